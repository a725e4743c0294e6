package org.tcpp.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Parsed;
import org.tcpp.result.Decimals;
import org.tcpp.result.Verdict;

/** Searches for tests, as a command would have made them of servers of known capacity. */
public final class Searches {

    private static final String HOSTILE = "<script>alert(1)</script>\u001b[31m\u202e";

    private Searches() {}

    /** What the words behind {@code tcpp search} ask for. */
    static SearchSpec spec(String words) {
        return switch (CommandLine.parse(("search " + words).split(" "))) {
            case Parsed.Use use -> SearchSpec.of(use.given());
            case Parsed.Wrong wrong -> throw new AssertionError(wrong.message());
            case Parsed.Run _ -> throw new AssertionError("a run");
        };
    }

    /** One that has found both bounds, and a server that carried less again at once. */
    public static SearchResult complete() {
        return search(4000, Long.MAX_VALUE, "setup.p99 is 7.20 ms, above 5ms by 44 %", true).result();
    }

    /** One whose client could offer no more than 900/s. */
    public static SearchResult outOfReach() {
        return search(4000, 900, "never seen", true).result();
    }

    /** One with words in it that would command a browser or a terminal. */
    public static SearchResult hostile() {
        return search(4000, Long.MAX_VALUE, HOSTILE, false).result();
    }

    /** What one had written after its first trial, and was killed. */
    public static SearchResult killed() {
        SearchLog log = log("2026-11-30T08:00:00Z");
        add(log, Purpose.SEARCH, log.next().orElseThrow(), 4000, Long.MAX_VALUE, "never seen");
        return log.result();
    }

    /** One that was ended before it had found anything. */
    public static SearchResult interrupted() {
        SearchLog log = log("2026-11-30T08:00:00Z");
        log.endEarly(Verdict.INTERRUPTED, "ended early by SIGINT");
        return log.result();
    }

    /** One for those words of a server of that capacity, before it asks for more than that. */
    static SearchLog searched(String words, long capacity) {
        SearchSpec spec = spec(words);
        SearchLog log = new SearchLog(spec, spec.range(new SearchFigure.Shares(1, 32)),
                new SearchOrigin("2026-11-30T08:00:00Z", List.of("search"), "0.1.0", null, "Linux 6.18", "25"));
        for (Optional<Demand> next = log.next(); next.isPresent(); next = log.next()) {
            add(log, Purpose.SEARCH, next.get(), capacity, Long.MAX_VALUE, "too slow");
        }
        return log;
    }

    private static SearchLog search(long capacity, long client, String why, boolean recovers) {
        SearchLog log = log(why.equals(HOSTILE) ? HOSTILE : "2026-11-30T08:00:00Z");
        for (Optional<Demand> next = log.next(); next.isPresent(); next = log.next()) {
            add(log, Purpose.SEARCH, next.get(), capacity, client, why);
        }
        if (log.overload().isPresent()) {
            add(log, Purpose.OVERLOAD, new Demand(log.overload().get(), 10_000_000_000L), capacity, client, why);
            add(log, Purpose.RECOVERY, new Demand(log.recovery().orElseThrow(), 1_000_000_000L),
                    recovers ? capacity : 1, client,
                    why);
            if (recovers) {
                log.recovered(250_000_000);
            }
        }
        log.end();
        return log;
    }

    private static SearchLog log(String started) {
        SearchSpec spec = spec("--figure cps --limit setup.p99=5ms -- -c server --close reset");
        return new SearchLog(spec, spec.range(new SearchFigure.Shares(1, 32)),
                new SearchOrigin(started, List.of("search", "--figure", "cps"), "0.1.0", null, "Linux 6.18", "25"));
    }

    private static void add(SearchLog log, Purpose purpose, Demand demand, long capacity, long client, String why) {
        boolean invalid = demand.load() > client;
        boolean good = demand.load() <= capacity;
        double done = Math.min(capacity, demand.load());
        Graded graded = invalid
                ? new Graded(Grade.INVALID, List.of("a client worker used more than 90 % of a core"), List.of(), null,
                        1)
                : new Graded(good ? Grade.GOOD : Grade.BAD, good ? List.of() : List.of(why),
                        List.of(new Check("setup.p99=5ms", good ? 1200L : 7200L, 5000L, "microseconds", good,
                                good ? null : why),
                                new Check("backlog", null, 0L, "connections per second", null, null)),
                        done, 1 - done / demand.load());
        log.add(demand, TrialView.of(log.size() + 1, purpose,
                new TrialView.Offer(demand.load(), Decimals.seconds(demand.durationNs()),
                        BigDecimal.valueOf(log.size(), 0), BigDecimal.ZERO.setScale(9), 0L),
                graded));
    }
}
