package org.tcpp.estimate;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Reads what workers encode and adds it up. */
final class Histograms {

    private Histograms() {}

    /** The figures of a sum. */
    static Figure<Distribution> distribution(String name, Collection<String> encoded) {
        return read(encoded).map(sum -> distribution(name, sum));
    }

    /** The figures of one that holds something. */
    static Distribution distribution(String name, Histogram histogram) {
        return new Distribution(name, histogram.getTotalCount(), histogram.getMean(),
                new Distribution.Quantiles(histogram.getMinValue(), histogram.getValueAtPercentile(50),
                        histogram.getValueAtPercentile(90), histogram.getValueAtPercentile(99),
                        histogram.getValueAtPercentile(99.9), histogram.getMaxValue()));
    }

    /** The sum of several, whatever the range of each, if all can be read and it holds anything. */
    static Figure<Histogram> read(Collection<String> encoded) {
        try {
            return sum(encoded).figure();
        } catch (IllegalArgumentException e) {
            return Figure.unknown("a worker sent a histogram that cannot be read: " + e.getMessage());
        }
    }

    /** The sum, encoded as workers encode theirs; null if there is nothing in it or it cannot be read. */
    static String encoded(Collection<String> encoded) {
        try {
            return sum(encoded).encoded();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static HistogramSum sum(Collection<String> encoded) {
        HistogramSum sum = new HistogramSum();
        encoded.forEach(sum::add);
        return sum;
    }

    /** Throws {@link IllegalArgumentException} if it is no histogram. */
    static Histogram decode(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
