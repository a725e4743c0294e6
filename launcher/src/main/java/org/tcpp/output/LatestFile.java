package org.tcpp.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A file that always has the whole of a text as it was at most a second ago, written by a thread of its own. The first
 * error ends it and is kept. One thread calls it.
 */
final class LatestFile implements AutoCloseable {

    private static final long EVERY_SECONDS = 1;

    private final Path file;
    private final Patience patience;
    private final ScheduledExecutorService writer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("latest counts").factory());
    private Supplier<String> text = () -> "";
    private String written = "";
    private volatile IOException failure;

    LatestFile(Path file, Patience patience) {
        this.file = file;
        this.patience = patience;
    }

    /** From now on it has what {@code latest} says; once. */
    void begin(Supplier<String> latest) {
        text = latest;
        writer.scheduleWithFixedDelay(this::write, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Why it is not written any more, or null. */
    IOException failure() {
        return failure;
    }

    /** Writes it for the last time, in bounded time. */
    void end() {
        try {
            BoundedTask.run(() -> {
                writer.shutdown();
                try {
                    writer.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    return;
                }
                write();
            }, patience, Patience.CALM_NS);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }

    private void write() {
        String latest = text.get();
        if (failure != null || latest.equals(written)) {
            return;
        }
        try {
            WholeFile.write(file, out -> out.write(latest.getBytes(StandardCharsets.UTF_8)));
            written = latest;
        } catch (IOException e) {
            failure = e;
        }
    }
}
