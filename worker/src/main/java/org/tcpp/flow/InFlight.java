package org.tcpp.flow;

import org.tcpp.net.Net;
import org.tcpp.net.TcpInfo;

/**
 * Keeps what a connection has in flight in the processor's caches where its path is short, as loopback is. The kernel
 * lets it grow to megabytes, which many connections then write to memory and read from there. Where a round trip has
 * taken {@value #SHORT_US} microseconds at most, {@value #BYTES} bytes (of which the kernel keeps twice as much,
 * socket(7)) are enough for 100 Gbit/s. On any other path the kernel decides; also on one whose segments are as short
 * as a wire's, for there bbr would share it unfairly. Looks before the first byte, whenever what was sent has doubled,
 * and every 16 MiB, for a path may change. One thread.
 */
final class InFlight {

    /** SO_SNDBUF on a short path. */
    static final int BYTES = 256 * 1024;
    /** The least round trip of a short path. */
    static final int SHORT_US = 25;
    /** Longer than any on a wire, where 9000 bytes are many. */
    static final int LONG_SEGMENT_BYTES = 16 * 1024;
    private static final int REVIEW_SHIFT = 24;

    private final Net net;
    private final Flows flows;
    private final TcpInfo info = new TcpInfo();

    InFlight(Net net, Flows flows) {
        this.net = net;
        this.flows = flows;
    }

    /** A connection that has sent so many bytes is about to send more; the handshake tells how long the path is. */
    void onSending(int handle, long sent) {
        if (sent == 0 && flows.toSend[handle] > BYTES) {
            review(handle);
        }
    }

    /** A connection had sent {@code before} bytes and now has sent {@code after}. */
    void onSent(int handle, long before, long after) {
        if (after >= BYTES && (before >>> REVIEW_SHIFT != after >>> REVIEW_SHIFT
                || Long.numberOfLeadingZeros(before) != Long.numberOfLeadingZeros(after))) {
            review(handle);
        }
    }

    private void review(int handle) {
        if (flows.stage.isOn(handle) || !net.info(handle, info)) {
            return; // one that plays a part has buffers as the part demands
        }
        boolean isShort = info.minRoundTripUs >= 0 && info.minRoundTripUs <= SHORT_US
                && info.sentSegmentBytes >= LONG_SEGMENT_BYTES;
        if (!isShort) {
            net.freeSendBuffer(handle);
        } else if (net.lowerSendBuffer(handle, BYTES)) {
            flows.run[handle].counts().kernel().lowered(BYTES);
        }
    }
}
