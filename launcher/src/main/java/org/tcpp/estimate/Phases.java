package org.tcpp.estimate;

import org.tcpp.message.Role;

/**
 * A run whose connections were opened first: its two phases apart.
 *
 * @param connections how many were established before data flowed
 * @param setupNs from the first attempt to the last of them established
 * @param transferNs from the moment at which workers were told to send to the last byte, null if none came
 * @param bytes delivered bytes of the way whose figures stand first
 */
public record Phases(long connections, long setupNs, Long transferNs, long bytes) {

    static Figure<Phases> of(Tally tally, Side client, Traffic traffic, long offsetNs) {
        Setup setup = tally.setup();
        if (setup == null || client == null || client.firstNs() == null) {
            return Figure.unknown("connections were not opened first, or not all that were to be");
        }
        Long last = traffic.counting().lastNs();
        long aheadNs = traffic.countedBy() == Role.SERVER ? offsetNs : 0;
        Long transferNs = tally.transferNs() == null || last == null || last - aheadNs - tally.transferNs() <= 0
                ? null
                : (Long) (last - aheadNs - tally.transferNs());
        return Figure.of(new Phases(setup.connections(), setup.establishedNs() - client.firstNs(), transferNs,
                traffic.bytes()));
    }

    /** Established connections per second. */
    public Figure<Double> connectionsPerSecond() {
        return setupNs > 0 ? Figure.of(connections * 1e9 / setupNs) : Figure.unknown("it took no time");
    }

    /** From the word to send to the last byte. */
    public Figure<Long> transfer() {
        return Figure.ofNullable(transferNs, "no byte followed");
    }
}
