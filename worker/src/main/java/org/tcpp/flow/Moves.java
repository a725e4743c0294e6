package org.tcpp.flow;

import org.tcpp.message.FailureCause;
import org.tcpp.message.Incident;
import org.tcpp.net.Knob;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.TcpInfo;
import org.tcpp.time.Clock;
import org.tcpp.time.Pauses;
import org.tcpp.time.TimerWheel;

/** What an {@link Actor} can do with its connection. Times are running time. One thread. */
public final class Moves {

    /** Outcome: the connection has ended. */
    public static final int OVER = FlowMachine.OVER;

    private final Net net;
    private final Clock clock;
    private final Pauses pauses;
    private final TimerWheel wheel;
    private final Flows flows;
    private final FlowEnds ends;
    private final Transfer transfer;
    private final FlowListener listener;
    private final TcpInfo info = new TcpInfo();

    Moves(Environment environment, Flows flows, FlowEnds ends, Transfer transfer, FlowListener listener) {
        net = environment.net();
        clock = environment.clock();
        pauses = environment.pauses();
        wheel = environment.wheel();
        this.flows = flows;
        this.ends = ends;
        this.transfer = transfer;
        this.listener = listener;
    }

    /** The present moment. */
    public long nowNs() {
        return pauses.runningNs(clock.nowNs());
    }

    /** When it last moved a byte. */
    public long progressNs(int handle) {
        return flows.progressNs[handle];
    }

    /** Bytes that the kernel has taken. */
    public long sent(int handle) {
        return flows.sent[handle];
    }

    /** Bytes that have come. */
    public long received(int handle) {
        return flows.received[handle];
    }

    /** Bytes that its kernel has got, read or not, or -1: it does not tell. */
    public long arrived(int handle) {
        return net.info(handle, info) ? info.bytesReceived : -1;
    }

    /** Sends up to position {@code until} of its stream, at most a quantum; a code if that fails. */
    public int send(int handle, long until) {
        return transfer.send(handle, until);
    }

    /** Receives up to that position of the other end's stream, at most a quantum, and checks it; a code, or OVER. */
    public int receive(int handle, long until) {
        return transfer.receive(handle, until);
    }

    /** Looks for the other end's FIN, where nothing else may come: END, 0 if it has not come, a code, or OVER. */
    public int awaitEnd(int handle) {
        int count = net.read(handle, transfer.surplusBytes(handle));
        if (count > 0) {
            transfer.failOfSurplus(handle, 0, count);
            return OVER;
        }
        return count == NetCode.WOULD_BLOCK ? 0 : count;
    }

    /** At a server: no new connection is taken for so long. */
    public void stopAccepting(long ns) {
        listener.stopAccepting(ns);
    }

    /** Tells the connection something; false where the system or the engine cannot. */
    public boolean set(int handle, Knob knob, int value) {
        return net.set(handle, knob, value);
    }

    /** Whether the engine can do {@link #reconnect}. */
    public boolean canReconnect() {
        return net.canReconnect();
    }

    /** Resets it and connects again; outcomes as of {@link Net#reconnect}. */
    public int reconnect(int handle) {
        return net.reconnect(handle);
    }

    /** Ends what it sends; 0 or a code. */
    public int shutdownWrite(int handle) {
        return net.shutdownWrite(handle);
    }

    /** {@link Actor#onTime} is to be called then, and not before. */
    public void wakeAt(int handle, long ns) {
        wheel.set(handle, ns);
    }

    /** It has ended as it may, by FIN or by RST; false if it has failed after all, for what had come before. */
    public boolean conclude(int handle, boolean reset) {
        return ends.conclude(handle, clock.nowNs(), reset);
    }

    /** It has ended as it may not. */
    public int fail(int handle, FailureCause cause, String detail) {
        ends.fail(handle, cause, detail);
        return OVER;
    }

    /** What the system said of the latest failure, or null. */
    public String lastError() {
        return net.lastError();
    }

    /** The connection as its kernel has it, for a person. */
    public Incident.Socket socket(int handle) {
        return ends.socket(handle);
    }

    /** The present moment on the host's clock, for a person to compare. */
    public long clockNs() {
        return clock.nowNs();
    }
}
