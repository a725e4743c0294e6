package org.tcpp.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tcpp.message.Command;
import org.tcpp.message.WorkerSpec;

/**
 * Worker processes that are started together. What they say and how they end comes to one taker of events, for each
 * worker in the order in which it happened, {@link Event.Ended} last. A taker that blocks makes the workers wait. No
 * thread of the fleet keeps the launcher alive; a worker ends by itself when the
 * launcher is gone, because its standard input does. Any thread may call it, one at a time may end or restart workers.
 */
public final class Fleet implements AutoCloseable {

    /** A worker that is told to halt or has been killed gets so long to be gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** After a kill the end of its pipes may still be waited for. */
    private static final Duration AFTER_KILL = Duration.ofSeconds(8);
    private static final long LOOK_NS = 50_000_000;

    private final JvmCommand command;
    private final Consumer<Event> events;
    private final AtomicLong strays = new AtomicLong();
    private final List<Child> children = new CopyOnWriteArrayList<>();

    private Fleet(JvmCommand command, Consumer<Event> events) {
        this.command = command;
        this.events = events;
    }

    /**
     * Starts a worker for each spec. One that cannot be started is told by an {@link Event.Ended} and costs the others
     * nothing.
     *
     * @param specs what each is to do; role and number together name one
     * @param command how its JVM is started
     * @param events takes all events, from any thread, those of one worker one after the other
     */
    public static Fleet start(List<WorkerSpec> specs, JvmCommand command, Consumer<Event> events) {
        Fleet fleet = new Fleet(command, events);
        for (WorkerSpec spec : specs) {
            Child child = fleet.child(spec, 0);
            fleet.children.add(child);
            child.start();
        }
        return fleet;
    }

    /** All workers, ended or not, each in its latest incarnation, in the order of their specs. */
    public List<Worker> workers() {
        return children.stream().map(Child::worker).toList();
    }

    /** Those whose {@link Event.Ended} has not been told yet. */
    public List<Worker> alive() {
        return children.stream().filter(child -> !child.isOver()).map(Child::worker).toList();
    }

    /** The process of a worker, while it is the latest incarnation and if it could be started. */
    public OptionalLong pid(Worker worker) {
        return find(worker).filter(child -> child.pid() >= 0).map(child -> OptionalLong.of(child.pid()))
                .orElse(OptionalLong.empty());
    }

    /** Lines on the workers' standard outputs that were no messages, so far. */
    public long strayLines() {
        return strays.get();
    }

    /** Tells one worker something; false if it could not be told, which is no error: its end will come as an event. */
    public boolean send(Worker worker, Command what) {
        return find(worker).map(child -> child.write(what.line())).orElse(false);
    }

    /** Tells every worker that still listens. */
    public void sendAll(Command what) {
        String line = what.line();
        children.forEach(child -> child.write(line));
    }

    /**
     * Starts a worker that has ended anew, with the same spec.
     *
     * @return its next incarnation
     * @throws IllegalArgumentException if there is no such worker, or it has been restarted already
     * @throws IllegalStateException if it has not ended
     */
    public Worker restart(Worker worker) {
        Child old = find(worker).orElseThrow(() -> new IllegalArgumentException("no such worker: " + worker));
        if (!old.isOver()) {
            throw new IllegalStateException(worker.name() + " has not ended");
        }
        Child next = child(old.spec(), worker.incarnation() + 1);
        children.set(children.indexOf(old), next);
        next.start();
        return next.worker();
    }

    /**
     * Kills a worker at once.
     *
     * @param why what it did, as in {@code was not ready within 22 s}; the report of its end begins with it
     */
    public void kill(Worker worker, String why) {
        find(worker).ifPresent(child -> child.kill(why));
    }

    /**
     * Sees to it that all workers end. Those that have been told to, or have said that they are done, may take
     * {@code grace}; whoever is left is told to halt by the end of its standard input; whoever is left after another
     * {@code grace} is killed. On return every {@link Event.Ended} has been told.
     */
    public void end(Duration grace) {
        end(grace, () -> false);
    }

    /**
     * The same, and no longer than {@link #close} takes once nobody wants to wait.
     *
     * @param hurry asked ten times a second or more often
     */
    public void end(Duration grace, BooleanSupplier hurry) {
        if (!awaitAll(grace, hurry)) {
            boolean hurried = hurry.getAsBoolean();
            end(Duration.ZERO, hurried ? PATIENCE : grace,
                    hurried
                            ? "was still running when nobody wanted to wait any more"
                            : "did not end within " + seconds(grace),
                    hurry);
        }
    }

    /** Ends what is still running, at once. */
    @Override
    public void close() {
        end(Duration.ZERO, PATIENCE, "was still running at the end", () -> false);
    }

    /** It is too late to hurry, but whoever is asked about that learns that we are still at it. */
    void end(Duration grace, Duration patience, String why, BooleanSupplier asked) {
        BooleanSupplier hurry = () -> asked.getAsBoolean() && false;
        boolean ended = awaitAll(grace, hurry);
        if (!ended) {
            children.forEach(child -> child.closeInput(why));
            ended = awaitAll(patience, hurry);
        }
        if (!ended) {
            children.forEach(child -> child.kill(why));
            awaitAll(AFTER_KILL, hurry);
        }
    }

    /** True if all have ended in time. An interrupted caller waits no longer, so that the next step comes at once. */
    private boolean awaitAll(Duration time, BooleanSupplier hurry) {
        long until = System.nanoTime() + time.toNanos();
        try {
            for (Child child : children) {
                while (!child.awaitEnd(Math.min(LOOK_NS, until - System.nanoTime()))) {
                    if (hurry.getAsBoolean() || System.nanoTime() - until >= 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Child child(WorkerSpec spec, int incarnation) {
        Worker worker = new Worker(spec.role(), spec.number(), spec.endpoint().port(), incarnation);
        return new Child(worker, spec, command, events, strays);
    }

    private Optional<Child> find(Worker worker) {
        return children.stream().filter(child -> child.worker().equals(worker)).findFirst();
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
