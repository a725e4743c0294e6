package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * One direction between two hosts: how long a segment takes. All connections share its bandwidth. What is lost, or sent
 * while the path is down, is sent again after 200 ms, 400 ms and so on, as TCP does (RFC 6298), so that the application
 * sees a delay and nothing else, until the sender's patience ends. Nanoseconds of the world. One thread.
 */
final class SimPath {

    /** No attempt of the sender's will get through. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long FIRST_RETRY_NS = 200_000_000L;
    private static final long LAST_RETRY_NS = 120_000_000_000L;

    /** A time without passage; {@code told} if the sender's own host knows, so that connect(2) fails at once. */
    private record Outage(long fromNs, long toNs, boolean told) {
    }

    private final SimRandom random;
    private final List<Outage> outages = new ArrayList<>();
    long latencyNs;
    long jitterNs;
    /** 0: no limit. */
    long bytesPerSecond;
    /** One segment in so many is lost; 0: none. */
    int lossOneIn;
    /** How long a sender repeats itself before it gives up; never less than tcp_retries2 of 8, RFC 1122's least. */
    long giveUpNs = 924_000_000_000L;
    private long freeNs = Long.MIN_VALUE;

    SimPath(SimRandom random) {
        this.random = random;
    }

    void down(long fromNs, long toNs, boolean told) {
        outages.add(new Outage(fromNs, toNs, told));
    }

    /** True if the sender's host knows that there is no way. */
    boolean isUnreachable(long nowNs) {
        for (int i = 0; i < outages.size(); i++) {
            Outage outage = outages.get(i);
            if (outage.told && nowNs >= outage.fromNs && nowNs < outage.toNs) {
                return true;
            }
        }
        return false;
    }

    /** True if what is sent now gets lost. */
    boolean loses(long nowNs) {
        return downUntilNs(nowNs) != 0 || random.oneIn(lossOneIn);
    }

    /** When a segment that is sent now, once only, arrives. */
    long onceNs(long nowNs, int bytes) {
        long startNs = nowNs;
        if (bytesPerSecond > 0) {
            startNs = Math.max(nowNs, freeNs) + bytes * 1_000_000_000L / bytesPerSecond;
            freeNs = startNs;
        }
        return startNs + latencyNs + (jitterNs > 0 ? random.between(0, jitterNs) : 0);
    }

    /** When a segment arrives that is sent now and again until it gets through, or {@link #NEVER}. */
    long arrivalNs(long nowNs, int bytes) {
        long atNs = nowNs;
        long retryNs = FIRST_RETRY_NS;
        while (loses(atNs)) {
            atNs += retryNs;
            retryNs = Math.min(LAST_RETRY_NS, retryNs * 2);
            if (atNs - nowNs >= giveUpNs) {
                return NEVER;
            }
        }
        return onceNs(atNs, bytes);
    }

    /** True if the path is or was down at any time in between, or loses anything by chance. */
    boolean wasDisturbed(long fromNs, long toNs) {
        for (int i = 0; i < outages.size(); i++) {
            if (outages.get(i).fromNs <= toNs && outages.get(i).toNs > fromNs) {
                return true;
            }
        }
        return lossOneIn > 0;
    }

    private long downUntilNs(long nowNs) {
        for (int i = 0; i < outages.size(); i++) {
            if (nowNs >= outages.get(i).fromNs && nowNs < outages.get(i).toNs) {
                return outages.get(i).toNs;
            }
        }
        return 0;
    }
}
