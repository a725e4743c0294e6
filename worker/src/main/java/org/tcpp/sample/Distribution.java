package org.tcpp.sample;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * A histogram of whole numbers with three significant digits; what is larger than the largest counts as that. It takes
 * memory only from the first number on, 16 KB and 8 KB for each time that a number is twice as large as any before. One
 * thread; allocates only for such a number.
 */
public final class Distribution {

    /** An hour. */
    static final long LARGEST_US = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final long NS_PER_US = 1000;

    private final String name;
    private final long largest;
    private Histogram histogram;

    /**
     * Nothing counted yet.
     *
     * @param name as in {@link org.tcpp.message.Report}, ending in its unit
     * @param largest the largest number that is told apart
     */
    Distribution(String name, long largest) {
        this.name = name;
        this.largest = largest;
    }

    /** Times in microseconds. */
    public static Distribution ofTimes(String name) {
        return new Distribution(name, LARGEST_US);
    }

    /** Counts a number; a negative one, which stands for unknown, is left out. */
    void record(long value) {
        if (value < 0) {
            return;
        }
        if (histogram == null) {
            histogram = new Histogram(DIGITS);
        }
        histogram.recordValue(Math.min(largest, value));
    }

    /** Counts a time. */
    public void recordNs(long ns) {
        record(Math.max(0, ns) / NS_PER_US);
    }

    /** Enters it under its name in HdrHistogram's compressed V2 encoding, base64, if it has anything. */
    public void encodeInto(Map<String, String> histograms) {
        if (histogram != null) {
            ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
            int length = histogram.encodeIntoCompressedByteBuffer(buffer);
            histograms.put(name, Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
        }
    }
}
