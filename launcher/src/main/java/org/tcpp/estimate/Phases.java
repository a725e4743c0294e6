package org.tcpp.estimate;

/**
 * A run whose connections were opened first: its two phases apart.
 *
 * @param connections how many were established before data flowed
 * @param setupNs from the first attempt to the last of them established
 * @param transferNs from the moment at which workers were told to send to the last byte, null if none came
 * @param bytes delivered bytes
 */
public record Phases(long connections, long setupNs, Long transferNs, long bytes) {

    static Figure<Phases> of(Tally tally, Side sender, Side counting, long offsetNs) {
        Setup setup = tally.setup();
        if (setup == null || sender == null || sender.firstNs() == null) {
            return Figure.unknown("connections were not opened first, or not all that were to be");
        }
        Long last = counting.lastNs();
        Long transferNs = tally.transferNs() == null || last == null || last - offsetNs - tally.transferNs() <= 0
                ? null
                : (Long) (last - offsetNs - tally.transferNs());
        return Figure.of(new Phases(setup.connections(), setup.establishedNs() - sender.firstNs(), transferNs,
                counting.totals().bytes()));
    }

    /** Established connections per second. */
    public Figure<Double> connectionsPerSecond() {
        return setupNs > 0 ? Figure.of(connections * 1e9 / setupNs) : Figure.unknown("it took no time");
    }

    /** From the word to send to the last byte. */
    public Figure<Long> transfer() {
        return transferNs == null ? Figure.unknown("no byte followed") : Figure.of(transferNs);
    }
}
