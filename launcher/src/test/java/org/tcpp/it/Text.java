package org.tcpp.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What a process writes to one of its outputs, collected by a thread of its own. */
final class Text {

    private final StringBuilder text = new StringBuilder();
    private boolean closed;

    Text(String name, InputStream from) {
        Thread.ofPlatform().daemon().name(name).start(() -> collect(from));
    }

    /** All that has come so far. */
    String soFar() {
        synchronized (text) {
            return text.toString();
        }
    }

    /** Waits until the words stand in it. */
    void await(String words) {
        await(() -> closed || text.indexOf(words) >= 0);
        if (!soFar().contains(words)) {
            throw new AssertionError("'" + words + "' did not come; what came:\n" + soFar());
        }
    }

    /** All of it, once the process has closed that output. */
    String whole() {
        if (!await(() -> closed)) {
            throw new AssertionError("somebody still holds the output; what came:\n" + soFar());
        }
        return soFar();
    }

    private boolean await(BooleanSupplier condition) {
        long untilNs = System.nanoTime() + Await.PATIENCE.toNanos();
        synchronized (text) {
            while (!condition.getAsBoolean()) {
                long leftNs = untilNs - System.nanoTime();
                if (leftNs <= 0) {
                    return false;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(text, leftNs);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return true;
        }
    }

    private void collect(InputStream from) {
        char[] some = new char[4096];
        try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
            for (int got = reader.read(some); got >= 0; got = reader.read(some)) {
                append(some, got);
            }
        } catch (IOException _) {
            // The process was killed and its pipe closed.
        }
        synchronized (text) {
            closed = true;
            text.notifyAll();
        }
    }

    private void append(char[] some, int got) {
        synchronized (text) {
            text.append(some, 0, got);
            text.notifyAll();
        }
    }
}
