package org.tcpp.sim;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.net.TcpInfo;

/**
 * One end of a connection in the kernel, as far as an application can tell: what it may write and has to read, when it
 * is ready, and what the other end learns of it and when. Numbers of bytes are positions in the stream of one
 * direction. It outlives its handle, as long as something of it is on its way. One thread.
 */
final class SimSocket extends SimDescriptor implements EventQueue.Handler {

    private enum State {
        SYN_SENT, SYN_RECEIVED, ESTABLISHED, GONE
    }

    private static final int SYN_SEND = 0;
    private static final int SYN = 1;
    private static final int SYN_ACK = 2;
    private static final int HANDSHAKE_ACK = 3;
    private static final int DATA = 4;
    private static final int ACK = 5;
    private static final int FIN = 6;
    private static final int RST = 7;
    private static final int GIVE_UP = 8;
    private static final int FREE_PORT = 9;
    private static final int ADMIT = 10;

    private static final int SYN_RETRIES = 6;
    private static final int SYN_ACK_RETRIES = 5;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int HEADER_BYTES = 40;
    /** Of the stream's begin, for those who look at it afterwards. */
    private static final int HEAD_BYTES = 12;

    private final SimWorld world;
    final InetAddress localAddress;
    final InetAddress remoteAddress;
    final int localPort;
    final int remotePort;
    private final SimPath out;
    /** Null until the listener has heard of it. */
    private SimSocket peer;
    /** Where an end that has not been accepted waits. */
    private SimListener listener;
    private State state;
    private int segmentBytes = 16_384;
    private ByteRing sending;
    private ByteRing receiving;
    final ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    private long written;
    private long sent;
    private long acknowledged;
    /** The other end has room up to here. */
    private long allowed;
    private long received;
    private long read;
    private long told;
    private boolean finWanted;
    private boolean finSent;
    private boolean finReceived;
    private boolean sentFinFirst;
    private int error;
    private boolean broken;
    private boolean orphan;
    private boolean holdsPort;
    private boolean refusedEntry;
    private boolean disturbed;
    private long arrivalNs;
    private long retryNs;
    /** RST from somewhere on the way when so many bytes have arrived here; -1: never. */
    long cutAt = -1;
    /** For so long out of every two such times nothing gets through, from a moment on; 0: no such thing. */
    long stuckForNs;
    long stuckFromNs;
    long stuckUntilNs;
    private long retransmits;
    /** Of the {@link Witness}. */
    long turn = -1;
    long movedInTurn;

    private SimSocket(SimHost host, State state, SimPath out, InetAddress localAddress, int localPort,
            InetAddress remoteAddress, int remotePort) {
        super(host);
        world = host.world;
        this.state = state;
        this.out = out;
        this.localAddress = localAddress;
        this.localPort = localPort;
        this.remoteAddress = remoteAddress;
        this.remotePort = remotePort;
    }

    /** Begins to connect. */
    static SimSocket connect(SimHost from, SimHost to, InetAddress local, int localPort, InetAddress remote,
            int remotePort) {
        SimSocket socket = new SimSocket(from, State.SYN_SENT, from.pathTo(to), local, localPort, remote, remotePort);
        socket.holdsPort = true;
        from.world.add(socket);
        if (from == to) {
            socket.connectAtOnce();
        } else {
            from.world.schedule(from.world.actingNs(), socket, SYN_SEND, 0, 0);
        }
        return socket;
    }

    /** Over loopback all segments of the handshake pass within connect(2). */
    private void connectAtOnce() {
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

    SimSocket peer() {
        return peer;
    }

    /** Something happened to it that may make it fail without anybody's fault. */
    boolean isDisturbed() {
        return disturbed || peer != null && peer.disturbed;
    }

    void disturb() {
        disturbed = true;
    }

    /** Bytes that the application has handed over. */
    long written() {
        return written;
    }

    /** Bytes that the application has taken. */
    long read() {
        return read;
    }

    long acknowledged() {
        return acknowledged;
    }

    void fill(TcpInfo info) {
        info.retransmits = retransmits;
        info.roundTripUs = 2 * out.latencyNs / 1000;
        info.minRoundTripUs = info.roundTripUs;
        info.congestionWindow = -1;
        info.deliveryRate = -1;
        info.busyUs = -1;
        info.receiveWindowLimitedUs = -1;
        info.sendBufferLimitedUs = -1;
        info.unacked = (sent - acknowledged + segmentBytes - 1) / segmentBytes;
        info.notSentBytes = written - sent;
        info.lost = 0;
        info.reordering = 3;
        info.bytesAcked = acknowledged + (listener == null && state == State.ESTABLISHED ? 1 : 0);
        info.bytesReceived = received + (finReceived ? 1 : 0);
    }

    boolean isConnecting() {
        return state == State.SYN_SENT && !broken;
    }

    boolean isEstablished() {
        return state == State.ESTABLISHED;
    }

    @Override
    int ready() {
        boolean readable = received > read || finReceived || broken;
        boolean writable = broken || finWanted || state == State.ESTABLISHED && room() * 3 >= host.sendBufferBytes;
        return (readable ? Ready.READ : 0) | (writable ? Ready.WRITE : 0);
    }

    @Override
    boolean isOver() {
        return broken || finWanted && finReceived;
    }

    @Override
    boolean hasFailed() {
        return broken;
    }

    @Override
    boolean hasEnd() {
        return finReceived;
    }

    /** Bytes taken, or a code. */
    int write(ByteBuffer from, int offset, int length) {
        if (error != 0) {
            return takeError();
        } else if (broken || finWanted) {
            return NetCode.RESET;
        } else if (state != State.ESTABLISHED || room() == 0) {
            return NetCode.WOULD_BLOCK;
        }
        int some = world.weather.shorten(world.random, Math.min(length, room()));
        if (sending == null) {
            sending = new ByteRing();
        }
        sending.hold(acknowledged, written, written + some);
        sending.put(written, from, offset, some);
        for (int i = 0; i < some && head.hasRemaining(); i++) {
            head.put(from.get(offset + i));
        }
        written += some;
        push();
        return some;
    }

    /** Bytes taken, or a code. */
    int read(ByteBuffer into, int length) {
        if (received == read) {
            return error != 0
                    ? takeError()
                    : broken || finReceived ? NetCode.END : NetCode.WOULD_BLOCK;
        }
        int some = world.weather.shorten(world.random, (int) Math.min(length, received - read));
        receiving.get(read, into, some);
        read += some;
        // Room that has become large enough to be worth a word, RFC 9293, 3.8.6.2.2.
        if (state == State.ESTABLISHED && read + host.receiveBufferBytes - told >= host.receiveBufferBytes / 2) {
            acknowledge();
        }
        return some;
    }

    /** No more is written: FIN after what was. */
    void shutdownWrite() {
        if (!broken && !finWanted) {
            finWanted = true;
            push();
            notice();
        }
    }

    @Override
    void close() {
        if (broken || state == State.SYN_SENT) {
            vanish();
        } else if (received > read) {
            // Linux: closing what has unread data is an abort, RFC 2525, 2.17.
            reset();
        } else {
            orphan = true;
            finWanted = true;
            push();
        }
    }

    /** RST, and what has not been sent yet is dropped. */
    void reset() {
        if (!broken && state != State.SYN_SENT && state != State.GONE) {
            sendReset();
        }
        vanish();
    }

    /** The path kills it: RST to both ends. */
    void cut() {
        if (state == State.GONE || broken || peer == null) {
            return;
        }
        disturbed = true;
        sendReset();
        fail(NetCode.RESET);
    }

    private void sendReset() {
        boolean overtakes = world.random.oneIn(world.weather.resetOvertakesOneIn);
        long atNs = out.arrivalNs(world.actingNs(), HEADER_BYTES);
        if (peer != null && atNs != SimPath.NEVER) {
            arrivalNs = overtakes ? atNs : Math.max(atNs, arrivalNs);
            world.schedule(arrivalNs, peer, RST, 0, 0);
        }
    }

    private int room() {
        return host.sendBufferBytes - (int) (written - acknowledged);
    }

    private int takeError() {
        int taken = error;
        error = 0;
        return taken;
    }

    private void send(int kind, long value, int bytes) {
        long atNs = out.arrivalNs(world.actingNs(), bytes);
        if (atNs == SimPath.NEVER) {
            SimSocket waiting = kind == ACK ? peer : this;
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

    private void push() {
        if (state != State.ESTABLISHED) {
            return;
        }
        while (sent < written && sent < allowed) {
            int some = (int) Math.min(segmentBytes, Math.min(written, allowed) - sent);
            sent += some;
            send(DATA, sent, some + HEADER_BYTES);
        }
        if (finWanted && !finSent && sent == written) {
            finSent = true;
            sentFinFirst = !finReceived;
            send(FIN, written, HEADER_BYTES);
            endIfOver();
        }
    }

    private void acknowledge() {
        told = read + host.receiveBufferBytes;
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
            case FREE_PORT -> host.freePort(localAddress, remoteAddress, remotePort, localPort);
            default -> throw new AssertionError(kind);
        }
    }

    private void onSynSend(int attempt) {
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

    private void onSyn() {
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
        } else if (!heard.isFull()) {
            meet(heard, there, back);
            peer.send(SYN_ACK, 0, HEADER_BYTES);
        }
    }

    private void meet(SimListener heard, SimHost there, SimPath back) {
        peer = new SimSocket(there, State.SYN_RECEIVED, back, remoteAddress, remotePort, localAddress, localPort);
        peer.peer = this;
        peer.listener = heard;
        segmentBytes = Math.min(segmentBytes, there.receiveBufferBytes);
        peer.segmentBytes = segmentBytes;
        peer.allowed = host.receiveBufferBytes;
        peer.told = there.receiveBufferBytes;
        world.met(this);
    }

    private void onSynAck() {
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

    private void onHandshakeAck() {
        if (state == State.SYN_RECEIVED && !admit()) {
            world.schedule(world.nowNs() + SECOND_NS, this, ADMIT, 0, 0);
        }
    }

    /** SYN-ACK once more: its answer comes from an end that believes itself connected. */
    private void onAdmit(int attempt) {
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
    private boolean admit() {
        if (listener.isClosed()) {
            reset();
            return true;
        }
        if (listener.isFull()) {
            // The other end may lose all of it, as Linux has it (tcp_abort_on_overflow 0).
            refusedEntry = true;
            return false;
        }
        state = State.ESTABLISHED;
        listener.add(this);
        return true;
    }

    private void onData(long upTo) {
        if (!isOpenFor(DATA, upTo) || upTo <= received) {
            return;
        }
        if (orphan) {
            sendReset();
            vanish();
            return;
        }
        boolean cutNow = cutAt >= 0 && upTo >= cutAt;
        long end = cutNow ? Math.max(received, cutAt) : upTo;
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

    private void fail(int code) {
        if (state == State.GONE || broken) {
            return;
        }
        disturbed |= code == NetCode.TIMED_OUT;
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

    private void endIfOver() {
        if (orphan && finSent && finReceived && state != State.GONE) {
            state = State.GONE;
            forget();
            freePort(sentFinFirst ? host.timeWaitNs : 0);
        }
    }

    private void vanish() {
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

    /** True if it was ever turned away by a listener that was full. */
    boolean wasRefusedEntry() {
        return refusedEntry;
    }
}
