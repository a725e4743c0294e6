package org.tcpp.sim;

import java.net.InetAddress;
import org.tcpp.net.NetCode;

/** How a connection comes to be: SYN, its repetition, the listener's backlog, and what happens if that is full. */
abstract class SimHandshake extends SimSocket implements EventQueue.Handler {

    static final int SYN_SEND = 0;
    static final int SYN = 1;
    static final int SYN_ACK = 2;
    static final int HANDSHAKE_ACK = 3;
    static final int ADMIT = 4;
    static final int RST = 5;
    static final int HEADER_BYTES = 40;
    private static final int SYN_RETRIES = 6;
    private static final int SYN_ACK_RETRIES = 5;

    SimHandshake(SimHost host, State state, SimPath out, InetAddress localAddress, int localPort,
            InetAddress remoteAddress, int remotePort) {
        super(host, state, out, localAddress, localPort, remoteAddress, remotePort);
    }

    /** Over loopback all segments of the handshake pass within connect(2). */
    final void connectAtOnce() {
        SimListener heard = host.listener(remoteAddress, remotePort);
        if (heard == null) {
            fail(NetCode.REFUSED);
        } else if (heard.isFull()) {
            world.schedule(world.actingNs() + SECOND_NS, this, SYN_SEND, 1, 0);
        } else {
            meet(heard, host, out);
            state = State.ESTABLISHED;
            allowed = peer.told;
            told = host.receiveBufferBytes;
            peer.onHandshakeAck();
        }
    }

    final void onSynSend(int attempt) {
        if (state != State.SYN_SENT || broken) {
            return;
        }
        if (attempt > SYN_RETRIES) {
            fail(NetCode.TIMED_OUT);
            return;
        }
        world.schedule(world.nowNs() + (SECOND_NS << attempt), this, SYN_SEND, attempt + 1, 0);
        if (!out.loses(world.nowNs())) {
            // It arrives at the host; the socket stands for the segment.
            world.schedule(out.onceNs(world.nowNs(), HEADER_BYTES), this, SYN, 0, 0);
        }
    }

    final void onSyn() {
        if (peer != null || broken) {
            return;
        }
        SimHost there = world.hostOf(remoteAddress, host);
        SimListener heard = there.listener(remoteAddress, remotePort);
        SimPath back = there.pathTo(host);
        if (heard == null) {
            if (!back.loses(world.nowNs())) {
                world.schedule(back.onceNs(world.nowNs(), HEADER_BYTES), this, RST, 0, 0);
            }
        } else if (world.defect == Defect.REMEMBERS_FOUR_TUPLES && again) {
            retransmits++;
        } else if (world.defect == Defect.REFUSES_AFTER_ABORT && world.aborted) {
            world.aborted = false;
            world.schedule(back.onceNs(world.nowNs(), HEADER_BYTES), this, RST, 0, 0);
        } else if (!heard.isFull()) {
            meet(heard, there, back);
            peer.send(SYN_ACK, 0, HEADER_BYTES);
        }
    }

    private void meet(SimListener heard, SimHost there, SimPath back) {
        peer = new SimTcp(there, State.SYN_RECEIVED, back, remoteAddress, remotePort, localAddress, localPort);
        peer.peer = (SimTcp) this;
        peer.listener = heard;
        segmentBytes = Math.min(segmentBytes, there.receiveBufferBytes);
        peer.segmentBytes = segmentBytes;
        peer.allowed = host.receiveBufferBytes;
        peer.told = there.receiveBufferBytes;
        world.met(this);
    }

    final void onSynAck() {
        if (state == State.GONE || broken) {
            if (peer.state != State.GONE) {
                sendReset();
            }
            return;
        }
        state = State.ESTABLISHED;
        allowed = peer.told;
        told = host.receiveBufferBytes;
        send(HANDSHAKE_ACK, 0, HEADER_BYTES);
        notice();
    }

    final void onHandshakeAck() {
        if (state == State.SYN_RECEIVED && !admit()) {
            world.schedule(world.nowNs() + SECOND_NS, this, ADMIT, 0, 0);
        }
    }

    /** SYN-ACK once more: its answer comes from an end that believes itself connected. */
    final void onAdmit(int attempt) {
        if (state != State.SYN_RECEIVED || admit()) {
            return;
        }
        if (attempt >= SYN_ACK_RETRIES) {
            // Forgotten; what the other end sends from now on draws RST.
            vanish();
        } else {
            world.schedule(world.nowNs() + (SECOND_NS << attempt + 1), this, ADMIT, attempt + 1, 0);
        }
    }

    /** It becomes a connection that can be accepted, if there is room for it. */
    final boolean admit() {
        if (listener.isClosed()) {
            reset();
            return true;
        }
        if (listener.isFull()) {
            // The other end may lose all of it, as Linux has it (tcp_abort_on_overflow 0).
            return false;
        }
        state = State.ESTABLISHED;
        listener.add(this);
        return true;
    }

    /** Sends a segment. */
    abstract void send(int kind, long value, int bytes);

    /** It has failed, which the application learns by its next call. */
    abstract void fail(int code);
}
