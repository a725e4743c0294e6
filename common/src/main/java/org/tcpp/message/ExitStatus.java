package org.tcpp.message;

/** The exit statuses of launcher and worker, after sysexits(3) where one fits. 1 and 3 belong to the JVM. */
public enum ExitStatus {

    /** Every connection completed. */
    COMPLETE(0, "complete"),
    /** The run ended, some connections or workers failed; the result says which and why. */
    DEGRADED(10, "degraded: some connections or workers failed"),
    /** compare: B is slower than A by more than is allowed. */
    SLOWER(11, "compare: slower than allowed"),
    /** compare: it cannot be told whether it is. */
    UNCLEAR(12, "compare: cannot be told"),
    /** Other bytes came than were sent; no tolerance excuses it. */
    DAMAGED(13, "damaged: other bytes came than were sent"),
    /** The command line is wrong (EX_USAGE). */
    USAGE(64, "wrong command line"),
    /** A file that was to be read is not there, or is no result (EX_NOINPUT). */
    NO_INPUT(66, "a file could not be read, or is no result"),
    /** The other end could not be reached or a port could not be bound; nothing was measured (EX_UNAVAILABLE). */
    UNAVAILABLE(69, "the other end could not be reached, or a port could not be bound"),
    /** A bug in tcpp (EX_SOFTWARE). */
    SOFTWARE(70, "a bug in tcpp"),
    /** An output could not be written, or cannot be (EX_CANTCREAT). */
    CANNOT_CREATE(73, "an output could not be written"),
    /** The other end refused us (EX_NOPERM). */
    REFUSED(77, "the other end refused this run"),
    /** Ended by SIGHUP. */
    HUNG_UP(129, "hung up (SIGHUP)"),
    /** Ended by SIGINT. */
    INTERRUPTED(130, "interrupted (SIGINT)"),
    /** Ended by SIGTERM. */
    TERMINATED(143, "terminated (SIGTERM)");

    private final int code;
    private final String words;

    ExitStatus(int code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The number that a shell sees. */
    public int code() {
        return code;
    }

    /** What the status means, for a person. */
    public String words() {
        return words;
    }

    /** What an exit status of a worker process means, whoever set it. */
    public static String describe(int status) {
        for (ExitStatus known : values()) {
            if (known.code == status) {
                return status + " (" + known.words + ")";
            }
        }
        return status + switch (status) {
            case 1 -> " (the JVM did not start, or an uncaught exception)";
            case 3 -> " (out of Java memory)";
            case 134 -> " (SIGABRT: the JVM crashed)";
            case 137 -> " (SIGKILL: killed, perhaps by the kernel for want of memory)";
            case 139 -> " (SIGSEGV)";
            default -> status > 128 && status < 160 ? " (signal " + (status - 128) + ")" : "";
        };
    }
}
