package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads an interface's own counters fifty times a second: the payload that a link really carried. */
final class LinkWitness implements AutoCloseable {

    /** Ethernet (14; veth has no frame check sequence), IPv4 (20), TCP (20) and its time stamps (12). */
    static final long HEADERS_BYTES = 66;
    private static final long PERIOD_MS = 20;
    /** Nobody knows when within a longer look the counters were read. */
    private static final long LONGEST_LOOK_NS = 2_000_000;

    private final Path file;
    private final String device;
    private final Instant began = Instant.now();
    private final long beganNs = System.nanoTime();
    private final TreeMap<Instant, Long> points = new TreeMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private final long firstBytes;

    /** Of the network namespace in which that process is. */
    LinkWitness(long pid, String device) {
        file = Path.of("/proc/" + pid + "/net/dev");
        this.device = device + ":";
        firstBytes = bytes();
        look();
        thread = Thread.ofPlatform().daemon().name("link-witness").start(() -> {
            try {
                while (!over.await(PERIOD_MS, TimeUnit.MILLISECONDS)) {
                    look();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Bytes of payload that have come since it began to look. */
    long payload() {
        return bytes() - firstBytes;
    }

    /** Bits of payload per second between two moments, which are given in seconds after the first. */
    double payloadBitsPerSecond(Instant start, double fromSeconds, double toSeconds) {
        Await.until("a look after the last moment", () -> {
            synchronized (points) {
                return points.ceilingKey(after(start, toSeconds)) != null;
            }
        });
        return 8 * (at(start, toSeconds) - at(start, fromSeconds)) / (toSeconds - fromSeconds);
    }

    private static Instant after(Instant start, double seconds) {
        return start.plus(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    private double at(Instant start, double seconds) {
        Instant moment = after(start, seconds);
        synchronized (points) {
            Map.Entry<Instant, Long> before = points.floorEntry(moment);
            Map.Entry<Instant, Long> after = points.ceilingEntry(moment);
            long span = Math.max(1, Duration.between(before.getKey(), after.getKey()).toNanos());
            double part = (double) Duration.between(before.getKey(), moment).toNanos() / span;
            return before.getValue() + part * (after.getValue() - before.getValue());
        }
    }

    /** Keeps what was counted, and when, unless this thread was held up meanwhile. */
    private void look() {
        long fromNs = System.nanoTime();
        long bytes = bytes();
        long toNs = System.nanoTime();
        if (toNs - fromNs < LONGEST_LOOK_NS) {
            synchronized (points) {
                points.put(began.plusNanos(toNs - beganNs), bytes);
            }
        }
    }

    /**
     * proc_pid_net(5), dev: {@code right: 1296 16 0 ...}, received bytes and packets first. A veth pair hands over many
     * segments as one packet with one header.
     */
    private long bytes() {
        try {
            return Files.readAllLines(file).stream().map(String::strip).filter(line -> line.startsWith(device))
                    .map(line -> line.split("\\s+"))
                    .mapToLong(words -> Long.parseLong(words[1]) - HEADERS_BYTES * Long.parseLong(words[2]))
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
