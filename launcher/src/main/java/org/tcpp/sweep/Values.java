package org.tcpp.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpp.cli.Units;

/** Values as a list, {@code cubic,bbr}, as a range, {@code 1..16x2} or {@code 10..50+10}, or a list of both. */
final class Values {

    /** More values of one factor are a slip of the finger. */
    static final int MOST = 1000;

    private static final Pattern RANGE = Pattern.compile("(\\w+)\\.\\.(\\w+?)(?:([x+])(\\w+))?");

    private Values() {}

    /**
     * Reads them. Where there is a semicolon it separates them, and commas belong to values.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static List<String> of(String text) {
        List<String> values = new ArrayList<>();
        for (String part : text.split(text.contains(";") ? ";" : ",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (range.matches() && Character.isDigit(part.charAt(0))) {
                values.addAll(range(range));
            } else {
                values.add(part.strip());
            }
        }
        if (values.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a value is empty");
        }
        if (values.stream().distinct().count() < values.size()) {
            throw new IllegalArgumentException("a value stands there twice");
        }
        if (values.size() > MOST) {
            throw new IllegalArgumentException(tooMany());
        }
        return values;
    }

    private static List<String> range(Matcher range) {
        long from = Units.parseBytes(range.group(1));
        long to = Units.parseBytes(range.group(2));
        boolean multiplies = "x".equals(range.group(3));
        long step = range.group(4) == null ? 1 : Units.parseBytes(range.group(4));
        if (step < (multiplies ? 2 : 1) || multiplies && from == 0) {
            throw new IllegalArgumentException("a range has to grow: from 1 on with x2 or more, or with +1 or more");
        }
        List<String> values = new ArrayList<>();
        boolean more = from <= to;
        for (long value = from; more; value = multiplies ? value * step : value + step) {
            if (values.size() == MOST) {
                throw new IllegalArgumentException(tooMany());
            }
            values.add(Long.toString(value));
            more = multiplies ? value <= to / step : value <= to - step;
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the range " + range.group() + " is empty");
        }
        return values;
    }

    private static String tooMany() {
        return "more than " + MOST + " values";
    }
}
