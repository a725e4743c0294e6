package org.tcpp.output;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Whether a thread stands still: it waits for somebody else, in the kernel or in this process. One that computes does
 * not, however seldom a busy host lets it; so nobody is given up for being slow. One thread.
 */
public final class Standstill {

    /** Where native methods wait; those of others compute, compress or load classes. */
    private static final String[] WAITING = {"java.io.", "java.net.", "sun.nio.", "java.lang.Process"};

    private final Thread thread;
    private StackTraceElement[] before = {};

    /** Looks at a thread that has begun. */
    public Standstill(Thread thread) {
        this.thread = thread;
    }

    /** True if it waits where it waited at the look before. */
    public boolean look() {
        Thread.State state = thread.getState();
        StackTraceElement[] now = thread.getStackTrace();
        boolean same = now.length > 0 && Arrays.equals(now, before);
        before = now;
        // to Java, who waits in the kernel runs
        return same && (state != Thread.State.RUNNABLE || isInTheKernel(now[0]));
    }

    private static boolean isInTheKernel(StackTraceElement innermost) {
        return innermost.isNativeMethod() && Stream.of(WAITING).anyMatch(innermost.getClassName()::startsWith);
    }
}
