package org.tcpp.estimate;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Reads what workers encode and adds it up. */
final class Histograms {

    /** Names of histograms end in this. */
    static final String UNIT = "_microseconds";

    private Histograms() {}

    /**
     * The sum of several histograms, whatever the range of each: no count is lost.
     *
     * @param encoded each in the compressed V2 encoding, base64
     * @throws IllegalArgumentException if one of them is no histogram
     */
    static Histogram sum(Collection<String> encoded) {
        Histogram sum = null;
        for (String text : encoded) {
            Histogram one = decode(text);
            if (sum == null) {
                // a range that grows takes every other; equal digits keep equal values apart
                sum = new Histogram(one.getNumberOfSignificantValueDigits());
            }
            sum.add(one);
        }
        return sum;
    }

    /** The figures of a sum, under its name without the unit. */
    static Figure<Latency> latency(String name, Collection<String> encoded) {
        Histogram sum;
        try {
            sum = sum(encoded);
        } catch (IllegalArgumentException e) {
            return Figure.unknown("a worker sent a histogram that cannot be read: " + e.getMessage());
        }
        if (sum == null) {
            return Figure.unknown("no worker measured it");
        }
        if (sum.getTotalCount() == 0) {
            return Figure.unknown("nothing happened that could have been timed");
        }
        return Figure.of(new Latency(shortName(name), sum.getTotalCount(), sum.getMinValue(),
                sum.getValueAtPercentile(50), sum.getValueAtPercentile(90), sum.getValueAtPercentile(99),
                sum.getValueAtPercentile(99.9), sum.getMaxValue()));
    }

    /** A histogram's name without its unit. */
    static String shortName(String name) {
        return name.endsWith(UNIT) ? name.substring(0, name.length() - UNIT.length()) : name;
    }

    private static Histogram decode(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
