package org.tcpp.loop;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.wire.Opening;

/**
 * The connections that a server has taken: reads the opening of each, finds its run by it, reads its bytes and ends it
 * as agreed. A connection that is none of ours, or breaks the agreement, is closed with RST, and nothing else. Until
 * its opening is known a connection belongs to no run; if it fails before, it counts as a classic one. One thread.
 */
final class Intake {

    /** How long a connection may take over its opening when nothing else is going on. */
    static final long OPENING_NS = 5_000_000_000L;
    /** The same in the middle of a run, where the opening may have been lost again and again on a crowded link. */
    private static final long CROWDED_OPENING_NS = 30_000_000_000L;

    private final Net net;
    private final ServerSide.Limits limits;
    private final Runs runs;
    private final Notices notices;
    private final Connections table = new Connections(0);
    private final Openings openings = new Openings();
    private final Eagerness eagerness = new Eagerness();
    private ServedRun[] runOf = new ServedRun[0];

    Intake(Net net, ServerSide.Limits limits, Runs runs, Notices notices) {
        this.net = net;
        this.limits = limits;
        this.runs = runs;
        this.notices = notices;
    }

    /** Connections held. */
    int count() {
        return table.count();
    }

    /** Takes an accepted connection, and tries whether something of it is there already. */
    void add(int handle, long nowNs) {
        table.add(handle, Connections.OPENING, -1, Long.MAX_VALUE, nowNs);
        if (runOf.length < table.bound()) {
            runOf = Arrays.copyOf(runOf, table.bound());
        }
        runOf[handle] = runs.classic();
        if (eagerness.worthTrying()) {
            receive(handle, nowNs);
        } else {
            watch(handle, nowNs);
        }
    }

    /** Receives one quantum of a connection that may have something, or as much of it as is there. */
    void receive(int handle, long nowNs) {
        if (!table.holds(handle)) {
            return;
        }
        long until = table.done[handle] + limits.quantumBytes();
        long before;
        do {
            before = table.done[handle];
            receiveSome(handle, nowNs);
        } while (table.holds(handle) && table.done[handle] - before == limits.bufferBytes()
                && table.done[handle] < until);
    }

    private void receiveSome(int handle, long nowNs) {
        int got = table.state[handle] == Connections.RECEIVING
                ? net.drain(handle, limits.bufferBytes())
                : net.read(handle, limits.bufferBytes());
        if (got < 0) {
            nothing(handle, got, nowNs);
            return;
        }
        nowNs = System.nanoTime();
        table.progressNs[handle] = nowNs;
        switch (table.state[handle]) {
            case Connections.OPENING -> opening(handle, got, nowNs);
            case Connections.RECEIVING -> received(handle, got, got, nowNs);
            default -> fail(handle, Phase.CLOSE, FailureCause.TOO_MUCH_DATA, nowNs, null);
        }
    }

    /** Gives up on connections that have been quiet for too long. */
    void giveUpOnStalled(long nowNs) {
        long openingNs = runs.anyUnderWay() ? CROWDED_OPENING_NS : OPENING_NS;
        for (int handle = 0; handle < table.bound(); handle++) {
            if (!table.holds(handle)) {
                continue;
            }
            if (table.state[handle] == Connections.OPENING) {
                if (nowNs - table.startedNs[handle] >= openingNs) {
                    fail(handle, Phase.OPENING, FailureCause.SILENT, nowNs, null);
                }
            } else if (limits.timeoutNs() > 0 && nowNs - table.progressNs[handle] >= limits.timeoutNs()) {
                fail(handle, phase(handle), FailureCause.STALLED, nowNs, null);
            }
        }
    }

    /** Ends the connections of one run, or of all where it is null. */
    void interrupt(ServedRun run, long nowNs) {
        for (int handle = 0; handle < table.bound(); handle++) {
            if (table.holds(handle) && (run == null || runOf[handle] == run)) {
                fail(handle, phase(handle), FailureCause.INTERRUPTED, nowNs, null);
            }
        }
    }

    private void nothing(int handle, int code, long nowNs) {
        if (code == NetCode.WOULD_BLOCK) {
            if (table.done[handle] == 0) {
                eagerness.missed();
            }
            watch(handle, nowNs);
        } else if (code == NetCode.END && table.state[handle] == Connections.ENDING) {
            complete(handle, nowNs);
        } else {
            fail(handle, phase(handle), Causes.of(code), nowNs, code == NetCode.END ? null : net.lastError());
        }
    }

    private void opening(int handle, int got, long nowNs) {
        int before = (int) table.done[handle];
        if (before == 0) {
            eagerness.paid();
        }
        int missing = Opening.BYTES - before;
        if (got < missing) {
            openings.keep(handle, net.in(), before, got);
            table.done[handle] = before + got;
            watch(handle, nowNs);
            return;
        }
        boolean whole = before == 0;
        if (!whole) {
            openings.keep(handle, net.in(), before, missing);
        }
        FailureCause cause = open(handle, whole ? net.in() : openings.buffer(), whole ? 0 : openings.at(handle));
        if (cause != null) {
            table.done[handle] = before + got;
            fail(handle, Phase.OPENING, cause, nowNs, null);
            return;
        }
        ServedRun run = runOf[handle];
        run.counts.started(table.startedNs[handle]);
        run.counts.established(-1);
        table.shareThen[handle] = run.counts.fairShareBytes();
        table.state[handle] = Connections.RECEIVING;
        received(handle, got, before + got, nowNs);
    }

    /** Finds run and size of a connection; null, or why there are none. */
    private FailureCause open(int handle, ByteBuffer buffer, int at) {
        int magic = Opening.magic(buffer, at);
        if (magic == Opening.CLASSIC_MAGIC) {
            if (!limits.classic()) {
                return FailureCause.NOT_ALLOWED;
            }
            long length = Opening.length(buffer, at);
            if (length < 0 || length > Long.MAX_VALUE - Opening.BYTES) {
                return FailureCause.IMPOSSIBLE_LENGTH;
            }
            table.total[handle] = length + Opening.BYTES;
            return null;
        }
        if (magic != Opening.PREAMBLE_MAGIC) {
            return FailureCause.WRONG_MAGIC;
        }
        ServedRun run = runs.controlled(Opening.run(buffer, at));
        if (run == null) {
            return FailureCause.UNKNOWN_RUN;
        }
        runOf[handle] = run;
        table.index[handle] = Opening.connection(buffer, at);
        table.total[handle] = run.sizes.bytesOf(table.index[handle]);
        return null;
    }

    /** Counts what has come: {@code got} bytes now; {@code fresh} bytes, with the opening perhaps more, are counted. */
    private void received(int handle, int got, long fresh, long nowNs) {
        ServedRun run = runOf[handle];
        long done = table.done[handle] + got;
        long excess = Math.max(0, done - table.total[handle]);
        run.counts.moved(fresh - excess, nowNs);
        table.done[handle] = done - excess;
        if (excess > 0) {
            fail(handle, Phase.RECEIVE, FailureCause.TOO_MUCH_DATA, nowNs, null);
        } else if (done < table.total[handle]) {
            watch(handle, nowNs);
        } else if (run.serverCloses()) {
            complete(handle, nowNs);
        } else {
            table.state[handle] = Connections.ENDING;
            receiveSome(handle, nowNs);
        }
    }

    private void complete(int handle, long nowNs) {
        runOf[handle].counts.completed(handle, table.index[handle], table.total[handle], table.startedNs[handle],
                nowNs, runOf[handle].counts.fairShareBytes() - table.shareThen[handle], false);
        drop(handle);
        net.close(handle);
    }

    private void fail(int handle, Phase phase, FailureCause cause, long nowNs, String detail) {
        ServedRun run = runOf[handle];
        if (table.state[handle] == Connections.OPENING) {
            run.counts.started(table.startedNs[handle]);
        }
        run.counts.failed(phase, cause, handle, table.index[handle], table.done[handle], nowNs, detail);
        if (cause != FailureCause.INTERRUPTED) {
            notices.say(cause, net.remote(handle));
        }
        drop(handle);
        net.reset(handle);
    }

    private void drop(int handle) {
        table.remove(handle);
        runOf[handle] = null;
    }

    private void watch(int handle, long nowNs) {
        int result = net.watch(handle, Ready.READ);
        if (result < 0) {
            fail(handle, phase(handle), Causes.of(result), nowNs, net.lastError());
        }
    }

    private Phase phase(int handle) {
        return switch (table.state[handle]) {
            case Connections.OPENING -> Phase.OPENING;
            case Connections.ENDING -> Phase.CLOSE;
            default -> Phase.RECEIVE;
        };
    }
}
