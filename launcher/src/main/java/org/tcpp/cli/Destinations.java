package org.tcpp.cli;

import java.util.List;
import org.tcpp.pattern.HostEntry;
import org.tcpp.pattern.HostList;

/**
 * Where {@code tcpp push} carries a tcpp.
 *
 * @param hosts in the order given
 * @param via how they are reached, as --via says it
 * @param carryJava a Java goes along to those that have none
 */
public record Destinations(List<HostEntry> hosts, String via, boolean carryJava) {

    public Destinations {
        hosts = List.copyOf(hosts);
    }

    /** What is given. Throws {@link UsageError} if it cannot be. */
    public static Destinations of(Given given) {
        String via = HostsBuilder.via(given);
        return new Destinations(hosts(given, via), via, given.has(CliOption.CARRY_JAVA));
    }

    private static List<HostEntry> hosts(Given given, String via) {
        if (given.bare().isEmpty()) {
            if (!via.equals(HostsBuilder.SRUN)) {
                throw new UsageError(Tool.PUSH.word() + ": HOST is missing");
            }
            return HostsBuilder.allocation(given, via, System.getenv(HostsBuilder.NODES));
        }
        String list = String.join(",", given.bare());
        try {
            return HostList.parse(list);
        } catch (IllegalArgumentException e) {
            throw new UsageError(Tool.PUSH.word() + " " + list + ": " + e.getMessage());
        }
    }
}
