package org.tcpp.launcher;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tcpp.conduct.Happening;
import org.tcpp.conduct.Task;
import org.tcpp.reach.Approach;
import org.tcpp.reach.HostEvent;
import org.tcpp.reach.HostLine;
import org.tcpp.reach.Order;

/** The lines to all hosts of a command: reached, kept alive by beats, ended. Any thread. */
final class Reach implements AutoCloseable {

    private static final long BEAT_NS = 2_000_000_000L;
    /** To kill a process takes no time; whoever cannot is not waited for. */
    private static final long GIVEN_UP_NS = 2_000_000_000L;

    private final Map<String, HostLine> lines = new ConcurrentHashMap<>();
    private final Map<String, Integer> quietBeats = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Approach approach;
    private final long silenceNs;
    private final Consumer<Happening> mailbox;
    private final Queue<Thread> reaching = new ConcurrentLinkedQueue<>();

    /**
     * To no host yet.
     *
     * @param silenceNs a host that says nothing for so long is lost
     * @param mailbox takes what happens, from any thread
     */
    Reach(Approach approach, long silenceNs, Consumer<Happening> mailbox) {
        this.approach = approach;
        this.silenceNs = silenceNs;
        this.mailbox = mailbox;
        Thread.ofPlatform().daemon().name("beats").start(this::beat);
    }

    /** Does what is to be done with lines. */
    void perform(Task task) {
        switch (task) {
            case Task.Reach wanted -> reaching.add(Thread.ofVirtual().name("reach-" + wanted.host())
                    .start(() -> reach(wanted.host())));
            case Task.Tell tell -> with(tell.host(), line -> line.send(tell.order()));
            case Task.ReadClock read -> with(read.host(), line -> line.readClock());
            case Task.HangUp over -> with(over.host(), line -> line.hangUp());
            case Task.Settle _,Task.Remark _,Task.Complain _ -> {
                // not here
            }
        }
    }

    /** Ends all lines; agents that have not ended yet do so when they hear no more. */
    @Override
    public void close() {
        closed.countDown();
        reaching.forEach(Thread::interrupt);
        lines.values().forEach(HostLine::close);
        awaitReaching();
    }

    /** Whoever is being reached has processes here that only its own thread can end, and this process may be next. */
    private void awaitReaching() {
        long untilNs = System.nanoTime() + GIVEN_UP_NS;
        try {
            for (Thread one : reaching) {
                one.join(Duration.ofNanos(Math.max(0, untilNs - System.nanoTime())));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void reach(String host) {
        try {
            Approach.Reached found = approach.reach(host);
            quietBeats.remove(host);
            lines.put(host, found.line());
            found.noise().forEach(line -> mailbox.accept(new Happening.Heard(host, new HostEvent.Noise(line))));
            mailbox.accept(new Happening.Reached(host));
            found.line().attend(event -> mailbox.accept(new Happening.Heard(host, event)));
            if (closed.getCount() == 0) {
                lines.get(host).close();
            }
        } catch (Approach.Failed e) {
            mailbox.accept(new Happening.Unreached(host, e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            while (!closed.await(BEAT_NS, TimeUnit.NANOSECONDS)) {
                lines.forEach((host, line) -> {
                    line.send(new Order.Beat());
                    int quiet = quietBeats.merge(host, 1, Integer::sum);
                    if (line.hasSpoken()) {
                        quietBeats.put(host, 0);
                    } else if (quiet * BEAT_NS >= silenceNs) {
                        line.giveUp("nothing was heard of it for " + silenceNs / 1_000_000_000L + " s");
                    }
                });
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void with(String host, Consumer<HostLine> what) {
        HostLine line = lines.get(host);
        if (line != null) {
            what.accept(line);
        }
    }
}
