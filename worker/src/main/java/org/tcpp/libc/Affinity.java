package org.tcpp.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Which CPUs a thread may run on. */
public final class Affinity {

    /** Size of cpu_set_t in sched.h: 1024 CPUs. */
    private static final int MASK_BYTES = 128;

    private Affinity() {}

    /** Binds the calling thread to one CPU; null, or why that did not work. */
    public static String bindTo(int cpu) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, 8);
            if (cpu / Byte.SIZE >= MASK_BYTES) {
                return "CPU " + cpu + " is beyond the " + MASK_BYTES * Byte.SIZE + " that can be named";
            }
            mask.set(ValueLayout.JAVA_LONG, (long) cpu / Long.SIZE * Long.BYTES, 1L << cpu % Long.SIZE);
            int result = new Libc(arena).schedSetaffinity(mask);
            return result < 0 ? Errno.name(-result) : null;
        }
    }
}
