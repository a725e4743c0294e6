package org.tcpp.size;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpp.size.PiecewiseSizes.Point;

/**
 * Reads the text form of a mix:
 *
 * <pre>
 *   1000                              always so many bytes
 *   1k:50,64k:30,10M:20               these sizes, with these weights
 *   uniform:1k-1M                     every size between, equally often
 *   lognormal:MEDIAN,SIGMA            SIGMA of the natural logarithm
 *   pareto:MIN,ALPHA                  the share above x is (MIN / x)^ALPHA
 *   cdf:FILE                          points from a file, on a command line only
 *   points:0=0,10000=0.15,1000000=1   bytes and cumulative probability
 *   websearch datamining hadoop storage
 * </pre>
 */
public final class SizeMixes {

    private static final String ALLOWED = "allowed are BYTES, BYTES:WEIGHT,BYTES:WEIGHT,..., uniform:LOW-HIGH,"
            + " lognormal:MEDIAN,SIGMA, pareto:MIN,ALPHA, cdf:FILE, ";

    /** Weights above it would drown all others in rounding. */
    private static final double LARGEST_WEIGHT = 1e12;

    private static final int LONGEST_QUOTE = 60;
    private static final String POINTS = "cdf:";

    private SizeMixes() {}

    /**
     * Reads what a user wrote: as {@link #parse}, and {@code cdf:FILE} besides.
     *
     * @throws IllegalArgumentException if it is no mix; the message says what was given and what is allowed
     */
    public static SizeMix parseOption(String text) {
        Optional<String> file = file(text);
        if (file.isEmpty()) {
            return parse(text);
        }
        try {
            if (file.get().isBlank()) {
                throw new IllegalArgumentException("the name of the file is empty");
            }
            return CdfPoints.mix(CdfPoints.read(file.get()));
        } catch (IllegalArgumentException e) {
            throw refused(text, e);
        }
    }

    /** The file that it names where {@link #parseOption} would read one. */
    public static Optional<String> file(String text) {
        return text.startsWith(POINTS) ? Optional.of(text.substring(POINTS.length())) : Optional.empty();
    }

    /**
     * Reads what {@link SizeMix#text()} writes. Never opens a file: the text may come from the other end of a
     * connection.
     *
     * @throws IllegalArgumentException if it is no mix; the message says what was given and what is allowed
     */
    public static SizeMix parse(String text) {
        try {
            int colon = text.indexOf(':');
            return colon < 0 ? fixedOrNamed(text) : parse(text.substring(0, colon), text.substring(colon + 1), text);
        } catch (IllegalArgumentException e) {
            throw refused(text, e);
        }
    }

    private static IllegalArgumentException refused(String text, IllegalArgumentException reason) {
        String quote = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
        return new IllegalArgumentException("'" + quote + "' is no size mix: " + reason.getMessage(), reason);
    }

    private static SizeMix fixedOrNamed(String text) {
        if (startsWithDigit(text)) {
            return new FixedSize(ByteSize.parse(text));
        }
        for (PublishedMix mix : PublishedMix.values()) {
            if (mix.word().equals(text)) {
                return mix.sizes();
            }
        }
        throw new IllegalArgumentException(ALLOWED + PublishedMix.words());
    }

    private static SizeMix parse(String kind, String rest, String text) {
        return switch (kind) {
            case "uniform" -> {
                String[] sides = two(rest, "-", "uniform:LOW-HIGH, as in uniform:1k-1M");
                yield new UniformSizes(ByteSize.parse(sides[0]), ByteSize.parse(sides[1]));
            }
            case "lognormal" -> {
                String[] sides = two(rest, ",", "lognormal:MEDIAN,SIGMA, as in lognormal:10k,1.5");
                yield new LognormalSizes(ByteSize.parse(sides[0]), Decimal.parse("SIGMA", sides[1]).doubleValue());
            }
            case "pareto" -> {
                String[] sides = two(rest, ",", "pareto:MIN,ALPHA, as in pareto:1k,1.2");
                yield new ParetoSizes(ByteSize.parse(sides[0]), Decimal.parse("ALPHA", sides[1]).doubleValue());
            }
            case "points" -> CdfPoints.mix(CdfPoints.parse(rest, ","));
            case "cdf" -> throw new IllegalArgumentException("a file can only be named on this side's command line");
            default -> {
                if (!startsWithDigit(kind)) {
                    throw new IllegalArgumentException(ALLOWED + PublishedMix.words());
                }
                yield weighted(text);
            }
        };
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    private static String[] two(String rest, String separator, String form) {
        String[] sides = rest.split(separator, -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("allowed is " + form);
        }
        return sides;
    }

    private record Weighted(long bytes, double weight) {

        static Weighted parse(String text) {
            String[] sides = two(text, ":", "BYTES:WEIGHT,BYTES:WEIGHT,..., as in 1k:50,64k:30,10M:20");
            double weight = Decimal.parse("weight", sides[1]).doubleValue();
            if (!(weight > 0 && weight <= LARGEST_WEIGHT)) {
                throw new IllegalArgumentException("weight '" + sides[1] + "', allowed is above 0 and at most "
                        + Decimal.format(LARGEST_WEIGHT));
            }
            return new Weighted(ByteSize.parse(sides[0]), weight);
        }

        String text() {
            return ByteSize.format(bytes) + ":" + Decimal.format(weight);
        }
    }

    private static SizeMix weighted(String text) {
        List<Weighted> parts = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (String part : text.split(",", -1)) {
            Weighted weighted = Weighted.parse(part);
            if (!seen.add(weighted.bytes)) {
                throw new IllegalArgumentException("size " + ByteSize.format(weighted.bytes) + " is there twice");
            }
            parts.add(weighted);
        }
        if (parts.size() > PiecewiseSizes.MOST_POINTS / 2) {
            throw new IllegalArgumentException(
                    "sizes given: " + parts.size() + ", allowed are at most " + PiecewiseSizes.MOST_POINTS / 2);
        }
        parts.sort(Comparator.comparingLong(Weighted::bytes));
        return new PiecewiseSizes(parts.stream().map(Weighted::text).collect(Collectors.joining(",")), steps(parts));
    }

    /** Each size becomes a step of the curve; its weight is the step's share of the height. */
    private static List<Point> steps(List<Weighted> parts) {
        double total = 0;
        for (Weighted part : parts) {
            total += part.weight;
        }
        List<Point> points = new ArrayList<>();
        double below = 0;
        for (Weighted part : parts) {
            points.add(new Point(part.bytes, below / total));
            below += part.weight;
            points.add(new Point(part.bytes, below / total));
        }
        return points;
    }
}
