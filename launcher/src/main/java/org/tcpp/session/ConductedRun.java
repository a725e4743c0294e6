package org.tcpp.session;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tcpp.control.ControlMessage;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;
import org.tcpp.process.Readiness;
import org.tcpp.result.Ending;

/**
 * A run that this launcher conducts: as a client, with a server's launcher or without, or in loopback mode. One thread.
 */
public final class ConductedRun extends Session {

    /** Whoever connects gives up earlier, each of a host's addresses having its share. */
    static final long JOIN_NS = 60 * SECOND_NS;
    /** The other host's clock is read so often; the quickest reading counts. */
    static final int READINGS = 8;
    /** Whoever answers later than this has a clock that is not worth knowing. */
    static final long CLOCK_NS = 10 * SECOND_NS;
    /** A client worker that says nothing for so long after its interval, and has not reported, hangs. */
    static final long SILENCE_NS = 30 * SECOND_NS;

    private final String id;
    private final Peers peers;
    private final Lateness lateness;
    private final HoldTimer hold;
    private final Losses losses;
    private final Drain drain;
    private boolean awaitsOthers;
    private long epochNs;
    private boolean starting;

    /**
     * A run.
     *
     * @param plan what it is to do
     * @param id identifies it for people
     * @param run the token that names it on the wire, or null where the one server is to say it; that of classic
     *            connections where there are no control connections
     * @param cores processors that the workers of this host may use together
     */
    public ConductedRun(RunSpec plan, String id, Integer run, double cores, long nowNs) {
        super(plan, run, nowNs);
        this.id = id;
        boolean controlled = run == null || !plan.has(Role.SERVER) && run != Report.CLASSIC;
        peers = new Peers(plan, controlled, rows());
        losses = new Losses(this, peers);
        drain = new Drain(this, peers, losses);
        hold = plan.holding().connectFirst() ? new HoldTimer(plan.holding().holdNs()) : null;
        lateness = new Lateness(this, peers, Readiness.deadline(plan.processesHere(), cores));
    }

    /** It does not begin by itself, but at a moment that somebody says when others are ready, too. Before it starts. */
    public void awaitOthers() {
        awaitsOthers = true;
    }

    @Override
    void begin() {
        count();
        if (peers.count() == 0) {
            startWorkers();
        } else {
            enter(State.ASSEMBLE, JOIN_NS);
            act(new Action.Connect());
        }
    }

    @Override
    void take(SessionEvent event) {
        switch (event) {
            case SessionEvent.WorkerSaid said -> said(said.worker(), said.message());
            case SessionEvent.WorkerEnded end -> lost(end);
            case SessionEvent.PeerJoined joined -> joined(peers.of(joined.peer()), joined);
            case SessionEvent.PeerSaid said -> heard(peers.of(said.peer()), said.received().take());
            case SessionEvent.PeerClockRead read -> peers.of(read.peer()).read(read.offset());
            case SessionEvent.PeerLost lost -> lost(peers.of(lost.peer()), lost);
            case SessionEvent.StopRequested stop -> stop(stop);
            case SessionEvent.Released released when state() == State.BARRIER -> go(released.epochNs());
            case SessionEvent.WorkerNoise _,SessionEvent.Released _,SessionEvent.Tick _ -> {
                // only time has passed
            }
        }
        if (state() != State.DONE) {
            proceed();
        }
    }

    private void startWorkers() {
        starting = true;
        for (Role role : Role.values()) {
            if (plan().has(role)) {
                IntStream.range(0, plan().processes()).forEach(number -> join(WorkerKey.here(role, number)));
            }
        }
        enter(State.ASSEMBLE, lateness.workersNs());
        act(new Action.StartWorkers());
    }

    private void joined(Peer peer, SessionEvent.PeerJoined joined) {
        agree(plan().at(peer.number(), joined.address()));
        peer.join(joined.offer());
        ControlMessage.Plan wish = peer.wish(id, plan(), run());
        String refusal = peer.refusal(wish, plan());
        if (refusal != null) {
            fail(ExitStatus.REFUSED, refusal);
        } else if (peers.all(Peer::hasJoined)) {
            peers.each(one -> act(new Action.TellPeer(one.number(), one.wish(id, plan(), run()))));
            startWorkers();
        }
    }

    private void heard(Peer peer, ControlMessage message) {
        if (peer.isOver()) {
            return;
        }
        if (message instanceof ControlMessage.Refused refused) {
            fail(ExitStatus.REFUSED, peer.did("refuses: " + refused.reason()));
            return;
        }
        peer.take(message, tally(), nowNs());
        if (peer.lost() != null) {
            losses.broke(peer);
        } else if (peer.hasLeft() && state().compareTo(State.DRAIN) < 0) {
            losses.left(peer);
        }
    }

    private void lost(Peer peer, SessionEvent.PeerLost lost) {
        if (!peer.hasJoined()) {
            fail(lost.status(), lost.how());
        } else if (!peer.isOver()) {
            peer.lose(lost.how());
            losses.broke(peer);
        }
    }

    private void stop(SessionEvent.StopRequested stop) {
        drain.interrupt();
        if (stop.withoutWaiting() && state() != State.DONE) {
            ended(new Ending.Interrupted(stop.signal()));
            over();
        } else {
            stopEarly(new Ending.Interrupted(stop.signal()), FailureCause.INTERRUPTED);
        }
    }

    /** Ends the run: before go at once, and afterwards with what is known, and what is under way failed by that. */
    void stopEarly(Ending why, FailureCause cause) {
        if (why instanceof Ending.Impaired impaired && state().compareTo(State.GO) < 0) {
            fail(ExitStatus.UNAVAILABLE, impaired.reason());
            return;
        }
        ended(why);
        switch (state()) {
            case ASSEMBLE, AGREE, READY, CLOCK, BARRIER -> over();
            case GO, RUN -> drain.cut(cause);
            case DRAIN -> drain.hurry();
            case DONE -> {
                // it is
            }
        }
    }

    private void said(WorkerKey key, Message message) {
        Member worker = member(key);
        boolean ownDoing = message instanceof Message.Notice && key.role() == Role.SERVER && drain.isCut();
        if (worker == null || ownDoing) {
            return;
        }
        count(worker, message);
        if (message instanceof Message.Ready ready && ready.version() != Message.VERSION) {
            fail(ExitStatus.UNAVAILABLE, worker.name() + " is of another version of tcpp");
        } else if (message instanceof Message.Notice notice) {
            act(new Action.Remark(worker.name() + ": " + notice.text()));
        }
    }

    private void lost(SessionEvent.WorkerEnded end) {
        String how = endOf(end);
        if (how == null) {
            return;
        }
        Member worker = member(end.worker());
        tally().lost(worker.key, how, end.lastLines());
        if (state().compareTo(State.RUN) < 0) {
            fail(worker.failure == null ? ExitStatus.UNAVAILABLE.code() : worker.failure.status(),
                    worker.name() + ": " + how);
        } else {
            act(new Action.Remark(worker.name() + ": " + how));
        }
    }

    /** Goes on as far as it can. */
    private void proceed() {
        if (state() == State.ASSEMBLE && starting && all(worker -> worker.ready != null)) {
            enter(State.AGREE, Lateness.SERVERS_NS);
        }
        if (state() == State.AGREE && peers.all(Peer::serves)) {
            peers.each(peer -> name(peer.run()));
            members().forEach(worker -> tell(worker, new Command.Prepare(plan().load(worker.key.number(), run()))));
            enter(State.READY, PREPARE_NS);
        }
        if (state() == State.READY && all(worker -> worker.prepared)) {
            enter(State.CLOCK, CLOCK_NS);
            for (int i = 0; i < READINGS * peers.count(); i++) {
                act(new Action.ReadPeerClock(i % peers.count()));
            }
        }
        if (state() == State.CLOCK && peers.all(peer -> peer.readings() == READINGS)) {
            clocksKnown();
        }
        if (state() == State.GO && peers.all(peer -> peer.isGone() || peer.isOver())) {
            tellAll(_ -> true, new Command.Go(run(), epochNs));
            members().forEach(worker -> worker.heardNs = runningNs()); // before go there was nothing to say
            enter(State.RUN, FOR_EVER_NS);
            losses.gone();
        }
        if (state() == State.RUN) {
            attend();
        }
        if (state() == State.DRAIN) {
            drain.proceed();
        }
    }

    private void clocksKnown() {
        if (awaitsOthers) {
            enter(State.BARRIER, Lateness.OTHERS_NS);
            act(new Action.AwaitOthers());
        } else {
            go(nowNs() + lateness.hearingNs());
        }
    }

    private void go(long momentNs) {
        measure();
        enter(State.GO, PREPARE_NS);
        epochNs = momentNs;
        tally().go(epochNs);
        rows().go(WorkerKey.HERE, epochNs);
        peers.each(peer -> act(new Action.TellPeer(peer.number(), peer.go(epochNs))));
    }

    private void attend() {
        if (hold != null && hold.isDue(senders(worker -> worker.established || worker.isOver()), nowNs())) {
            tally().transfer(nowNs());
            tellAll(_ -> true, new Command.Transfer(run()));
        }
        lateness.killSilent();
        if (senders(Member::isOver)) {
            drain.begin();
        }
    }

    @Override
    void late() {
        switch (state()) {
            case ASSEMBLE, AGREE, READY, BARRIER, GO -> fail(ExitStatus.UNAVAILABLE, lateness.sentence(starting));
            case CLOCK -> {
                clocksKnown(); // as far as they are
                proceed();
            }
            case DRAIN -> drain.late();
            case RUN, DONE -> {
                // these have no end of their own
            }
        }
    }

    boolean senders(Predicate<Member> what) {
        return all(worker -> worker.key.role() == Role.SERVER || what.test(worker));
    }

    private void fail(ExitStatus status, String sentence) {
        fail(status.code(), sentence);
    }

    @Override
    void over() {
        if (state().compareTo(State.READY) >= 0 && state().compareTo(State.RUN) < 0) {
            // the next run finds none prepared that never went
            tellAll(_ -> true, new Command.Cancel(run()));
        }
        if (state().compareTo(State.GO) >= 0) {
            act(new Action.EndMeasuring());
        }
        finish();
    }
}
