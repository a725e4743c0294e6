package org.tcpp.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tcpp.estimate.Tally;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.process.Event;
import org.tcpp.process.Fleet;
import org.tcpp.process.JvmCommand;
import org.tcpp.process.Readiness;
import org.tcpp.process.Worker;

/**
 * The workers of one command: takes what they say from their one queue, hands it to the tally, and knows how each
 * stands. One thread.
 */
final class Crew implements AutoCloseable {

    /** A client worker that says nothing for so long, and is not done, hangs. */
    private static final long SILENCE_NS = 30_000_000_000L;
    private static final long STEP_MS = 100;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Tally tally;
    private final int run;
    private final Console console;
    private final Signals signals;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Fleet> fleets = new ArrayList<>();
    private final Map<Worker, Long> heardNs = new HashMap<>();
    private final Set<Worker> ready = new HashSet<>();
    private final Set<Worker> serving = new HashSet<>();
    private final Set<Worker> finished = new HashSet<>();
    private final Set<Worker> ended = new HashSet<>();
    private final Map<Worker, Message.Failed> failed = new HashMap<>();
    private String trouble;
    private int troubleStatus = ExitStatus.UNAVAILABLE.code();

    /**
     * Nobody yet.
     *
     * @param tally is told what the workers say
     * @param run the token of the run whose counts are wanted
     */
    Crew(Tally tally, int run, Console console, Signals signals) {
        this.tally = tally;
        this.run = run;
        this.console = console;
        this.signals = signals;
    }

    Fleet start(List<WorkerSpec> specs, JvmCommand command) {
        Fleet fleet = Fleet.start(specs, command, events);
        fleets.add(fleet);
        return fleet;
    }

    /** Waits until all are ready; false if one cannot be, or a signal came, or it takes too long. */
    boolean awaitReady() {
        int count = fleets.stream().mapToInt(fleet -> fleet.workers().size()).sum();
        Duration patience = Readiness.deadline(count, Runtime.getRuntime().availableProcessors());
        long untilNs = System.nanoTime() + patience.toNanos();
        while (ready.size() < count && trouble == null && !signals.received()) {
            step();
            if (System.nanoTime() - untilNs > 0) {
                trouble = count - ready.size() + " of " + count + " workers were not ready within "
                        + patience.toSeconds() + " s";
            }
        }
        return trouble == null && !signals.received();
    }

    /** Waits until every server worker serves the run; false as {@link #awaitReady}. */
    boolean awaitServing(Fleet servers) {
        while (!serving.containsAll(servers.workers()) && trouble == null && !signals.received()) {
            step();
        }
        return trouble == null && !signals.received();
    }

    /** True if every worker of the fleet has ended. */
    boolean allEnded(Fleet fleet) {
        return ended.containsAll(fleet.workers());
    }

    /** True if every worker of the fleet has reported the run, or has ended. */
    boolean allFinished(Fleet fleet) {
        return fleet.workers().stream().allMatch(worker -> finished.contains(worker) || ended.contains(worker));
    }

    /** Takes what has come, waiting a moment if nothing has. */
    void step() {
        try {
            Event event = events.poll(STEP_MS, TimeUnit.MILLISECONDS);
            while (event != null) {
                take(event);
                event = events.poll();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills workers that hang. */
    void watch(Fleet fleet, long nowNs) {
        for (Worker worker : fleet.alive()) {
            Long lastNs = heardNs.get(worker);
            if (lastNs != null && nowNs - lastNs > SILENCE_NS && !finished.contains(worker)) {
                heardNs.put(worker, nowNs);
                fleet.kill(worker, "said nothing for " + SILENCE_NS / 1_000_000_000L + " s");
            }
        }
    }

    /** Sees to it that all of a fleet end, and takes their last words. */
    void end(Fleet fleet) {
        fleet.end(GRACE);
        for (Event event = events.poll(); event != null; event = events.poll()) {
            take(event);
        }
    }

    /** Why the run cannot begin, or null. */
    String trouble() {
        return trouble;
    }

    /** The exit status that goes with it. */
    int troubleStatus() {
        return troubleStatus;
    }

    /** Lines that were no messages. */
    long strayLines() {
        return fleets.stream().mapToLong(Fleet::strayLines).sum();
    }

    /** True if it has ended. */
    boolean hasEnded(Worker worker) {
        return ended.contains(worker);
    }

    @Override
    public void close() {
        fleets.forEach(Fleet::close);
    }

    private void take(Event event) {
        heardNs.put(event.worker(), System.nanoTime());
        switch (event) {
            case Event.Said said -> take(said.worker(), said.message());
            case Event.Noise noise -> console.say(noise.worker().name() + ": " + noise.line());
            case Event.Ended end -> take(end);
        }
    }

    private void take(Worker worker, Message message) {
        Role role = worker.role();
        switch (message) {
            case Message.Ready m -> {
                if (m.version() != Message.VERSION) {
                    trouble = worker.name() + " is of another version of tcpp";
                }
                ready.add(worker);
                tally.ready(role, worker.number(), worker.incarnation(), m);
            }
            case Message.Interval m -> {
                if (m.run() == run) {
                    tally.interval(role, worker.number(), m);
                }
            }
            case Message.Notice m -> {
                tally.notice(role, worker.number(), m.text());
                console.tell(worker.name() + ": " + m.text());
            }
            case Message.Serving _ -> serving.add(worker);
            case Message.Finished m -> {
                if (m.report().run() == run) {
                    finished.add(worker);
                    tally.finished(role, worker.number(), m.report());
                }
            }
            case Message.Done m -> tally.done(role, worker.number(), m);
            case Message.Failed m -> {
                failed.put(worker, m);
                tally.failed(role, worker.number(), m);
            }
        }
    }

    private void take(Event.Ended end) {
        Worker worker = end.worker();
        ended.add(worker);
        Message.Failed last = failed.get(worker);
        String how = last != null ? last.text() : end.how();
        if (!end.orderly() || !ready.contains(worker)) {
            tally.lost(worker.role(), worker.number(), how, end.lastLines());
            console.tell(worker.name() + ": " + how);
        }
        if (!ready.contains(worker) && trouble == null) {
            trouble = worker.name() + ": " + how;
            troubleStatus = last != null ? last.status() : ExitStatus.UNAVAILABLE.code();
        }
    }
}
