package org.tcpp.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tcpp.host.Build;

/**
 * What the composition root knows of a run and nobody counts.
 *
 * @param id identifies the run
 * @param started wall-clock moment of go
 * @param commandLine the words of the command; secrets never stand on it
 * @param build which tcpp
 * @param labels the user's, in order
 * @param warnings what the look ahead found, one sentence each
 * @param allowed failures that do not spoil the verdict
 * @param ending how the run ended
 */
public record RunFacts(String id, Instant started, List<String> commandLine, Build build,
        Map<String, String> labels, List<String> warnings, FailureLimit allowed, Ending ending) {

    /** Of a run that never was. */
    public static final RunFacts NONE = new RunFacts("", Instant.EPOCH, List.of(), new Build(null, null), Map.of(),
            List.of(), FailureLimit.NONE, new Ending.Normal());

    public RunFacts {
        commandLine = List.copyOf(commandLine);
        warnings = List.copyOf(warnings);
    }
}
