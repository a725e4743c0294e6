package org.tcpp.sim;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Code that can stand still in the middle of a call and go on later, on the caller's own thread: what a process is
 * while it waits in poll(2). It is the JDK's own building block of virtual threads, used without their scheduler, since
 * here the virtual clock decides who runs; it needs {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}. A
 * switch costs some 0.1 µs, a hundredth of what it costs between two threads. One thread.
 */
final class Coroutine {

    private static final MethodHandle NEW;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;
    private static final Object SCOPE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
            Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
            SCOPE = lookup.findConstructor(scope, MethodType.methodType(void.class, String.class)).invoke("sim");
            NEW = lookup.findConstructor(continuation, MethodType.methodType(void.class, scope, Runnable.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
            RUN = lookup.findVirtual(continuation, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            YIELD = lookup.findStatic(continuation, "yield", MethodType.methodType(boolean.class, scope))
                    .asType(MethodType.methodType(boolean.class, Object.class));
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Object continuation;
    private Throwable thrown;
    private boolean ended;

    Coroutine(Runnable body) {
        try {
            continuation = NEW.invokeExact(SCOPE, (Runnable) () -> run(body));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs it until it stands still or ends; throws what it threw. */
    void resume() throws Throwable {
        RUN.invokeExact(continuation);
        if (thrown != null) {
            throw thrown;
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** Stands still: {@link #resume} returns to its caller. To be called by the body, at any depth. */
    static void standStill() {
        try {
            boolean _ = (boolean) YIELD.invokeExact(SCOPE);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Runnable body) {
        try {
            body.run();
        } catch (Throwable e) {
            thrown = e;
        } finally {
            ended = true;
        }
    }
}
