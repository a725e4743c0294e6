package org.tcpp.flow;

import java.util.Arrays;
import org.tcpp.message.Pacing;
import org.tcpp.net.Net;
import org.tcpp.time.Clock;
import org.tcpp.time.Pauses;

/**
 * How much of what is left a connection may send now, where its plan holds it back, and else when again. A rate is a
 * bucket that fills all the time and is never emptied by a late timer, so that over any length of time the mean is the
 * rate; it holds no more than a tenth of a second's worth, so that what could not be sent is not made good in one
 * burst. The kernel, where it can, spreads the packets between two fillings (SO_MAX_PACING_RATE, socket(7)). All times
 * are running time. One thread; allocates only for a handle larger than any before.
 */
final class Allowance {

    /** A bucket is looked at so often a second: less often would be bursts, more often only costs. */
    private static final int FILLINGS_A_SECOND = 50;
    /** It holds so large a part of a second's worth. */
    private static final int LARGEST_PART = 10;
    /** The kernel is told a little more than the rate, so that it smooths and does not limit. */
    private static final double KERNEL_HEADROOM = 1.1;
    private static final double SECOND_NS = 1e9;

    private final Net net;
    private final Clock clock;
    private final Pauses pauses;
    private final Flows flows;
    private double[] limit = {};
    private long[] filledNs = {};
    private long[] burstEnd = {};
    private long[] restsUntilNs = {};

    Allowance(Environment environment, Flows flows) {
        net = environment.net();
        clock = environment.clock();
        pauses = environment.pauses();
        this.flows = flows;
    }

    /** Bytes may move from now on; run and index of the connection are known. */
    void begin(int handle) {
        Pacing pacing = pacing(handle);
        if (!pacing.isOn()) {
            return;
        }
        if (handle >= limit.length) {
            grow(handle + 1);
        }
        long rate = pacing.bytesPerSecond(flows.index[handle]);
        limit[handle] = flows.sent[handle] + (double) flows.run[handle].openingBytes();
        filledNs[handle] = pauses.runningNs(clock.nowNs());
        burstEnd[handle] = pacing.burstBytes();
        restsUntilNs[handle] = 0;
        if (rate > 0) {
            net.pace(handle, (long) (rate * KERNEL_HEADROOM));
        }
    }

    /** It may have sent so many bytes by now, from its first on. */
    long until(int handle) {
        Pacing pacing = pacing(handle);
        if (!pacing.isOn()) {
            return flows.toSend[handle];
        }
        long until = flows.toSend[handle];
        long rate = pacing.bytesPerSecond(flows.index[handle]);
        if (rate > 0) {
            fill(handle, rate);
            until = Math.min(until, (long) limit[handle]);
        }
        if (pacing.burstBytes() > 0) {
            until = Math.min(until, burstEnd[handle]);
        }
        return Math.max(until, flows.sent[handle]);
    }

    /** True if there is something to send, and it may not be sent before {@link #restEndNs}. */
    boolean isSpent(int handle) {
        Pacing pacing = pacing(handle);
        if (!pacing.isOn() || flows.sent[handle] == flows.toSend[handle]) {
            return false;
        }
        long nowNs = pauses.runningNs(clock.nowNs());
        if (restsUntilNs[handle] - nowNs > 0) {
            return true;
        }
        long sent = flows.sent[handle];
        if (pacing.burstBytes() > 0 && sent >= burstEnd[handle]) {
            burstEnd[handle] += pacing.burstBytes();
            restsUntilNs[handle] = nowNs + pacing.pauseNs();
            return true;
        }
        long rate = pacing.bytesPerSecond(flows.index[handle]);
        double filled = limit[handle] - sent;
        if (rate == 0 || filled >= 1) {
            return false;
        }
        double some = Math.min(flows.toSend[handle] - sent, Math.max(1.0, (double) rate / FILLINGS_A_SECOND));
        restsUntilNs[handle] = nowNs + (long) Math.ceil((some - filled) * SECOND_NS / rate);
        return true;
    }

    /** When one that is spent may go on. */
    long restEndNs(int handle) {
        return restsUntilNs[handle];
    }

    private void fill(int handle, long rate) {
        long nowNs = pauses.runningNs(clock.nowNs());
        double most = flows.sent[handle] + Math.max(1.0, (double) rate / LARGEST_PART);
        // running time goes back once a pause is known in whose turn it was filled last
        long sinceNs = Math.max(0, nowNs - filledNs[handle]);
        limit[handle] = Math.min(most, limit[handle] + rate * (sinceNs / SECOND_NS));
        filledNs[handle] = nowNs;
    }

    private Pacing pacing(int handle) {
        return flows.run[handle].load().exchange().pacing();
    }

    private void grow(int least) {
        int length = Math.max(least, limit.length * 2);
        limit = Arrays.copyOf(limit, length);
        filledNs = Arrays.copyOf(filledNs, length);
        burstEnd = Arrays.copyOf(burstEnd, length);
        restsUntilNs = Arrays.copyOf(restsUntilNs, length);
    }
}
