package org.tcpp.message;

import java.util.Locale;

/**
 * When connections are to begin, whatever has become of those before them: an open loop. All numbers are over all
 * workers of a client.
 *
 * @param shape how they are spread over time
 * @param number connections a second, at the beginning of a ramp; connections of a burst; 0 where there is no schedule
 * @param lastNumber connections a second at the end of a ramp, and from then on; else 0
 * @param spanNs how long a ramp takes, or from one burst to the next, in nanoseconds; else 0
 * @param alpha exponent of Pareto's distribution, above 1; else 0
 */
public record Arrivals(Shape shape, long number, long lastNumber, long spanNs, double alpha) {

    /** How arrivals are spread. Their words are those of options, messages and results. */
    public enum Shape implements Word {
        /** No schedule: as many at a time as are allowed, a closed loop. */
        CLOSED,
        /** Gaps are drawn from an exponential distribution: the next one comes whenever, as from many strangers. */
        POISSON,
        /** Gaps are all the same, and workers take turns. */
        CONSTANT,
        /** Many at once, again and again. */
        BURST,
        /** As Poisson's, with a rate that changes evenly. */
        RAMP,
        /** Gaps are drawn from Pareto's distribution: crowds, and long silences. */
        PARETO;

        /** The word. */
        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As many at a time as are allowed. */
    public static final Arrivals NONE = new Arrivals(Shape.CLOSED, 0, 0, 0, 0);

    /** Checks what belongs together. */
    public Arrivals {
        boolean spanned = shape == Shape.BURST || shape == Shape.RAMP;
        boolean fits = shape == Shape.CLOSED == (number == 0) && number >= 0 && spanned == spanNs > 0
                && shape == Shape.RAMP == lastNumber > 0 && shape == Shape.PARETO == alpha > 1;
        if (!fits) {
            throw new IllegalArgumentException("no schedule is '" + shape.word() + "' with " + number + ", "
                    + lastNumber + ", " + spanNs + " ns and " + alpha);
        }
    }

    /** Independent of each other, so many a second. */
    public static Arrivals poisson(long perSecond) {
        return new Arrivals(Shape.POISSON, perSecond, 0, 0, 0);
    }

    /** At equal distances, so many a second. */
    public static Arrivals constant(long perSecond) {
        return new Arrivals(Shape.CONSTANT, perSecond, 0, 0, 0);
    }

    /** With heavy tails, so many a second in the mean. */
    public static Arrivals pareto(long perSecond, double alpha) {
        return new Arrivals(Shape.PARETO, perSecond, 0, 0, alpha);
    }

    /** So many at once, each period. */
    public static Arrivals burst(long number, long periodNs) {
        return new Arrivals(Shape.BURST, number, 0, periodNs, 0);
    }

    /** From so many a second to so many, within that time. */
    public static Arrivals ramp(long firstPerSecond, long lastPerSecond, long spanNs) {
        return new Arrivals(Shape.RAMP, firstPerSecond, lastPerSecond, spanNs, 0);
    }

    /** True if there is a schedule. */
    public boolean isOpen() {
        return shape != Shape.CLOSED;
    }

    /** Connections a second in the mean, while a ramp goes on; 0 where there is no schedule. */
    public double perSecond() {
        return switch (shape) {
            case BURST -> number * 1e9 / spanNs;
            case RAMP -> (number + lastNumber) / 2.0;
            default -> number;
        };
    }

    /** Connections a second at the most, apart from chance. */
    public double mostPerSecond() {
        return shape == Shape.RAMP ? Math.max(number, lastNumber) : perSecond();
    }

    /** The shape as an option says it: {@code poisson}, {@code burst:100,1000000ns}; null where there is none. */
    public String text() {
        return switch (shape) {
            case CLOSED -> null;
            case POISSON, CONSTANT -> shape.word();
            case BURST -> shape.word() + ":" + number + "," + spanNs + "ns";
            case RAMP -> shape.word() + ":" + number + "-" + lastNumber;
            case PARETO -> shape.word() + ":" + alpha;
        };
    }

    /** Its fields; there are none where there is no schedule. */
    void putInto(Fields out) {
        if (isOpen()) {
            out.put("arrivals", shape.word())
                    .put("arrivals_number", number)
                    .put("arrivals_last_number", lastNumber == 0 ? null : (Long) lastNumber)
                    .put("arrivals_span_ns", spanNs == 0 ? null : (Long) spanNs)
                    .put("arrivals_alpha", alpha == 0 ? null : (Double) alpha);
        }
    }

    /** What {@link #putInto} has put. */
    static Arrivals from(Fields in) {
        if (!in.has("arrivals")) {
            return NONE;
        }
        return new Arrivals(Word.find(Shape.values(), in.text("arrivals"), "arrivals"), in.whole("arrivals_number"),
                in.whole("arrivals_last_number", 0L), in.whole("arrivals_span_ns", 0L),
                in.has("arrivals_alpha") ? in.real("arrivals_alpha") : 0);
    }
}
