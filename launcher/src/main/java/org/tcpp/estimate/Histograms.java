package org.tcpp.estimate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Reads what workers encode and adds it up. */
final class Histograms {

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

    /** The figures of a sum. */
    static Figure<Distribution> distribution(String name, Collection<String> encoded) {
        return read(encoded).map(sum -> new Distribution(name, sum.getTotalCount(), sum.getMean(),
                new Distribution.Quantiles(sum.getMinValue(), sum.getValueAtPercentile(50),
                        sum.getValueAtPercentile(90), sum.getValueAtPercentile(99), sum.getValueAtPercentile(99.9),
                        sum.getMaxValue())));
    }

    /** The sum if it can be read and holds anything. */
    static Figure<Histogram> read(Collection<String> encoded) {
        try {
            Histogram sum = sum(encoded);
            return sum == null
                    ? Figure.unknown("no worker measured it")
                    : sum.getTotalCount() == 0
                            ? Figure.unknown("nothing happened that could have been measured")
                            : Figure.of(sum);
        } catch (IllegalArgumentException e) {
            return Figure.unknown("a worker sent a histogram that cannot be read: " + e.getMessage());
        }
    }

    /** The sum, encoded as workers encode theirs; null if there is nothing in it or it cannot be read. */
    static String encoded(Collection<String> encoded) {
        Histogram sum = read(encoded).value();
        if (sum == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.allocate(sum.getNeededByteBufferCapacity());
        int length = sum.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static Histogram decode(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
