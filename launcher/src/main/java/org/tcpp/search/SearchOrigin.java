package org.tcpp.search;

import java.util.List;

/**
 * Where a result comes from.
 *
 * @param started when the search began, UTC, ISO 8601
 * @param commandLine the words of the command
 * @param tcppVersion version of tcpp
 * @param tcppCommit its commit, or null
 * @param system system of the client's host
 * @param java version of Java there
 */
public record SearchOrigin(String started, List<String> commandLine, String tcppVersion, String tcppCommit,
        String system, String java) {
}
