package org.tcpp.conduct;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpp.pattern.Rounds;
import org.tcpp.reach.HostEvent;
import org.tcpp.reach.Order;

/**
 * A run on many hosts as its head sees it: {@link #step} takes what happened and says what is to be done. All hosts are
 * reached, servers listen, clients get ready; when all are, clocks are read and all are told one moment; rounds follow
 * each other. It reads no clock, so time is what its caller says. One thread.
 */
public final class Conduct {

    private final Board board;
    private final Hearing hearing;
    private final Wording wording;
    private final int missing;
    private final Order.Begin first;
    private final RoundCourse course;
    private boolean staying;
    private Stage stage = Stage.REACH;
    private Long deadlineNs;
    private String failure;
    private String signal;
    private ClockRound clocks;

    /**
     * Not begun; no host has been reached.
     *
     * @param plan who exchanges data with whom
     * @param wording what the agents are to run
     * @param missing so many hosts may be absent
     * @param first what each agent is told first
     */
    public Conduct(Rounds plan, Wording wording, int missing, Order.Begin first) {
        this(new Board(plan), wording, missing, first);
        board.reach();
    }

    private Conduct(Board board, Wording wording, int missing, Order.Begin first) {
        this.board = board;
        hearing = new Hearing(board);
        course = new RoundCourse(board, wording);
        this.wording = wording;
        this.missing = missing;
        this.first = first;
    }

    /** Has its agents stay when it is over, for another run that may follow. */
    public void staying() {
        staying = true;
    }

    /**
     * Another run on the same hosts: by the agents that stayed, and without hosts that were never there. Servers stay
     * that are to do the same.
     */
    public Conduct again(Rounds plan, Wording words, int absences) {
        boolean sameServers = words.server().equals(wording.server());
        return new Conduct(board.again(plan, sameServers), words, absences, first);
    }

    /** No run follows, so the agents that stayed are to end; it is under way again until they have. */
    public void dismiss() {
        board.hosts().forEach(Participant::resume);
        staying = false;
        leave();
    }

    /** Takes what happened, at that moment of the monotonic clock; what is to be done now. */
    public List<Task> step(Happening happening, long momentNs) {
        board.nowNs = momentNs;
        if (stage == Stage.DONE && happening instanceof Happening.Heard(String host, HostEvent.Ended _)) {
            board.host(host).vanish();
        } else if (stage != Stage.DONE) {
            take(happening);
            if (deadlineNs != null && momentNs - deadlineNs >= 0) {
                late();
            }
            proceed();
        }
        return board.taken();
    }

    /** How far it is. */
    public Stage stage() {
        return stage;
    }

    /** The round that is under way, or was last, from 0; -1 before the first. */
    public int round() {
        return course.round();
    }

    /** All hosts, in the order in which the user named them. */
    public Collection<Participant> hosts() {
        return board.hosts();
    }

    /** True if data has flowed. */
    public boolean hasBegun() {
        return board.began;
    }

    /** Why it could not begin, in a sentence; null if it could. */
    public String failure() {
        return failure;
    }

    /** How many pairs run. */
    public int running() {
        return (int) board.cells(cell -> cell.stage == Cell.Stage.RUNNING).count();
    }

    /** The signal that ended it early, or null. */
    public String signal() {
        return signal;
    }

    /** Hosts that have not done yet what this stage waits for. */
    public List<String> awaited() {
        return switch (stage) {
            case REACH -> board.names(host -> host.standing() == Participant.Standing.AWAITED);
            case SERVE -> board.names(host -> host.isPresent() && board.isServer(host) && !host.serving);
            case PREPARE -> {
                Set<String> busy = board.cells(cell -> cell.stage == Cell.Stage.PREPARING).map(Cell::client)
                        .collect(Collectors.toSet());
                yield board.names(host -> busy.contains(host.name()));
            }
            case CLOCKS, DRIFT -> List.copyOf(clocks.open());
            case LEAVE -> board.names(Participant::isPresent);
            case RUN, DONE -> List.of();
        };
    }

    private void take(Happening happening) {
        switch (happening) {
            case Happening.Reached reached -> reached(board.host(reached.host()));
            case Happening.Unreached not when stage == Stage.REACH -> board.lose(board.host(not.host()), not.why());
            case Happening.Heard heard -> {
                hearing.take(board.host(heard.host()), heard.event());
                boolean read = heard.event() instanceof HostEvent.ClockRead
                        || heard.event() instanceof HostEvent.Ended;
                if (read && clocks != null) {
                    clocks.over(heard.host());
                }
            }
            case Happening.StopRequested stop -> stop(stop);
            case Happening.Unreached _,Happening.Tick _ -> {
                // only time has passed
            }
        }
    }

    private void reached(Participant host) {
        host.standing = Participant.Standing.PRESENT;
        board.tell(host, first);
        if (stage != Stage.REACH) {
            board.tell(host, new Order.End()); // somebody wanted an end meanwhile
        }
    }

    private void stop(Happening.StopRequested stop) {
        signal = signal == null ? stop.signal() : signal;
        switch (stage) {
            case REACH, SERVE, PREPARE, CLOCKS, DRIFT -> leave();
            case RUN -> {
                board.present().forEach(host -> board.tell(host,
                        new Order.Stop(stop.signal(), stop.withoutWaiting())));
                deadlineNs = board.nowNs + (stop.withoutWaiting() ? Patience.HURRY_NS : Patience.STOP_NS);
            }
            case LEAVE -> deadlineNs = stop.withoutWaiting() ? (Long) (board.nowNs + Patience.HURRY_NS) : deadlineNs;
            case DONE -> {
                // it is
            }
        }
    }

    /** Goes on as far as it can. */
    private void proceed() {
        if (stage == Stage.REACH && isReady()) {
            enter(Stage.SERVE, Patience.PREPARE_NS);
            board.present().stream().filter(host -> board.isServer(host) && !host.serving)
                    .forEach(host -> board.tell(host, new Order.Serve(wording.server())));
        }
        if (stage == Stage.SERVE && isReady()) {
            prepare();
        }
        if (stage == Stage.PREPARE && isReady()) {
            readClocks(Stage.CLOCKS);
        }
        if (stage == Stage.CLOCKS && isReady()) {
            go();
        }
        if (stage == Stage.RUN) {
            attend();
        }
        if (stage == Stage.DRIFT && awaited().isEmpty()) {
            board.present().forEach(host -> host.clockAtLast = host.clock);
            leave();
        }
        if (stage == Stage.LEAVE && awaited().isEmpty()) {
            enter(Stage.DONE, 0);
        }
    }

    /** Whether nobody is waited for; if there are not as many hosts as have to be, then nothing begins. */
    private boolean isReady() {
        if (!awaited().isEmpty() || board.began) {
            return awaited().isEmpty();
        }
        List<String> absent = board.names(host -> host.why() != null);
        boolean enough = absent.size() <= missing && board.cells(board::isPossible).findAny().isPresent();
        if (!enough) {
            failure = board.shortage(absent);
            leave();
        }
        return enough;
    }

    private void prepare() {
        enter(Stage.PREPARE, Patience.PREPARE_NS);
        course.prepare();
    }

    private void readClocks(Stage next) {
        enter(next, Patience.CLOCK_NS);
        clocks = new ClockRound(board.names(Participant::isPresent), board::act);
    }

    private void go() {
        enter(Stage.RUN, 0);
        clocks = null;
        course.go();
    }

    private void attend() {
        if (!course.isOver()) {
            return;
        }
        if (signal == null && course.round() + 1 < board.rounds()) {
            prepare();
        } else {
            readClocks(Stage.DRIFT);
        }
    }

    /** The agents are told to end, unless they stay; and what is not settled never will be. */
    private void leave() {
        enter(Stage.LEAVE, Patience.LEAVE_NS);
        clocks = null;
        board.cells(cell -> cell.stage != Cell.Stage.SETTLED).forEach(cell -> board.settle(cell, signal != null
                ? "ended by " + signal
                : failure != null ? "nothing was begun" : board.reason(cell)));
        boolean stay = staying && signal == null && failure == null;
        board.present().forEach(host -> {
            if (stay) {
                host.standing = Participant.Standing.STAYED;
            } else {
                board.tell(host, new Order.End());
            }
        });
        board.hosts().stream().filter(host -> host.standing() == Participant.Standing.AWAITED)
                .forEach(host -> host.end(Participant.Standing.ABSENT, "not reached when the run ended"));
    }

    /** The deadline has passed. */
    private void late() {
        switch (stage) {
            case SERVE, PREPARE ->
                awaited().forEach(name -> giveUp(name, "not ready" + Patience.within(Patience.PREPARE_NS)));
            case CLOCKS -> awaited().forEach(name -> {
                giveUp(name, "its clock was not told" + Patience.within(Patience.CLOCK_NS));
                clocks.over(name);
            });
            case RUN -> course.giveUp("did not end in time after " + signal);
            case DRIFT -> leave();
            case LEAVE -> awaited().forEach(name -> giveUp(name, "did not end" + Patience.within(Patience.LEAVE_NS)));
            case REACH, DONE -> {
                // these have no deadline
            }
        }
    }

    private void giveUp(String name, String why) {
        board.act(new Task.HangUp(name));
        hearing.take(board.host(name), new HostEvent.Ended(why));
    }

    private void enter(Stage next, long patienceNs) {
        stage = next;
        hearing.stageOver();
        deadlineNs = patienceNs == 0 ? null : (Long) (board.nowNs + patienceNs);
    }
}
