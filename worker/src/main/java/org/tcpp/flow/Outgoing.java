package org.tcpp.flow;

import org.tcpp.integrity.Verification;
import org.tcpp.net.Net;
import org.tcpp.payload.Region;
import org.tcpp.wire.Opening;

/** Writes what connections send: their opening, and then what their verification says, or anything. One thread. */
final class Outgoing {

    private final Net net;
    private final Flows flows;

    Outgoing(Net net, Flows flows) {
        this.net = net;
        this.flows = flows;
    }

    /** Most bytes of one call. */
    int mostBytes(int handle) {
        return flows.run[handle].verification().mostToSend();
    }

    /**
     * Writes some of a connection's stream; bytes taken, or a code.
     *
     * @param position of the first byte
     * @param length how many bytes
     */
    int write(int handle, long position, int length) {
        FlowRun run = flows.run[handle];
        Verification verification = run.verification();
        int opening = (int) Math.max(0, run.openingBytes() - position);
        int head = Opening.BYTES - opening;
        if (opening > 0) {
            putOpening(handle);
        }
        if (!verification.isOn()) {
            return net.write(handle, head, length);
        }
        long from = position + opening;
        if (verification.region() < 0 || length <= opening) {
            verification.fill(flows.index[handle], from, net.out(), Opening.BYTES, Math.max(0, length - opening));
            return net.write(handle, head, length);
        }
        int place = verification.place(flows.index[handle], from);
        return net.writeRegion(handle, head, opening, verification.region(), place,
                Math.min(length - opening, Region.BYTES - place));
    }

    private void putOpening(int handle) {
        FlowRun run = flows.run[handle];
        if (run.isClassic()) {
            Opening.putClassic(net.out(), 0, flows.toSend[handle] - Opening.BYTES);
        } else {
            Opening.putPreamble(net.out(), 0, run.load().run(), flows.index[handle]);
        }
    }
}
