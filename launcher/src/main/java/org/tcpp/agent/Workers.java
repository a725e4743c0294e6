package org.tcpp.agent;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;
import org.tcpp.process.Event;
import org.tcpp.process.Fleet;
import org.tcpp.process.JvmCommand;
import org.tcpp.process.Worker;
import org.tcpp.session.SessionEvent;

/**
 * The workers of this host. They outlive a run: what was started for one serves the next. What they say goes into the
 * command's mailbox; whoever takes it from there shows it to {@link #note} first. One thread, the mailbox's.
 */
public final class Workers implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    /** By the exit status of a process that one of them ended. */
    private static final Map<Integer, String> EARLY_SIGNALS = Map.of(129, "SIGHUP", 130, "SIGINT", 143, "SIGTERM");

    private final Consumer<SessionEvent> mailbox;
    private final BooleanSupplier hurry;
    private final Map<Role, Fleet> fleets = new EnumMap<>(Role.class);
    private final Map<WorkerKey, Worker> workers = new HashMap<>();
    private final Map<WorkerKey, Message.Ready> ready = new TreeMap<>();
    private final Set<WorkerKey> ended = new HashSet<>();
    private final Set<WorkerKey> spoke = ConcurrentHashMap.newKeySet();
    private RunSpec started;

    /**
     * Nobody yet.
     *
     * @param mailbox takes what the workers say and how they end; from any thread
     * @param hurry asked again and again where an end is waited for: true if nobody wants to wait any more
     */
    public Workers(Consumer<SessionEvent> mailbox, BooleanSupplier hurry) {
        this.mailbox = mailbox;
        this.hurry = hurry;
    }

    /**
     * Sees to it that the workers of this host's part of the plan run: starts them, or has those that run already say
     * again that they are ready.
     */
    public void start(RunSpec plan, JvmCommand command) {
        if (fleets.isEmpty()) {
            started = plan;
            for (Role role : Role.values()) {
                start(role, plan, command);
            }
        } else {
            announce(mailbox);
        }
    }

    /** Has every worker that is ready say so again, to somebody new. */
    public void announce(Consumer<SessionEvent> whom) {
        ready.forEach((key, message) -> whom.accept(new SessionEvent.WorkerSaid(key, message)));
    }

    /** True if its workers can serve another run: all are ready, and none has ended. */
    public boolean isWarm() {
        return !workers.isEmpty() && ready.size() == workers.size() && ended.isEmpty();
    }

    /** True if they do what workers started for this plan would do, and have the memory for it. */
    public boolean fit(RunSpec plan) {
        return started != null && plan.atOnce() <= started.atOnce()
                && plan.tuning().arguments().equals(started.tuning().arguments())
                && Arrays.stream(Role.values()).allMatch(role -> plan.specs(role).equals(started.specs(role)));
    }

    /** Takes note of what the mailbox held; false if it is about a worker that is forgotten already. */
    public boolean note(SessionEvent event) {
        return switch (event) {
            case SessionEvent.WorkerSaid(WorkerKey key, Message message) -> {
                if (message instanceof Message.Ready m && workers.containsKey(key)) {
                    ready.put(key, m);
                }
                yield workers.containsKey(key);
            }
            case SessionEvent.WorkerEnded end -> {
                ready.remove(end.worker());
                yield workers.containsKey(end.worker()) && ended.add(end.worker());
            }
            default -> true;
        };
    }

    /** Tells one worker something, if it still runs. */
    public void tell(WorkerKey key, Command command) {
        Worker worker = workers.get(key);
        if (worker != null) {
            fleets.get(key.role()).send(worker, command);
        }
    }

    /**
     * Kills one worker.
     *
     * @param why what it did; the report of its end begins with it
     */
    public void kill(WorkerKey key, String why) {
        Worker worker = workers.get(key);
        if (worker != null) {
            fleets.get(key.role()).kill(worker, why);
        }
    }

    /** Workers that have ended and have no successor. */
    public List<WorkerKey> ended() {
        return List.copyOf(ended);
    }

    /** Starts a worker that has ended anew; its next incarnation. */
    public WorkerKey replace(WorkerKey key) {
        Worker next = fleets.get(key.role()).restart(workers.remove(key));
        ended.remove(key);
        workers.put(key.successor(), next);
        return key.successor();
    }

    /** How a worker is called: {@code server worker 3 (port 10003)}. */
    public String name(WorkerKey key) {
        Worker worker = workers.get(key);
        return worker == null ? key.name() : worker.name();
    }

    /** How many are ready. */
    public int readyCount() {
        return ready.size();
    }

    /** The congestion control that the workers say is in force, or null. */
    public String congestion() {
        return ready.values().stream().map(Message.Ready::congestion).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Tells all workers to end and sees to it that they do; what they say to the last is in the mailbox then. */
    public void end() {
        fleets.values().forEach(fleet -> fleet.sendAll(new Command.Stop()));
        fleets.values().forEach(fleet -> fleet.end(GRACE, hurry));
    }

    /** Ends what is still running, at once. */
    @Override
    public void close() {
        fleets.values().forEach(Fleet::close);
    }

    private void start(Role role, RunSpec plan, JvmCommand command) {
        if (plan.specs(role).isEmpty()) {
            return;
        }
        Fleet fleet = Fleet.start(plan.specs(role), command, this::post);
        fleets.put(role, fleet);
        fleet.workers().forEach(worker -> workers.put(key(worker), worker));
    }

    private void post(Event event) {
        WorkerKey key = key(event.worker());
        if (event instanceof Event.Said) {
            spoke.add(key);
        } else if (event instanceof Event.Ended end && EARLY_SIGNALS.containsKey(end.status()) && isBeginning(key)) {
            // Ctrl-C for the whole group, before this one could ignore it; ours is on its way
            mailbox.accept(new SessionEvent.StopRequested(EARLY_SIGNALS.get(end.status()), false));
        }
        mailbox.accept(switch (event) {
            case Event.Said said -> new SessionEvent.WorkerSaid(key, said.message());
            case Event.Noise noise -> new SessionEvent.WorkerNoise(key, noise.line());
            case Event.Ended end -> new SessionEvent.WorkerEnded(key, end.orderly(), end.how(), end.lastLines());
        });
    }

    private boolean isBeginning(WorkerKey key) {
        return key.incarnation() == 0 && !spoke.contains(key);
    }

    private static WorkerKey key(Worker worker) {
        return new WorkerKey(WorkerKey.HERE, worker.role(), worker.number(), worker.incarnation());
    }
}
