package org.tcpp.result;

import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which run this is.
 *
 * @param id identifies it
 * @param started moment of go, UTC, ISO 8601
 * @param commandLine the words of the command
 * @param tcppVersion version of tcpp
 * @param tcppCommit its commit, or null
 * @param labels the user's
 */
public record RunView(String id, String started, List<String> commandLine, String tcppVersion, String tcppCommit,
        Map<String, String> labels) {

    /** Of a run that these facts are known of. */
    public static RunView of(RunFacts facts) {
        return new RunView(facts.id(), facts.started().truncatedTo(ChronoUnit.MILLIS).toString(),
                facts.commandLine(), facts.build().version(), facts.build().commit(),
                Collections.unmodifiableMap(new LinkedHashMap<>(facts.labels())));
    }
}
