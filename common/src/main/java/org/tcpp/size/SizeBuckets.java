package org.tcpp.size;

/**
 * Classes of sizes by which completion times are told apart, one per power of ten. HKUST-SING's TrafficGenerator sets
 * small flows apart below 100 KB and large ones from 10 MB on, and both are edges here; but its result.py counts these
 * by 1024, and these classes are decimal.
 */
public final class SizeBuckets {

    private static final long[] FIRST_BYTES = {0, 10_000, 100_000, 1_000_000, 10_000_000};

    private SizeBuckets() {}

    /** How many buckets there are. */
    public static int count() {
        return FIRST_BYTES.length;
    }

    /**
     * The bucket of a size.
     *
     * @param bytes bytes of a connection, opening included, 0 or more
     * @return 0 to {@link #count()} - 1, ascending with the size
     */
    public static int of(long bytes) {
        int bucket = FIRST_BYTES.length - 1;
        while (bucket > 0 && bytes < FIRST_BYTES[bucket]) {
            bucket--;
        }
        return bucket;
    }

    /** The smallest size in the bucket, in bytes. */
    public static long firstBytes(int bucket) {
        return FIRST_BYTES[bucket];
    }

    /** The largest size in the bucket, in bytes; {@link Long#MAX_VALUE} for the last bucket. */
    public static long lastBytes(int bucket) {
        return bucket == FIRST_BYTES.length - 1 ? Long.MAX_VALUE : FIRST_BYTES[bucket + 1] - 1;
    }

    /** The bucket in bytes, both ends included: {@code 10000-99999}; the last one is {@code 10000000+}. */
    public static String label(int bucket) {
        return bucket == FIRST_BYTES.length - 1
                ? FIRST_BYTES[bucket] + "+"
                : FIRST_BYTES[bucket] + "-" + lastBytes(bucket);
    }
}
