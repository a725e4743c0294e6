package org.tcpp.libc;

/** Which CPUs a thread may run on. */
public final class Affinity {

    /** Size of cpu_set_t in sched.h: 1024 CPUs. */
    private static final int MASK_BYTES = 128;

    private Affinity() {}

    /** Binds the calling thread to one CPU; null, or why that did not work. */
    public static String bindTo(int cpu) {
        if (cpu / Byte.SIZE >= MASK_BYTES) {
            return "CPU " + cpu + " is beyond the " + MASK_BYTES * Byte.SIZE + " that can be named";
        }
        Libc libc = new Libc();
        try (NativeMemory memory = new NativeMemory(libc)) {
            Block mask = memory.allocate(MASK_BYTES);
            mask.bytes().putLong(cpu / Long.SIZE * Long.BYTES, 1L << cpu % Long.SIZE);
            int result = libc.schedSetaffinity(MASK_BYTES, mask.address());
            return result < 0 ? Errno.name(-result) : null;
        }
    }
}
