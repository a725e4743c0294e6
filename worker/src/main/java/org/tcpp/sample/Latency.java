package org.tcpp.sample;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/** A histogram of times: 1 microsecond to 1 hour in microseconds, three significant digits. One thread. */
final class Latency {

    private static final long LARGEST_US = 3_600_000_000L;
    private static final long NS_PER_US = 1000;

    private final Histogram histogram = new Histogram(1, LARGEST_US, 3);

    /** Counts a time; less than a microsecond counts as 0, more than an hour as an hour. */
    void record(long ns) {
        histogram.recordValue(Math.min(LARGEST_US, Math.max(0, ns / NS_PER_US)));
    }

    boolean isEmpty() {
        return histogram.getTotalCount() == 0;
    }

    /** HdrHistogram's compressed V2 encoding, base64. */
    String encoded() {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
