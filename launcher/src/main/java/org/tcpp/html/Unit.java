package org.tcpp.html;

/** Units as a person reads them. */
enum Unit {
    BITS_PER_SECOND("bit/s"), PER_SECOND("/s"), ROUNDS_PER_SECOND("rounds/s"), BYTES("B"), COUNT(""), SECONDS(
            "s"), MICROSECONDS("s"), PERCENT(
                    "%"), RATIO("");

    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};
    private static final int DIGITS = 4;

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /**
     * The scale that suits numbers up to a largest one.
     *
     * @param divisor what they are divided by
     * @param symbol what they are then in
     */
    record Scaled(double divisor, String symbol) {

        /** A number in it, with four digits. */
        String text(double value) {
            String number = Numbers.significant(value / divisor, DIGITS);
            return symbol.isEmpty() ? number : number + (symbol.startsWith("/") ? "" : " ") + symbol;
        }
    }

    /** That of a figure of a summary, by its name. */
    static Unit of(String figure) {
        return figure.contains("bits_per_second")
                ? BITS_PER_SECOND
                : figure.startsWith("rounds_") && figure.contains("per_second")
                        ? ROUNDS_PER_SECOND
                        : figure.contains("_per_second")
                                ? PER_SECOND
                                : figure.matches("(.*_)?microseconds(_(min|p\\d+|max))?")
                                        ? MICROSECONDS
                                        : figure.matches("(.*_)?seconds(_.*)?") ? SECONDS : RATIO;
    }

    /** The scale for numbers up to that. */
    Scaled scaled(double largest) {
        return switch (this) {
            case BITS_PER_SECOND, PER_SECOND, ROUNDS_PER_SECOND, BYTES -> prefixed(largest);
            case MICROSECONDS -> time(largest);
            case COUNT, SECONDS, PERCENT, RATIO -> new Scaled(1, symbol);
        };
    }

    /** One number with its unit. */
    String text(double value) {
        return this == COUNT && value == Math.rint(value)
                ? Numbers.count((long) value)
                : scaled(Math.abs(value)).text(value);
    }

    /** One that may not be known. */
    String text(Number value) {
        return value == null ? "not known" : text(value.doubleValue());
    }

    private Scaled prefixed(double largest) {
        int prefix = 0;
        double divisor = 1;
        while (largest / divisor >= 1000 && prefix < PREFIXES.length - 1) {
            divisor *= 1000;
            prefix++;
        }
        return new Scaled(divisor,
                PREFIXES[prefix] + (this == ROUNDS_PER_SECOND && prefix > 0 ? " " : "") + symbol);
    }

    private static Scaled time(double largest) {
        return largest < 1000
                ? new Scaled(1, "\u00b5s")
                : largest < 1_000_000 ? new Scaled(1000, "ms") : new Scaled(1_000_000, "s");
    }
}
