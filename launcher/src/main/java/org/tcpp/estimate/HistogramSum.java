package org.tcpp.estimate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/**
 * Adds up encoded histograms one at a time, without loss: the same as one histogram of all values. Keeps the sum only,
 * so its memory does not grow with their number. One thread.
 */
public final class HistogramSum {

    private Histogram sum;

    /**
     * Adds one.
     *
     * @param encoded in the compressed V2 encoding, base64
     * @throws IllegalArgumentException if it is no histogram; the sum is then as it was
     */
    public void add(String encoded) {
        Histogram one = Histograms.decode(encoded);
        if (sum == null) {
            // a range that grows takes every other; equal digits keep equal values apart
            sum = new Histogram(one.getNumberOfSignificantValueDigits());
        }
        sum.add(one);
    }

    /** What it says of what was measured under that name, which ends in its unit. */
    public Figure<Distribution> distribution(String name) {
        return figure().map(known -> Histograms.distribution(name, known));
    }

    /** It, encoded as those that were added; null if there is nothing in it. */
    public String encoded() {
        return figure().known() ? encode(sum) : null;
    }

    Figure<Histogram> figure() {
        return sum == null
                ? Figure.unknown("no worker measured it")
                : sum.getTotalCount() == 0
                        ? Figure.unknown("nothing happened that could have been measured")
                        : Figure.of(sum);
    }

    private static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
