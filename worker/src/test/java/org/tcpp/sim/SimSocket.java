package org.tcpp.sim;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.tcpp.net.Knob;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.net.TcpInfo;

/**
 * One end of a connection as an application has it: what it may write and has to read, and when it is ready. Numbers of
 * bytes are positions in the stream of one direction. It outlives its handle, as long as something of it is on its way.
 * One thread.
 */
abstract class SimSocket extends SimDescriptor {

    enum State {
        SYN_SENT, SYN_RECEIVED, ESTABLISHED, GONE
    }

    static final long SECOND_NS = 1_000_000_000L;
    static final int HEADER_BYTES = 40;
    /** Of the stream's begin, for those who look at it afterwards. */
    private static final int HEAD_BYTES = 12;

    final SimWorld world;
    final InetAddress localAddress;
    final InetAddress remoteAddress;
    final int localPort;
    final int remotePort;
    final SimPath out;
    /** SO_SNDBUF and SO_RCVBUF, in bytes. */
    int sendBufferBytes;
    int receiveBufferBytes;
    /** It was connected by the same four-tuple before. */
    boolean again;
    /** It offers no more room, ever. */
    boolean shut;
    private final SimManner manner = new SimManner();
    /** TCP_USER_TIMEOUT, or 0. */
    long userTimeoutNs;
    /** Null until the listener has heard of it. */
    SimTcp peer;
    /** Where an end that has not been accepted waits. */
    SimListener listener;
    State state;
    int segmentBytes = 16_384;
    ByteRing sending;
    ByteRing receiving;
    final ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    long written;
    long sent;
    long acknowledged;
    /** The other end has room up to here. */
    long allowed;
    long received;
    long read;
    long told;
    boolean finWanted;
    boolean finSent;
    boolean finReceived;
    boolean sentFinFirst;
    int error;
    boolean broken;
    boolean orphan;
    boolean holdsPort;
    long arrivalNs;
    long retryNs;
    /** RST from somewhere on the way when so many bytes have arrived here; -1: never. */
    long cutAt = -1;
    /** For so long out of every two such times nothing gets through, from a moment on; 0: no such thing. */
    long stuckForNs;
    long stuckFromNs;
    long stuckUntilNs;
    long retransmits;
    /** Of the {@link Witness}. */
    long turn = -1;
    long writtenInTurn;
    long readInTurn;

    SimSocket(SimHost host, State state, SimPath out, InetAddress localAddress, int localPort,
            InetAddress remoteAddress, int remotePort) {
        super(host);
        world = host.world;
        sendBufferBytes = host.sendBufferBytes;
        receiveBufferBytes = host.receiveBufferBytes;
        this.state = state;
        this.out = out;
        this.localAddress = localAddress;
        this.localPort = localPort;
        this.remoteAddress = remoteAddress;
        this.remotePort = remotePort;
    }

    boolean tell(Knob knob, int value) {
        switch (knob) {
            case USER_TIMEOUT_MS ->
                userTimeoutNs = world.defect == Defect.IGNORES_USER_TIMEOUT ? 0 : value * 1_000_000L;
            case SEGMENT_BYTES -> segmentBytes = Math.min(segmentBytes, value);
            case SEND_BUFFER_BYTES -> sendBufferBytes = value;
            case RECEIVE_BUFFER_BYTES -> {
                shut |= world.defect == Defect.SHUTS_WINDOW_THAT_SHRINKS && value < receiveBufferBytes;
                receiveBufferBytes = value;
            }
            default -> manner.tell(knob, value != 0);
        }
        return true;
    }

    SimSocket peer() {
        return peer;
    }

    /** Bytes that the application has handed over. */
    long written() {
        return written;
    }

    /** Bytes that the application has taken. */
    long read() {
        return read;
    }

    void fill(TcpInfo info) {
        info.retransmits = retransmits;
        info.roundTripUs = 2 * out.latencyNs / 1000;
        info.minRoundTripUs = info.roundTripUs;
        info.sentSegmentBytes = segmentBytes;
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
        boolean writable = broken || finWanted || state == State.ESTABLISHED && room() * 3 >= sendBufferBytes;
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
        } else if (state != State.ESTABLISHED || room() <= 0) {
            return NetCode.WOULD_BLOCK;
        }
        int some = world.weather.shorten(world.random, Math.min(length, room()));
        if (sending == null) {
            sending = new ByteRing();
        }
        sending.hold(acknowledged, written, written + some);
        sending.put(written, from, offset, some);
        manner.damage(world.defect, sending, written, some);
        for (int i = 0; i < some && head.hasRemaining(); i++) {
            head.put(from.get(offset + i));
        }
        boolean repeats = manner.repeats(world.defect, written);
        written += some;
        if (repeats) {
            sending.hold(acknowledged, written, written + some);
            sending.put(written, from, offset, some);
            written += some;
        }
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
        Tampering.Splice splice = world.tampering.splice(this);
        if (splice != null && read >= splice.at) {
            int more = splice.put(into, length);
            read += splice.lose(received - read);
            if (received == read && state == State.ESTABLISHED) {
                acknowledge();
            }
            if (more > 0 || received == read) {
                return more > 0 ? more : read(into, length);
            }
        }
        long until = splice != null && read < splice.at ? Math.min(received, splice.at) : received;
        int some = world.weather.shorten(world.random, (int) Math.min(length, until - read));
        receiving.get(read, into, some);
        world.tampering.onRead(this, read, into, some);
        if (world.defect == Defect.GARBLES_SMALL_PIECES && some <= 4 && read >= HEAD_BYTES) {
            into.put(0, (byte) ~into.get(0));
        }
        read += some;
        // Room that has become large enough to be worth a word, RFC 9293, 3.8.6.2.2.
        boolean forgotten = world.defect == Defect.FORGETS_ZERO_WINDOW && received == told;
        if (state == State.ESTABLISHED && !forgotten
                && read + receiveBufferBytes - told >= receiveBufferBytes / 2) {
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
        boolean forgotten = world.defect == Defect.FORGETS_ORPHANS && sent < written;
        world.aborted |= state == State.SYN_SENT || written == 0 && received == 0 && !finReceived;
        if (broken || forgotten || state == State.SYN_SENT) {
            vanish();
        } else if (received > read && world.defect != Defect.CLOSES_UNREAD_IN_ORDER) {
            // Linux: closing what has unread data is an abort, RFC 2525, 2.17.
            reset();
        } else {
            orphan = true;
            finWanted = true;
            push();
            endIfOver();
        }
    }

    /** RST, and what has not been sent yet is dropped. */
    void reset() {
        world.aborted |= written == 0 && received == 0;
        if (!broken && state != State.SYN_SENT && state != State.GONE) {
            sendReset();
        }
        vanish();
    }

    private int room() {
        return sendBufferBytes - (int) (written - acknowledged);
    }

    private int takeError() {
        int taken = error;
        error = 0;
        return taken;
    }

    /** Sends what may be sent. */
    abstract void push();

    /** Tells the other end what has come, and for how much more there is room. */
    abstract void acknowledge();

    abstract void sendReset();

    /** Ends what nobody holds any more and both ends have shut. */
    abstract void endIfOver();

    /** It is no more, and nobody is told. */
    abstract void vanish();
}
