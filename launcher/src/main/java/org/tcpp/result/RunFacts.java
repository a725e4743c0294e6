package org.tcpp.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the composition root knows of a run and nobody counts.
 *
 * @param id identifies the run
 * @param started wall-clock moment of go
 * @param commandLine the words of the command; secrets never stand on it
 * @param version of tcpp
 * @param commit of tcpp, or null where the build does not know
 * @param labels the user's, in order
 * @param warnings what the look ahead found, one sentence each
 * @param allowed failures that do not spoil the verdict
 * @param ending how the run ended
 */
public record RunFacts(String id, Instant started, List<String> commandLine, String version, String commit,
        Map<String, String> labels, List<String> warnings, FailureLimit allowed, Ending ending) {

    public RunFacts {
        commandLine = List.copyOf(commandLine);
        warnings = List.copyOf(warnings);
    }
}
