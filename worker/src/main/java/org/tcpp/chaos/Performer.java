package org.tcpp.chaos;

import org.tcpp.flow.Actor;
import org.tcpp.flow.Causes;
import org.tcpp.flow.Moves;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Judged;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;

/** Plays the script of one end of one connection, and judges how it ends. One thread. */
final class Performer implements Actor {

    /** Outcome of a step: the next one's turn. Others are what to watch, a {@link NetCode}, or that all is over. */
    private static final int NEXT = Integer.MAX_VALUE;

    /** So many of the smallest writes or reads, and then it is others' turn. */
    private static final int PIECES_A_TURN = 32;

    /** How often it looks whether more has come. */
    private static final long LOOK_NS = 100_000_000L;

    private final Script script;
    private final Tally tally;
    private final long index;
    private final Patience patience;
    private int at;
    /** When the present step began, or -1. */
    private long stepNs = -1;
    /** By the clock that goes on while the process stands still, as the kernel's timers do. */
    private long beganNs;
    /** What is watched. */
    private int watched;
    /** How long nothing had happened before what happened last. */
    private long waitedNs;
    /** The longest of all such waits. */
    private long longestNs;
    private boolean late;
    private boolean unsupported;
    /** Bytes that the kernel had when they were looked for last, or -1. */
    private long arrived = -1;
    private long lookedNs;
    /** What it was to meet, it may not have met. */
    private boolean missed;
    private boolean hung;
    /** How it has ended, which it may not; null as long as it has not. */
    private String ending;

    /**
     * One that has done nothing.
     *
     * @param script what it does
     * @param tally counts how it ends
     * @param index the connection's index in the run
     * @param patience how long things may take, beside the rests of the other end
     */
    Performer(Script script, Tally tally, long index, Patience patience) {
        this.script = script;
        this.tally = tally;
        this.index = index;
        this.patience = patience;
    }

    @Override
    public long toSend() {
        return script.toSend();
    }

    @Override
    public long toReceive() {
        return script.toReceive();
    }

    @Override
    public int serve(Moves moves, int handle, int events) {
        boolean broken = (events & Ready.FAILED) != 0;
        if (stepNs < 0) {
            stepNs = moves.nowNs();
            beganNs = moves.clockNs();
        }
        int outcome = NEXT;
        while (outcome == NEXT) {
            if (at == script.steps().size()) {
                return end(moves, handle, Script.DONE, FailureCause.TOO_MUCH_DATA, false);
            }
            outcome = act(moves, handle, broken);
            if (outcome == NEXT) {
                at++;
                stepNs = moves.nowNs();
            }
        }
        if (outcome >= 0) {
            watched = outcome;
            moves.wakeAt(handle, dueNs(moves, handle));
            return outcome;
        }
        return outcome == Moves.OVER ? outcome : end(moves, handle, outcome);
    }

    @Override
    public int onTime(Moves moves, int handle) {
        if (moves.nowNs() - dueNs(moves, handle) < 0) {
            moves.wakeAt(handle, dueNs(moves, handle));
            return watched;
        } else if (step() instanceof Step.Rest) {
            return serve(moves, handle, 0);
        }
        hang(moves, handle);
        return moves.fail(handle, FailureCause.STALLED, null);
    }

    @Override
    public void onFailed(Moves moves, int handle, FailureCause cause, String detail) {
        if (cause == FailureCause.INTERRUPTED && isOverdue(moves, handle)) {
            hang(moves, handle);
        }
        boolean stopped = cause == FailureCause.INTERRUPTED || cause == FailureCause.CONTROL_LOST;
        if (!stopped || hung) {
            count(moves, handle, hung ? "nothing" : ending == null ? cause.word() : ending,
                    hung ? Judged.HUNG : Judged.UNEXPECTED, detail);
        }
    }

    private void hang(Moves moves, int handle) {
        waitedNs = moves.nowNs() - quietSinceNs(moves, handle);
        hung = true;
    }

    /** Whoever stops the run need not wait for a connection that has been late for long. */
    private boolean isOverdue(Moves moves, int handle) {
        return stepNs >= 0 && at < script.steps().size() && !(step() instanceof Step.Rest)
                && moves.nowNs() - quietSinceNs(moves, handle) > patience.lateNs() + step().otherRestsNs();
    }

    /** Takes the present step, as far as that goes. */
    private int act(Moves moves, int handle, boolean broken) {
        long quietNs = quietSinceNs(moves, handle);
        long before = moved(moves, handle);
        int outcome = switch (step()) {
            case Step.Send send -> send(moves, handle, send);
            case Step.Receive receive -> receive(moves, handle, receive);
            case Step.Tell tell -> {
                unsupported |= !moves.set(handle, tell.knob(), tell.value());
                yield NEXT;
            }
            case Step.Again _ -> again(moves, handle);
            case Step.Stall stall -> {
                moves.stopAccepting(stall.ns());
                yield NEXT;
            }
            case Step.AwaitEnd _ -> {
                int code = moves.awaitEnd(handle);
                yield code == NetCode.END ? NEXT : code < 0 ? code : Ready.READ;
            }
            case Step.Shut _ -> {
                int code = moves.shutdownWrite(handle);
                yield code < 0 ? code : NEXT;
            }
            // one that is broken will not get better: the next step tells how
            case Step.Rest rest -> broken || hasRested(moves, handle, rest) ? NEXT : 0;
            case Step.Close _ -> end(moves, handle, Script.DONE, FailureCause.SYSTEM, false);
            case Step.Reset _ -> end(moves, handle, Script.DONE, FailureCause.SYSTEM, true);
        };
        if (outcome != Moves.OVER && !(step() instanceof Step.Rest)
                && (outcome < 0 || outcome == NEXT || moved(moves, handle) > before)) {
            waitedNs = moves.nowNs() - quietNs;
            longestNs = Math.max(longestNs, waitedNs);
            // before there is a connection, SYNs may be lost again and again
            late |= before > 0 && waitedNs > patience.lateNs() + step().otherRestsNs();
        }
        return outcome;
    }

    private boolean hasRested(Moves moves, int handle, Step.Rest rest) {
        long nowNs = moves.nowNs();
        if (rest.untilQuiet()) {
            long before = arrived;
            arrived = moves.arrived(handle);
            stepNs = arrived == before ? stepNs : nowNs;
            lookedNs = nowNs;
        }
        return nowNs - stepNs >= rest.ns();
    }

    private int again(Moves moves, int handle) {
        if (!moves.canReconnect()) {
            unsupported = true;
            return NEXT;
        }
        int outcome = moves.reconnect(handle);
        missed = outcome == 0;
        return outcome >= 0 ? NEXT : outcome == NetCode.WOULD_BLOCK ? Ready.WRITE : outcome;
    }

    private static int send(Moves moves, int handle, Step.Send send) {
        for (int i = 0; i < PIECES_A_TURN; i++) {
            long before = moves.sent(handle);
            int code = moves.send(handle, Math.min(send.until(), plus(before, send.piece())));
            if (code < 0 || moves.sent(handle) == send.until()) {
                return code < 0 ? code : NEXT;
            } else if (moves.sent(handle) == before || send.piece() == Long.MAX_VALUE) {
                return Ready.WRITE;
            }
        }
        return Ready.WRITE;
    }

    private static int receive(Moves moves, int handle, Step.Receive receive) {
        for (int i = 0; i < PIECES_A_TURN; i++) {
            long before = moves.received(handle);
            int code = moves.receive(handle, Math.min(receive.until(), plus(before, receive.piece())));
            if (code < 0 || moves.received(handle) >= receive.until()) {
                return code < 0 ? code : NEXT;
            } else if (moves.received(handle) == before || receive.piece() == Long.MAX_VALUE) {
                return Ready.READ;
            }
        }
        return Ready.READ;
    }

    private static long plus(long before, long piece) {
        return piece == Long.MAX_VALUE ? piece : before + piece;
    }

    private int end(Moves moves, int handle, int code) {
        FailureCause cause = Causes.of(code);
        return end(moves, handle, cause.word(), cause, true);
    }

    private int end(Moves moves, int handle, String word, FailureCause cause, boolean reset) {
        Judged how = judge(word, moves.clockNs());
        if (how.isFailure()) {
            ending = word;
            return moves.fail(handle, cause, moves.lastError());
        } else if (moves.conclude(handle, reset)) {
            count(moves, handle, word, how, null);
        }
        return Moves.OVER;
    }

    private Judged judge(String word, long atNs) {
        if (late || atNs - beganNs < script.earliestNs() && !word.equals(Script.DONE)) {
            return Judged.UNEXPECTED;
        }
        Judged judged = script.allowed().getOrDefault(word, Judged.UNEXPECTED);
        if (word.equals(Script.DONE) && longestNs < script.leastWaitNs()) {
            return Judged.TOLERATED;
        }
        return unsupported && word.equals(Script.DONE)
                ? Judged.NOT_SUPPORTED
                : missed && judged == Judged.EXPECTED ? Judged.TOLERATED : judged;
    }

    private void count(Moves moves, int handle, String word, Judged how, String detail) {
        tally.ended(late ? word + ", late" : word, how, waitedNs, moves, handle, index,
                () -> position() + (detail == null ? "" : ", " + detail));
    }

    private String position() {
        return at == script.steps().size()
                ? "behind its last step"
                : "step " + (at + 1) + " of "
                        + script.steps().size() + ", " + step().words();
    }

    private Step step() {
        return script.steps().get(at);
    }

    private long dueNs(Moves moves, int handle) {
        return step() instanceof Step.Rest rest
                ? rest.untilQuiet() ? Math.min(stepNs + rest.ns(), lookedNs + LOOK_NS) : stepNs + rest.ns()
                : quietSinceNs(moves, handle) + step().otherRestsNs() + patience.hungNs();
    }

    private long quietSinceNs(Moves moves, int handle) {
        return Math.max(stepNs, moves.progressNs(handle));
    }

    private static long moved(Moves moves, int handle) {
        return moves.sent(handle) + moves.received(handle);
    }
}
