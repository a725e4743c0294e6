package org.tcpp.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

/** What the C library knows of this process, without the files and classes that the JDK would need for it. Linux. */
public final class OwnProcess {

    /** Of linux/prctl.h. */
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int SIGKILL = 9;
    /** Of asm-generic/resource.h: x86-64, aarch64, riscv64, ppc64 and s390x. */
    private static final int RLIMIT_NOFILE = 7;

    private OwnProcess() {}

    /** Its process id. */
    public static int pid() {
        return new Libc(Arena.global()).getpid();
    }

    /**
     * How many descriptors it may have open: the soft limit, which the JVM has raised to the hard one at its start.
     * Long.MAX_VALUE if there is no limit, -1 if the system does not tell.
     */
    public static long descriptorLimit() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(2 * Long.BYTES, 8);
            if (new Libc(arena).getrlimit(RLIMIT_NOFILE, limits) < 0) {
                return -1;
            }
            long soft = limits.get(JAVA_LONG, 0);
            return soft < 0 ? Long.MAX_VALUE : soft; // RLIM_INFINITY has all bits set
        }
    }

    /**
     * Lets the kernel kill this process as soon as the thread that started it has ended, with its process or alone
     * (PR_SET_PDEATHSIG, prctl(2)). That works even while this process is stopped, when it could not notice by itself.
     * Where it is not possible, nothing happens.
     */
    public static void endWithParent() {
        if (System.getProperty("os.name").equals("Linux") && OwnProcess.class.getModule().isNativeAccessEnabled()) {
            new Libc(Arena.global()).prctl(PR_SET_PDEATHSIG, SIGKILL);
        }
    }
}
