package org.tcpp.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Given;
import org.tcpp.cli.Options;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.Units;
import org.tcpp.cli.UsageError;

/**
 * What is searched for, and how, as the user put it.
 *
 * @param figure what a load is
 * @param limits what a load that is carried must keep to
 * @param goal how sure the answer is to be
 * @param first the load of the first trial; null: the figure's own
 * @param highest no larger load is tried; null: none is too large
 * @param restNs so long at most is waited between trials
 * @param words the command line of a run, without what the search sets
 */
public record SearchSpec(SearchFigure figure, List<Limit> limits, Goal goal, Long first, Long highest, long restNs,
        List<String> words) {

    private static final long TRIAL_NS = 10_000_000_000L;
    private static final long SHORTEST_TRIAL_NS = 100_000_000;
    private static final long LONGEST_NS = 86_400_000_000_000L;
    private static final int TRIALS = 3;
    private static final double WIDTH = 0.02;
    private static final double EXCEED = 0.34;
    private static final long REST_NS = 75_000_000_000L;

    /** As the user put it. Throws {@link UsageError} if it makes no sense. */
    public static SearchSpec of(Given given) {
        if (!given.has(ToolOption.SEARCH_FIGURE)) {
            throw new UsageError("search: --figure is missing: cps, at-once or bps");
        }
        SearchFigure figure = given.parse(ToolOption.SEARCH_FIGURE, SearchSpec::figure, null);
        long trialNs = given.parse(ToolOption.SEARCH_TRIAL, SearchSpec::trial, TRIAL_NS);
        long sumNs = given.parse(ToolOption.SEARCH_SUM, Units::parseTime,
                Math.min(LONGEST_NS, TRIALS * trialNs));
        if (sumNs < trialNs || sumNs > LONGEST_NS) {
            throw new UsageError(given.named(ToolOption.SEARCH_SUM) + ": allowed are times from that of --trial, "
                    + Units.time(trialNs) + ", to 24h");
        }
        Goal goal = new Goal(given.parse(ToolOption.SEARCH_WIDTH, text -> share(text, 0.0001, 0.5), WIDTH),
                given.parse(ToolOption.SEARCH_EXCEED, text -> share(text, 0, 0.9), EXCEED), trialNs, sumNs);
        long restNs = given.parse(ToolOption.SEARCH_REST, Units::parseTime, REST_NS);
        if (restNs > LONGEST_NS) {
            throw new UsageError(given.named(ToolOption.SEARCH_REST) + ": allowed are 0s to 24h");
        }
        SearchSpec spec = new SearchSpec(figure, limits(given, figure), goal,
                given.parse(ToolOption.SEARCH_FROM, text -> load(text, figure), null),
                given.parse(ToolOption.SEARCH_TO, text -> load(text, figure), null), restNs, given.behind());
        spec.check();
        return spec;
    }

    private void check() {
        if (first != null && highest != null && first > highest) {
            throw new UsageError("--from " + first + " is more than --to " + highest);
        }
        Set<CliOption> given = CommandLine.ofRun(words);
        if (given.contains(CliOption.SERVE)) {
            throw new UsageError("-s behind --: a search runs clients, or loopback; a server of theirs runs beside it");
        }
        given.stream().filter(figure.own()::contains).findFirst().ifPresent(option -> {
            throw new UsageError(option.dashed() + " behind --: the search itself sets it for --figure "
                    + figure.word());
        });
        Set<String> subjects = new HashSet<>();
        for (Limit limit : limits) {
            if (!subjects.add(limit.subject())) {
                throw new UsageError("--limit " + limit.text() + ": " + limit.subject() + " has a limit already");
            }
            if (limit instanceof Limit.OfTime time && time.isPlanned() && figure != SearchFigure.CPS) {
                throw new UsageError("--limit " + limit.text() + ": " + time.time() + " is counted from the moment at"
                        + " which a connection is due, which only --figure cps has; connect, first-byte, completion"
                        + " and round are of all");
            }
        }
    }

    /** Refuses a limit to a time that a trial with such options does not have. Throws {@link UsageError}. */
    public void check(Options trial) {
        for (Limit limit : limits) {
            if (limit instanceof Limit.OfTime time) {
                time.missing(trial).ifPresent(why -> {
                    throw new UsageError("--limit " + limit.text() + ": " + why);
                });
            }
        }
    }

    /** The loads that can be asked for. Throws {@link UsageError} if there is none. */
    public LoadRange range(SearchFigure.Shares shares) {
        return figure.range(shares, goal.phases().getFirst().trialNs(), highest);
    }

    /** Looks for the answer among these loads. */
    public Search search(LoadRange range) {
        return new Search(goal, range, first == null ? figure.first() : first);
    }

    /** The command line of a trial. */
    public List<String> line(Demand demand, SearchFigure.Shares shares) {
        List<String> line = new ArrayList<>(words);
        line.addAll(figure.words(demand, shares, CommandLine.ofRun(words)));
        return line;
    }

    /** A trial that is over soon, to see whether the server has come to rest. */
    public long lookNs() {
        return goal.phases().getFirst().trialNs();
    }

    private static List<Limit> limits(Given given, SearchFigure figure) {
        List<Limit> limits = new ArrayList<>();
        for (String text : given.texts(ToolOption.SEARCH_LIMIT)) {
            try {
                limits.add(Limit.parse(text));
            } catch (IllegalArgumentException e) {
                throw new UsageError("--limit " + text + ": " + e.getMessage());
            }
        }
        standard(limits, "failures=0");
        if (figure == SearchFigure.BPS) {
            standard(limits, "carried=98%");
        } else if (figure == SearchFigure.CPS) {
            limits.add(new Limit.OfBacklog());
        }
        return List.copyOf(limits);
    }

    private static void standard(List<Limit> limits, String text) {
        Limit limit = Limit.parse(text);
        if (limits.stream().noneMatch(one -> one.subject().equals(limit.subject()))) {
            limits.add(limit);
        }
    }

    private static SearchFigure figure(String word) {
        for (SearchFigure figure : SearchFigure.values()) {
            if (figure.word().equals(word)) {
                return figure;
            }
        }
        throw new IllegalArgumentException("allowed are cps, at-once and bps");
    }

    private static long trial(String text) {
        long ns = Units.parseTime(text);
        if (ns < SHORTEST_TRIAL_NS || ns > LONGEST_NS) {
            throw new IllegalArgumentException("allowed are 100ms to 24h");
        }
        return ns;
    }

    private static Long load(String text, SearchFigure figure) {
        long load = Units.parseCount(text.endsWith("/s") ? text.substring(0, text.length() - 2) : text);
        if (load < 1 || load > figure.most()) {
            throw new IllegalArgumentException("allowed are loads of 1 to " + figure.most());
        }
        return load;
    }

    private static double share(String text, double least, double most) {
        double share = text.endsWith("%") ? Units.parseTolerance(text).partsPerMillion() / 1e6 : -1;
        if (share < least || share > most) {
            throw new IllegalArgumentException("allowed are " + percent(least) + " to " + percent(most));
        }
        return share;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
