package org.tcpp.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tcpp.host.HostReading;
import org.tcpp.result.HostSampleView;

/**
 * What a host counts over a run: two readings a second, by a thread of its own, at most {@value #MOST} of them kept. A
 * run that outgrows them is read half as often, and every second reading is forgotten; since readings are sums since
 * boot, nothing of what they counted is.
 */
final class HostSamples {

    static final int MOST = 300;
    private static final long PERIOD_NS = 500_000_000;

    private final LongSupplier clock;
    private final long beganNs;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Moment> moments = new ArrayList<>();
    private long periodNs = PERIOD_NS;
    private Moment told;

    private record Moment(long sinceBeganNs, HostReading reading) {
    }

    /** Begins now, by a monotonic clock. */
    HostSamples(LongSupplier clock) {
        this.clock = clock;
        beganNs = clock.getAsLong();
    }

    /** Reads until the end; for a thread of its own. */
    void follow(Supplier<HostReading> meter) {
        try {
            do {
                take(meter.get());
            } while (!over.await(untilNextNs(), TimeUnit.NANOSECONDS));
            finish(meter.get());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over. */
    void end() {
        over.countDown();
    }

    /** Keeps what was read just now. */
    synchronized void take(HostReading reading) {
        moments.add(new Moment(clock.getAsLong() - beganNs, reading));
        if (moments.size() > MOST) {
            periodNs *= 2;
            for (int i = moments.size() - 2; i > 0; i -= 2) {
                moments.remove(i);
            }
        }
    }

    /** The same, for the last time; what came just before it tells nothing by itself. */
    synchronized void finish(HostReading reading) {
        if (moments.size() > 1 && clock.getAsLong() - beganNs - moments.getLast().sinceBeganNs < periodNs / 2) {
            moments.removeLast();
        }
        take(reading);
    }

    /** Differences between neighbours, in order of time. */
    synchronized List<HostSampleView> rows() {
        List<HostSampleView> rows = new ArrayList<>();
        for (int i = 1; i < moments.size(); i++) {
            rows.add(row(moments.get(i - 1), moments.get(i)));
        }
        return rows;
    }

    /** The same of what has been read since this was asked last. */
    synchronized List<HostSampleView> news() {
        List<HostSampleView> rows = new ArrayList<>();
        for (Moment moment : moments) {
            if (told == null) {
                told = moment;
            } else if (moment.sinceBeganNs > told.sinceBeganNs) {
                rows.add(row(told, moment));
                told = moment;
            }
        }
        return rows;
    }

    private static HostSampleView row(Moment from, Moment to) {
        return HostSampleView.of(from.sinceBeganNs, to.sinceBeganNs, to.reading.since(from.reading));
    }

    private synchronized long untilNextNs() {
        return periodNs - (clock.getAsLong() - beganNs) % periodNs;
    }
}
