package org.tcpp.flow;

import org.tcpp.message.FailureCause;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.sample.RunCounts;
import org.tcpp.time.Clock;
import org.tcpp.wire.Opening;

/**
 * Accepted connections until they are known: reads what they say first, and gives them their run. Those for which there
 * is no place yet wait without being read. Those that name a run of which the launcher may be about to tell are kept
 * for a moment: the successor of a worker that died listens before it has heard what it is to serve. One thread.
 */
final class Admission {

    /** Outcome of receiving: it has its run now. Others are what to watch, a {@link NetCode} or that it has ended. */
    static final int ADMITTED = Integer.MAX_VALUE;

    private final Clock clock;
    private final Flows flows;
    private final FlowEnds ends;
    private final FlowTimers timers;
    private final Transfer transfer;
    private final FlowListener listener;

    Admission(Clock clock, Flows flows, FlowEnds ends, FlowTimers timers, Transfer transfer, FlowListener listener) {
        this.clock = clock;
        this.flows = flows;
        this.ends = ends;
        this.timers = timers;
        this.transfer = transfer;
        this.listener = listener;
    }

    /** Reads on in what it says first, or asks again about its run. */
    int receive(int handle, int events) {
        boolean over = (events & (Ready.END | Ready.FAILED)) != 0;
        if (!listener.hasPlace() && !over) {
            if (transfer.isEager()) {
                return Ready.READ;
            }
            flows.await(handle);
            return 0;
        }
        flows.endWait(handle);
        if (flows.isUntold(handle)) {
            transfer.recallOpening(handle);
            // nothing but its end is told of what is not watched
            return over ? NetCode.RESET : admit(handle);
        }
        int result = transfer.receiveOpening(handle);
        return result <= 0 ? result < 0 ? result : Ready.READ : admit(handle);
    }

    private int admit(int handle) {
        if (Opening.magic(transfer.opening(), transfer.openingAt()) == Opening.KNOCK_MAGIC) {
            ends.forget(handle);
            return FlowMachine.OVER;
        }
        FailureCause cause = listener.admit(handle, transfer.opening(), transfer.openingAt());
        if (cause == FailureCause.UNKNOWN_RUN && listener.mayLearnOfRuns()) {
            if (!flows.isUntold(handle)) {
                transfer.keepOpening(handle);
                flows.flags[handle] |= Flows.UNTOLD;
                timers.startUntold(handle);
            }
            return 0;
        } else if (cause != null) {
            ends.fail(handle, cause, null);
            return FlowMachine.OVER;
        }
        RunCounts counts = flows.run[handle].counts();
        counts.started(flows.startedNs[handle]);
        counts.established(-1);
        flows.opening--;
        flows.flags[handle] &= ~Flows.UNTOLD;
        flows.run[handle].onBegun(handle, flows.index[handle], flows.startedNs[handle]);
        flows.run[handle].onEstablished(handle, flows.startedNs[handle]);
        flows.open(handle);
        long came = flows.received[handle];
        flows.received[handle] = 0;
        timers.onAdmitted(handle);
        boolean goesOn = transfer.take(handle, came, clock.nowNs());
        transfer.onAdmitted(handle);
        return goesOn ? ADMITTED : FlowMachine.OVER;
    }
}
