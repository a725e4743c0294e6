package org.tcpp.flow;

import org.tcpp.message.Exchange;
import org.tcpp.message.Load;
import org.tcpp.net.Ready;
import org.tcpp.time.Clock;
import org.tcpp.wire.Opening;

/**
 * How much each end of a connection may send and has to receive by now. Most of it is known from the beginning; where a
 * client asks and a server answers, it grows with each question and each answer. Both ends draw the same amounts and so
 * agree without a word. One thread.
 *
 * <p>{@link Flows#allotments} counts down to 0. A client's grow both ways at once, a question and its answer; a
 * server's are by turns a question and an answer, so that an odd number is left when an answer is due.
 */
final class Allotments {

    private final Clock clock;
    private final Flows flows;
    private final FlowTimers timers;

    Allotments(Clock clock, Flows flows, FlowTimers timers) {
        this.clock = clock;
        this.flows = flows;
        this.timers = timers;
    }

    /** Allots what is known from the beginning; run and index of the connection are known. */
    static void begin(Flows flows, int handle) {
        FlowRun run = flows.run[handle];
        Load load = run.load();
        long index = flows.index[handle];
        Exchange exchange = load.exchange();
        Actor actor = run.cast().actor(index);
        if (actor != null) {
            flows.stage.enter(handle, actor);
            flows.toSend[handle] = actor.toSend();
            flows.toReceive[handle] = actor.toReceive();
        } else if (run.isClient()) {
            flows.toSend[handle] = load.toServer(index, 0);
            flows.toReceive[handle] = load.toClient(index, 0);
            flows.allotments[handle] = exchange.rounds() - 1;
        } else {
            flows.toReceive[handle] = load.toServer(index, 0);
            boolean atOnce = exchange.kind() != Exchange.Kind.ROUNDS && !load.connectFirst();
            flows.toSend[handle] = atOnce ? load.toClient(index, 0) : 0;
            flows.allotments[handle] = atOnce || exchange.kind() == Exchange.Kind.PUSH ? 0 : 2 * exchange.rounds() - 1;
        }
    }

    /** Allots more if it is time for that; true if something new is to be sent at once. */
    boolean grow(int handle) {
        if (flows.allotments[handle] == 0) {
            return false;
        }
        return flows.run[handle].isClient() ? flows.isIdle(handle) && onAnswered(handle) : growAtServer(handle);
    }

    /** An answer has come whole. */
    private boolean onAnswered(int handle) {
        long nowNs = clock.nowNs();
        countRound(handle, nowNs);
        long thinkNs = flows.run[handle].load().exchange().thinkNs();
        if (thinkNs > 0) {
            flows.think(handle);
            timers.startRest(handle, flows.progressNs[handle] + thinkNs);
            return false;
        }
        ask(handle, nowNs);
        return true;
    }

    /** The next question is due. */
    void ask(int handle, long nowNs) {
        Load load = flows.run[handle].load();
        long round = load.exchange().rounds() - flows.allotments[handle]--;
        flows.toSend[handle] += load.toServer(flows.index[handle], round);
        flows.toReceive[handle] += load.toClient(flows.index[handle], round);
        flows.askedNs[handle] = nowNs;
    }

    /** The last answer of a round has come whole. */
    void countRound(int handle, long nowNs) {
        FlowRun run = flows.run[handle];
        Load load = run.load();
        if (run.isClient() && load.exchange().kind() == Exchange.Kind.ROUNDS) {
            long round = load.exchange().rounds() - 1 - flows.allotments[handle];
            run.counts().answered(load.toClient(flows.index[handle], round), nowNs - flows.askedNs[handle]);
        }
    }

    private boolean growAtServer(int handle) {
        Load load = flows.run[handle].load();
        long left = flows.allotments[handle];
        boolean rounds = load.exchange().kind() == Exchange.Kind.ROUNDS;
        if (rounds ? !flows.isIdle(handle) : flows.received[handle] <= Opening.BYTES) {
            return false;
        }
        long round = load.exchange().rounds() - (left + 1) / 2;
        boolean answers = left % 2 == 1;
        if (answers) {
            flows.toSend[handle] += load.toClient(flows.index[handle], round);
        } else {
            flows.toReceive[handle] += load.toServer(flows.index[handle], round);
        }
        flows.allotments[handle] = left - 1;
        return answers;
    }

    /** What to watch for. */
    int wanted(int handle) {
        return (flows.sent[handle] < flows.toSend[handle] ? Ready.WRITE : 0)
                | (flows.received[handle] < flows.toReceive[handle] || flows.state[handle] == Flows.THINKING
                        ? Ready.READ
                        : 0);
    }
}
