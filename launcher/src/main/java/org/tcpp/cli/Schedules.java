package org.tcpp.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpp.message.Arrivals;

/** When connections are to begin, as {@code --rate} and {@code --arrivals} say it. */
final class Schedules {

    /** No host begins so many. */
    private static final long MOST_PER_SECOND = 10_000_000;
    private static final double SECOND_NS = 1e9;
    private static final String ALLOWED = "allowed are poisson, constant, pareto:ALPHA, burst:N,PERIOD and ramp:A-B";
    private static final Pattern RAMP = Pattern.compile("ramp:([^-]*)-([^-]*)");
    private static final Pattern BURST = Pattern.compile("burst:([^,]*),([^,]*)");
    private static final Pattern PARETO = Pattern.compile("pareto:(\\d+(?:\\.\\d+)?)");

    private Schedules() {}

    /** The schedule, or none. Throws {@link UsageError}. */
    static Arrivals of(Given given) {
        if (!draws(given)) {
            return Arrivals.NONE;
        }
        long perSecond = given.parse(CliOption.OFFERED, Schedules::parseRate, 1L);
        long rampNs = given.parse(CliOption.DURATION, Units::parseTime, 1L);
        return given.parse(CliOption.ARRIVALS, text -> parse(text, perSecond, Math.max(1, rampNs)),
                Arrivals.poisson(perSecond));
    }

    /** Which options may stand together. Throws {@link UsageError} with the first rule that is broken. */
    static void checkGiven(Given given) {
        for (CliOption option : List.of(CliOption.OFFERED, CliOption.ARRIVALS)) {
            for (CliOption other : List.of(CliOption.CONNECT_FIRST, CliOption.CHAOS)) {
                refuse(given.has(option) && given.has(other), given.named(option) + " with " + given.named(other)
                        + ": only one of these is allowed");
            }
        }
        if (!given.has(CliOption.ARRIVALS)) {
            return;
        }
        String arrivals = given.text(CliOption.ARRIVALS);
        boolean ramp = arrivals.startsWith("ramp");
        boolean saysRate = ramp || arrivals.startsWith("burst");
        String named = given.named(CliOption.ARRIVALS) + ": ";
        refuse(saysRate && given.has(CliOption.OFFERED),
                named + "says how many come, so --rate is not allowed with it");
        refuse(!saysRate && !given.has(CliOption.OFFERED), named
                + "needs --rate N, unless it is burst:N,PERIOD or ramp:A-B");
        refuse(ramp && !given.has(CliOption.DURATION), named + "needs -d TIME, over which the rate changes");
    }

    /** True if anything of it is drawn. */
    static boolean draws(Given given) {
        return given.has(CliOption.OFFERED) || given.has(CliOption.ARRIVALS);
    }

    private static void refuse(boolean broken, String sentence) {
        if (broken) {
            throw new UsageError(sentence);
        }
    }

    /** {@code 20k} or {@code 20k/s}. */
    private static long parseRate(String text) {
        return number(text.endsWith("/s") ? text.substring(0, text.length() - 2) : text, "connections a second");
    }

    private static Arrivals parse(String text, long perSecond, long rampNs) {
        Matcher ramp = RAMP.matcher(text);
        Matcher burst = BURST.matcher(text);
        Matcher pareto = PARETO.matcher(text);
        if (text.equals("poisson")) {
            return Arrivals.poisson(perSecond);
        } else if (text.equals("constant")) {
            return Arrivals.constant(perSecond);
        } else if (ramp.matches()) {
            return Arrivals.ramp(number(ramp.group(1), "connections a second"),
                    number(ramp.group(2), "connections a second"), rampNs);
        } else if (burst.matches()) {
            return burst(number(burst.group(1), "connections at once"), period(burst.group(2)));
        } else if (pareto.matches()) {
            double alpha = Double.parseDouble(pareto.group(1));
            if (alpha <= 1 || Double.isInfinite(alpha)) {
                throw new IllegalArgumentException("allowed are exponents above 1: with others there is no mean gap");
            }
            return Arrivals.pareto(perSecond, alpha);
        }
        throw new IllegalArgumentException(ALLOWED);
    }

    private static Arrivals burst(long connections, long periodNs) {
        if (connections * SECOND_NS / periodNs > MOST_PER_SECOND) {
            throw new IllegalArgumentException("allowed are up to " + MOST_PER_SECOND + " connections a second");
        }
        return Arrivals.burst(connections, periodNs);
    }

    private static long number(String text, String things) {
        long number = Units.parseCount(text);
        if (number < 1 || number > MOST_PER_SECOND) {
            throw new IllegalArgumentException("allowed are 1 to " + MOST_PER_SECOND + " " + things);
        }
        return number;
    }

    private static long period(String text) {
        long periodNs = Units.parseTime(text);
        if (periodNs < 1000 || periodNs > Rules.YEAR_NS) {
            throw new IllegalArgumentException("allowed are periods from 1us to " + Units.time(Rules.YEAR_NS));
        }
        return periodNs;
    }
}
