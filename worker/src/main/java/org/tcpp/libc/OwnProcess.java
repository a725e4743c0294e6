package org.tcpp.libc;

/**
 * What the C library knows of this process, without the files and classes that the JDK would need for it. Where it
 * cannot be asked (not Linux, or no native access), what the JDK knows.
 */
public final class OwnProcess {

    /** Of linux/prctl.h. */
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int SIGKILL = 9;
    /** Of asm-generic/resource.h: x86-64, aarch64, riscv64, ppc64 and s390x. */
    private static final int RLIMIT_NOFILE = 7;

    private static final boolean KNOWN = System.getProperty("os.name").equals("Linux")
            && OwnProcess.class.getModule().isNativeAccessEnabled();

    private OwnProcess() {}

    /** Its process id. */
    public static long pid() {
        return KNOWN ? new Libc().getpid() : ProcessHandle.current().pid();
    }

    /**
     * How many descriptors it may have open: the soft limit, which the JVM has raised to the hard one at its start.
     * Long.MAX_VALUE if there is no limit, -1 if the system does not tell.
     */
    public static long descriptorLimit() {
        return KNOWN ? Math.max(-1, new Libc().getrlimit(RLIMIT_NOFILE)) : -1;
    }

    /**
     * Lets the kernel kill this process as soon as the thread that started it has ended, with its process or alone
     * (PR_SET_PDEATHSIG, prctl(2)). That works even while this process is stopped, when it could not notice by itself.
     * Where it is not possible, nothing happens.
     */
    public static void endWithParent() {
        if (KNOWN) {
            new Libc().prctl(PR_SET_PDEATHSIG, SIGKILL);
        }
    }
}
