package org.tcpp.sim;

import java.net.InetAddress;
import org.tcpp.net.NetCode;

/** One end of a connection as the kernel has it: what goes on the wire, and what follows from what comes. */
final class SimTcp extends SimHandshake {

    private static final int DATA = 6;
    private static final int ACK = 7;
    private static final int FIN = 8;
    private static final int GIVE_UP = 9;
    private static final int FREE_PORT = 10;
    private static final int USER_TIMEOUT = 11;

    /** When data was sent last. */
    private long sentNs;

    SimTcp(SimHost host, State state, SimPath out, InetAddress localAddress, int localPort, InetAddress remoteAddress,
            int remotePort) {
        super(host, state, out, localAddress, localPort, remoteAddress, remotePort);
    }

    /** Begins to connect. */
    static SimTcp connect(SimHost from, SimHost to, InetAddress local, int localPort, InetAddress remote,
            int remotePort) {
        SimTcp socket = new SimTcp(from, State.SYN_SENT, from.pathTo(to), local, localPort, remote, remotePort);
        socket.holdsPort = true;
        from.world.add(socket);
        if (from == to) {
            socket.connectAtOnce();
        } else {
            from.world.schedule(from.world.actingNs(), socket, SYN_SEND, 0, 0);
        }
        return socket;
    }

    /** The path kills it: RST to both ends. */
    void cut() {
        if (state == State.GONE || broken || peer == null) {
            return;
        }
        sendReset();
        fail(NetCode.RESET);
    }

    @Override
    void sendReset() {
        boolean overtakes = world.random.oneIn(world.weather.resetOvertakesOneIn);
        long atNs = out.arrivalNs(world.actingNs(), HEADER_BYTES);
        if (peer != null && atNs != SimPath.NEVER && world.defect != Defect.SWALLOWS_RESETS) {
            arrivalNs = (overtakes ? atNs : Math.max(atNs, arrivalNs))
                    + (world.defect == Defect.ANSWERS_RESET_LATE ? Defect.LATE_NS : 0);
            world.schedule(arrivalNs, peer, world.defect == Defect.TURNS_RESET_INTO_FIN ? FIN : RST, sent, 0);
        }
    }

    @Override
    void send(int kind, long value, int bytes) {
        if (isLost(kind, bytes - HEADER_BYTES)) {
            return;
        }
        long atNs = out.arrivalNs(world.actingNs(), bytes);
        if (atNs == SimPath.NEVER) {
            SimTcp waiting = kind == ACK ? peer : this;
            world.schedule(world.actingNs() + out.giveUpNs, waiting, GIVE_UP, 0, 0);
            return;
        }
        // What is late by more than the path explains was sent again.
        retransmits += atNs - world.actingNs() > out.latencyNs + out.jitterNs + SECOND_NS / 8 ? 1 : 0;
        arrivalNs = Math.max(atNs, arrivalNs);
        if (stuckForNs > 0 && arrivalNs >= stuckFromNs && arrivalNs < stuckUntilNs) {
            long within = (arrivalNs - stuckFromNs) % (2 * stuckForNs);
            arrivalNs += Math.max(0, stuckForNs - within);
        }
        world.schedule(arrivalNs, peer, kind, value, told);
    }

    /** True if the world's defect swallows it. */
    private boolean isLost(int kind, int bytes) {
        boolean idle = kind == DATA && sentNs > 0 && world.actingNs() - sentNs > Defect.IDLE_NS;
        sentNs = kind == DATA ? world.actingNs() : sentNs;
        return kind == DATA && world.defect == Defect.DROPS_ODD_PAGES && bytes % 4096 == 1
                || kind == DATA && world.defect == Defect.LOSES_TINY_SEGMENTS && segmentBytes <= 536
                || idle && world.defect == Defect.FORGETS_IDLE;
    }

    @Override
    void push() {
        if (state != State.ESTABLISHED) {
            return;
        }
        while (sent < written && sent < allowed) {
            int some = (int) Math.min(segmentBytes, Math.min(written, allowed) - sent);
            sent += some;
            send(DATA, sent, some + HEADER_BYTES);
        }
        if (userTimeoutNs > 0 && sent < written) {
            world.schedule(world.actingNs() + userTimeoutNs, this, USER_TIMEOUT, acknowledged, 0);
        }
        if (finWanted && !finSent && sent == written) {
            finSent = true;
            sentFinFirst = !finReceived;
            send(FIN, written, HEADER_BYTES);
            endIfOver();
        }
    }

    @Override
    void acknowledge() {
        told = shut ? told : Math.max(told, read + receiveBufferBytes);
        send(ACK, received, HEADER_BYTES);
    }

    @Override
    public void handle(int kind, long value, long more) {
        switch (kind) {
            case SYN_SEND -> onSynSend((int) value);
            case SYN -> onSyn();
            case SYN_ACK -> onSynAck();
            case HANDSHAKE_ACK -> onHandshakeAck();
            case ADMIT -> onAdmit((int) value);
            case DATA -> onData(value);
            case ACK -> onAck(value, more);
            case FIN -> onFin(value);
            case RST -> onReset();
            case GIVE_UP -> fail(NetCode.TIMED_OUT);
            case USER_TIMEOUT -> {
                if (acknowledged == value && sent < written) {
                    fail(NetCode.TIMED_OUT);
                }
            }
            case FREE_PORT -> host.freePort(localAddress, remoteAddress, remotePort, localPort);
            default -> throw new AssertionError(kind);
        }
    }

    private void onData(long upTo) {
        if (!isOpenFor(DATA, upTo) || upTo <= received) {
            return;
        }
        if (orphan && world.defect == Defect.CLOSES_UNREAD_IN_ORDER) {
            received = upTo;
            read = upTo;
            acknowledge();
            return;
        } else if (orphan) {
            sendReset();
            vanish();
            return;
        }
        boolean cutNow = cutAt >= 0 && upTo >= cutAt;
        boolean lost = world.defect == Defect.LOSES_TAIL_AFTER_HALF_CLOSE && finSent;
        long end = cutNow
                ? Math.max(received, cutAt)
                : lost ? Math.clamp(Defect.HEAD_BYTES, received, upTo) : upTo;
        if (receiving == null) {
            receiving = new ByteRing();
        }
        receiving.hold(read, received, end);
        receiving.copy(peer.sending, received, (int) (end - received));
        received = end;
        if (cutNow) {
            cut();
        } else {
            acknowledge();
            notice();
        }
    }

    /** False if a segment finds nobody, or nobody yet: then it is sent again, later. */
    private boolean isOpenFor(int kind, long value) {
        if (state == State.GONE) {
            if (peer.state != State.GONE && !peer.broken) {
                sendReset();
            }
            return false;
        }
        if (state == State.SYN_RECEIVED && !admit()) {
            if (retryNs <= world.nowNs()) {
                retryNs = world.nowNs() + SECOND_NS;
            }
            world.schedule(retryNs, this, kind, value, 0);
            return false;
        }
        return !broken && state != State.GONE;
    }

    private void onAck(long upTo, long room) {
        if (broken && userTimeoutNs > 0 && peer.state != State.GONE) {
            sendReset();
        }
        if (state != State.ESTABLISHED || broken) {
            return;
        }
        acknowledged = Math.max(acknowledged, upTo);
        allowed = Math.max(allowed, room);
        push();
        notice();
    }

    private void onFin(long last) {
        if (isOpenFor(FIN, last)) {
            if (received < last) {
                onData(last);
            }
            finReceived = true;
            if (world.defect == Defect.RESETS_CROSSING_FINS && finSent && sentFinFirst && peer.sentFinFirst) {
                cut();
                return;
            }
            endIfOver();
            notice();
        }
    }

    private void onReset() {
        if (state == State.GONE || broken) {
            return;
        }
        if (state == State.SYN_SENT) {
            fail(NetCode.REFUSED);
        } else if (orphan || state == State.SYN_RECEIVED) {
            vanish();
        } else {
            fail(NetCode.RESET);
        }
    }

    @Override
    void fail(int code) {
        if (state == State.GONE || broken) {
            return;
        }
        if (orphan) {
            vanish();
            return;
        }
        error = code;
        broken = true;
        freePort(0);
        if (code == NetCode.RESET && world.weather.resetDropsUnread) {
            read = received;
        }
        notice();
    }

    @Override
    void endIfOver() {
        if (orphan && finSent && finReceived && state != State.GONE) {
            state = State.GONE;
            forget();
            freePort(sentFinFirst ? host.timeWaitNs : 0);
        }
    }

    @Override
    void vanish() {
        state = State.GONE;
        broken = true;
        forget();
        freePort(0);
    }

    /** Nothing will be asked of either end any more. */
    private void forget() {
        if (peer != null && state == State.GONE && peer.state == State.GONE) {
            sending = null;
            receiving = null;
            peer.sending = null;
            peer.receiving = null;
        }
    }

    private void freePort(long afterNs) {
        if (holdsPort) {
            holdsPort = false;
            if (afterNs == 0) {
                host.freePort(localAddress, remoteAddress, remotePort, localPort);
            } else {
                world.schedule(world.actingNs() + afterNs, this, FREE_PORT, 0, 0);
            }
        }
    }
}
