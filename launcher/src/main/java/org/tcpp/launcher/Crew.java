package org.tcpp.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tcpp.estimate.Tally;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.host.Processors;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.Message;
import org.tcpp.message.WorkerSpec;
import org.tcpp.output.Console;
import org.tcpp.process.Event;
import org.tcpp.process.Fleet;
import org.tcpp.process.JvmCommand;
import org.tcpp.process.Readiness;
import org.tcpp.process.Worker;

/**
 * The workers of one command: takes what they say from their one queue, hands it to whom it concerns, and knows how
 * each stands. One thread.
 */
final class Crew implements AutoCloseable {

    /** A client worker that says nothing for so long, and is not done, hangs. */
    private static final long SILENCE_NS = 30_000_000_000L;
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Somebody besides the tally who wants to know what is said about a run. */
    interface Listener {

        /** A worker said something about the run: interval or finished. */
        void said(Worker worker, Message message);

        /** A worker ended as it should not. */
        void lost(Worker worker, String how);
    }

    private record Followed(Tally tally, Listener listener) {
    }

    private static final Listener NOBODY = new Listener() {
        @Override
        public void said(Worker worker, Message message) {
            // Nobody.
        }

        @Override
        public void lost(Worker worker, String how) {
            // Nobody.
        }
    };

    private final Console console;
    private final Signals signals;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Fleet> fleets = new ArrayList<>();
    private final Map<Integer, Followed> runs = new LinkedHashMap<>();
    private final Map<Worker, Long> heardNs = new HashMap<>();
    private final Map<Worker, Message.Ready> ready = new LinkedHashMap<>();
    private final Map<Worker, Set<Integer>> serving = new HashMap<>();
    private final Map<Worker, Set<Integer>> finished = new HashMap<>();
    private final Map<Worker, Message.Established> established = new HashMap<>();
    private final Set<Worker> ended = new HashSet<>();
    private final Map<Worker, Message.Failed> failed = new HashMap<>();
    private String trouble;
    private int troubleStatus = ExitStatus.UNAVAILABLE.code();

    /** Nobody yet. */
    Crew(Console console, Signals signals) {
        this.console = console;
        this.signals = signals;
    }

    Fleet start(List<WorkerSpec> specs, JvmCommand command) {
        Fleet fleet = Fleet.start(specs, command, events);
        fleets.add(fleet);
        return fleet;
    }

    /** From now on the tally is told what is said about this run, and how the workers are. */
    void follow(int run, Tally tally) {
        follow(run, tally, NOBODY);
    }

    /** The same, with somebody else who is told. */
    void follow(int run, Tally tally, Listener listener) {
        runs.put(run, new Followed(tally, listener));
        ready.forEach((worker, message) -> {
            if (!ended.contains(worker)) {
                tally.ready(key(worker), message);
            }
        });
    }

    /** The run is of no more interest. */
    void unfollow(int run) {
        runs.remove(run);
    }

    /** Waits until all are ready; false if one cannot be, or a signal came, or it takes too long. */
    boolean awaitReady() {
        int count = fleets.stream().mapToInt(fleet -> fleet.workers().size()).sum();
        Duration patience = Readiness.deadline(count, Processors.here().effective());
        long untilNs = System.nanoTime() + patience.toNanos();
        while (ready.size() < count && trouble == null && !signals.received()) {
            step(50);
            console.busy("starting workers: " + ready.size() + " of " + count + " ready");
            if (System.nanoTime() - untilNs > 0) {
                trouble = count - ready.size() + " of " + count + " workers were not ready within "
                        + patience.toSeconds() + " s";
            }
        }
        console.clear();
        return trouble == null && !signals.received();
    }

    /** True if every worker of the fleet serves the run, or has ended. */
    boolean allServe(Fleet fleet, int run) {
        return fleet.workers()
                .stream()
                .allMatch(worker -> ended.contains(worker) || serving.getOrDefault(worker, Set.of()).contains(run));
    }

    /** True if every worker of the fleet has ended. */
    boolean allEnded(Fleet fleet) {
        return ended.containsAll(fleet.workers());
    }

    /** True if every worker of the fleet has reported the run, or has ended. */
    boolean allFinished(Fleet fleet, int run) {
        return fleet.workers()
                .stream()
                .allMatch(worker -> ended.contains(worker) || finished.getOrDefault(worker, Set.of()).contains(run));
    }

    /** True if every worker of the fleet has all its first connections established, or has ended. */
    boolean allEstablished(Fleet fleet) {
        return fleet.workers().stream().allMatch(worker -> ended.contains(worker) || established.containsKey(worker));
    }

    /** The congestion control that the workers say is in force, or null. */
    String congestion() {
        return ready.values().stream().map(Message.Ready::congestion).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** True if it has ended. */
    boolean hasEnded(Worker worker) {
        return ended.contains(worker);
    }

    /** What a worker said when it was ready, or null. */
    Message.Ready ready(Worker worker) {
        return ready.get(worker);
    }

    /** Takes what has come, waiting up to {@code patienceMs} if nothing has. */
    void step(long patienceMs) {
        signals.attend(console::say);
        try {
            Event event = events.poll(patienceMs, TimeUnit.MILLISECONDS);
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
            if (lastNs != null && nowNs - lastNs > SILENCE_NS) {
                heardNs.put(worker, nowNs);
                fleet.kill(worker, "said nothing for " + SILENCE_NS / 1_000_000_000L + " s");
            }
        }
    }

    /** Sees to it that all of a fleet end, and takes their last words. */
    void end(Fleet fleet) {
        fleet.end(GRACE, () -> {
            signals.attend(console::say);
            return signals.forbidWaiting();
        });
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
        switch (message) {
            case Message.Ready m -> {
                if (m.version() != Message.VERSION) {
                    trouble = worker.name() + " is of another version of tcpp";
                }
                ready.put(worker, m);
                runs.values()
                        .forEach(run -> run.tally.ready(key(worker), m));
            }
            case Message.Interval m -> about(m.run(), worker, m);
            case Message.Finished m -> {
                finished.computeIfAbsent(worker, _ -> new HashSet<>()).add(m.report().run());
                about(m.report().run(), worker, m);
            }
            case Message.Established m -> {
                established.put(worker, m);
                runs.values().forEach(run -> run.tally.opened(m));
            }
            case Message.Prepared m -> serving.computeIfAbsent(worker, _ -> new HashSet<>()).add(m.run());
            case Message.Notice m -> {
                runs.values().forEach(run -> run.tally.notice(key(worker), m.text()));
                console.tell(worker.name() + ": " + m.text());
            }
            case Message.Done _ -> {
                // Every run has been reported before.
            }
            case Message.Failed m -> {
                failed.put(worker, m);
                runs.values().forEach(run -> run.tally.failed(key(worker), m));
            }
        }
    }

    private void about(int token, Worker worker, Message message) {
        Followed run = runs.get(token);
        if (run == null) {
            return;
        }
        switch (message) {
            case Message.Interval m -> {
                run.tally.interval(key(worker), m);
                run.tally.lag(System.nanoTime() - m.toNs());
            }
            case Message.Finished m -> run.tally.finished(key(worker), m.report());
            default -> throw new IllegalArgumentException("not about a run: " + message);
        }
        run.listener.said(worker, message);
    }

    private void take(Event.Ended end) {
        Worker worker = end.worker();
        ended.add(worker);
        Message.Failed last = failed.get(worker);
        String how = last != null ? last.text() : end.how();
        boolean wasReady = ready.containsKey(worker);
        if (!end.orderly() || !wasReady) {
            for (Followed run : runs.values()) {
                run.tally.lost(key(worker), how, end.lastLines());
                run.listener.lost(worker, how);
            }
        }
        if (wasReady && !end.orderly()) {
            console.tell(worker.name() + ": " + how);
        }
        if (!wasReady && trouble == null) {
            trouble = worker.name() + ": " + how;
            troubleStatus = last != null ? last.status() : ExitStatus.UNAVAILABLE.code();
        }
    }

    private static WorkerKey key(Worker worker) {
        return new WorkerKey(WorkerKey.HERE, worker.role(), worker.number(), worker.incarnation());
    }
}
