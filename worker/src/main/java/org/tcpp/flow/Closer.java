package org.tcpp.flow;

import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.time.Clock;

/** Ends connections that have carried all their bytes, each in the way that was agreed. One thread. */
final class Closer {

    private final Net net;
    private final Clock clock;
    private final Flows flows;
    private final FlowEnds ends;
    private final Allotments allotments;
    private final Transfer transfer;

    Closer(Environment environment, Flows flows, FlowEnds ends, Allotments allotments, Transfer transfer) {
        net = environment.net();
        clock = environment.clock();
        this.flows = flows;
        this.ends = ends;
        this.allotments = allotments;
        this.transfer = transfer;
    }

    /** All bytes have gone and come. */
    int finish(int handle) {
        FlowRun run = flows.run[handle];
        long nowNs = clock.nowNs();
        allotments.countRound(handle, nowNs);
        if (run.closesFirst()) {
            ends.complete(handle, nowNs);
            return FlowMachine.OVER;
        }
        int code = halfClose(handle);
        if (code < 0) {
            return code;
        }
        flows.leaveOpen(handle);
        flows.state[handle] = Flows.ENDING;
        // A client's close follows its last byte at once; a server needs time to read.
        return run.isClient() ? Ready.READ : awaitEnd(handle);
    }

    /** The other end's close is the only thing that may come. */
    int awaitEnd(int handle) {
        int count = net.read(handle, transfer.surplusBytes(handle));
        if (count == NetCode.WOULD_BLOCK) {
            return Ready.READ;
        } else if (count == NetCode.END && flows.isDone(handle)) {
            long nowNs = clock.nowNs();
            transfer.onProgress(handle, nowNs);
            ends.complete(handle, nowNs);
            return FlowMachine.OVER;
        } else if (count > 0) {
            transfer.failOfSurplus(handle, 0, count);
            return FlowMachine.OVER;
        }
        return count;
    }

    /** What is not watched, since there is nothing to read and nothing may be written yet, still tells of its end. */
    boolean isBrokenWhileResting(int handle, int events) {
        return (events & Ready.FAILED) != 0 && flows.isResting(handle)
                && flows.received[handle] == flows.toReceive[handle];
    }

    /** One that waits for nothing has something to tell: how it ended, or it goes on waiting for nothing. */
    int learnEnd(int handle) {
        int outcome = awaitEnd(handle);
        return outcome == Ready.READ ? 0 : outcome;
    }

    /** Shuts a side that has nothing more to say, if that is to be done; what to watch, or a code. */
    int halfClose(int handle) {
        if (flows.run[handle].closesHalf() && (flows.flags[handle] & Flows.SHUT) == 0 && flows.hasSentAll(handle)) {
            int code = net.shutdownWrite(handle);
            if (code < 0) {
                return code;
            }
            flows.flags[handle] |= Flows.SHUT;
        }
        return allotments.wanted(handle);
    }
}
