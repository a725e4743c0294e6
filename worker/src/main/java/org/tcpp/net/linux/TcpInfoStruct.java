package org.tcpp.net.linux;

import org.tcpp.libc.Block;
import org.tcpp.libc.NativeMemory;
import org.tcpp.net.TcpInfo;

/**
 * struct tcp_info of the kernel's linux/tcp.h, the same on all architectures. It has grown at its end from version to
 * version, and the kernel says how much of it it has filled: a field beyond that is unknown. The versions that brought
 * the later fields: bytes acknowledged and received 4.1, bytes not sent and the least round trip 4.6, delivery rate
 * 4.9, the times limited 4.10, segments out of order and the window to send into 5.4; the rest is older than Linux 2.6.
 */
final class TcpInfoStruct {

    private static final int STATE = 0;
    private static final int PROBES = 3;
    private static final int BACKOFF = 4;
    private static final int OPTIONS = 5;
    private static final int SND_MSS = 16;
    private static final int RCV_MSS = 20;
    private static final int UNACKED = 24;
    private static final int LOST = 32;
    private static final int RTT = 68;
    private static final int SND_CWND = 80;
    private static final int REORDERING = 88;
    private static final int TOTAL_RETRANS = 100;
    private static final int BYTES_ACKED = 120;
    private static final int BYTES_RECEIVED = 128;
    private static final int NOTSENT_BYTES = 144;
    private static final int MIN_RTT = 148;
    private static final int DELIVERY_RATE = 160;
    private static final int BUSY_TIME = 168;
    private static final int RWND_LIMITED = 176;
    private static final int SNDBUF_LIMITED = 184;
    private static final int RCV_OOOPACK = 224;
    private static final int SND_WND = 228;
    private static final int ROOM_BYTES = 512;
    /** What the kernel says for the least round trip before there was one. */
    private static final long NONE_YET = 0xffffffffL;

    private final Block block;

    TcpInfoStruct(NativeMemory memory) {
        block = memory.allocate(ROOM_BYTES);
    }

    Block block() {
        return block;
    }

    void read(int length, TcpInfo into) {
        into.state = block.bytes().get(STATE);
        into.probes = block.bytes().get(PROBES);
        into.backoff = block.bytes().get(BACKOFF);
        into.options = block.bytes().get(OPTIONS);
        into.sentSegmentBytes = small(SND_MSS, length);
        into.sendWindowBytes = small(SND_WND, length);
        into.roundTripUs = small(RTT, length);
        into.congestionWindow = small(SND_CWND, length);
        into.retransmits = small(TOTAL_RETRANS, length);
        into.deliveryRate = large(DELIVERY_RATE, length);
        into.busyUs = large(BUSY_TIME, length);
        into.receiveWindowLimitedUs = large(RWND_LIMITED, length);
        into.sendBufferLimitedUs = large(SNDBUF_LIMITED, length);
        long least = small(MIN_RTT, length);
        into.minRoundTripUs = least == NONE_YET ? -1 : least;
        into.unacked = small(UNACKED, length);
        into.notSentBytes = small(NOTSENT_BYTES, length);
        into.receivedSegmentBytes = small(RCV_MSS, length);
        into.receivedOutOfOrder = small(RCV_OOOPACK, length);
        into.lost = small(LOST, length);
        into.reordering = small(REORDERING, length);
        into.bytesAcked = large(BYTES_ACKED, length);
        into.bytesReceived = large(BYTES_RECEIVED, length);
    }

    private long small(int offset, int length) {
        return offset + Integer.BYTES <= length ? Integer.toUnsignedLong(block.bytes().getInt(offset)) : -1;
    }

    private long large(int offset, int length) {
        return offset + Long.BYTES <= length ? block.bytes().getLong(offset) : -1;
    }
}
