package org.tcpp.flow;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.message.RowSample;
import org.tcpp.net.Net;
import org.tcpp.net.SocketName;
import org.tcpp.net.TcpInfo;
import org.tcpp.row.Row;
import org.tcpp.row.RowWriter;
import org.tcpp.sample.RunCounts;

/**
 * A row for each connection of one run that has ended, or for a sample of them. The launcher is told of a few hundred
 * at a time, and before each interval, so that sums and rows of a worker that dies are of the same moment. Keeps 32
 * bytes of each connection under way and {@value #MOST_CHARACTERS} characters in all; allocates when it tells, not per
 * connection. Times are nanoseconds on the monotonic clock. One thread.
 */
public final class RunRows {

    /** Fits a pipe twice, so that the loop need not wait for the launcher. */
    private static final int MOST_CHARACTERS = 24 << 10;
    private static final long NS_PER_US = 1000;
    private static final long NEVER = Row.NEVER;
    /** In {@link #firstByteNs}: what went and came so far was only to introduce it. */
    private static final long LET_GO = NEVER + 1;

    private final int run;
    private final boolean accepts;
    private final RowSample sample;
    private final Net net;
    private final Consumer<Message> told;
    private final RunCounts counts;
    private final RowWriter writer = new RowWriter(MOST_CHARACTERS);
    private final RowWords words = new RowWords();
    private final Row row = new Row();
    private final SocketName local = new SocketName();
    private final SocketName remote = new SocketName();
    /** What {@link #remote} was made of, where its kernel was not asked. */
    private String remoteName;
    /** By handle; {@link #NEVER} for one that has no row. */
    private long[] startNs = {};
    private long[] establishedNs = {};
    private long[] firstByteNs = {};
    private long[] lastByteNs = {};

    private RunRows(Role role, RunCounts counts, RowSample sample, Environment environment) {
        accepts = role == Role.SERVER;
        this.counts = counts;
        this.sample = sample;
        run = counts.run();
        net = environment.net();
        told = environment.told();
    }

    /** Of an end of a run that is counted so; null if nobody wants a row of any connection. */
    public static RunRows of(Role role, RunCounts counts, RowSample sample, Environment environment) {
        return sample.isNone() ? null : new RunRows(role, counts, sample, environment);
    }

    /** A connection of that index was attempted or accepted at that time. */
    void begin(int handle, long index, long nowNs) {
        if (handle >= startNs.length) {
            grow(handle + 1);
        }
        startNs[handle] = sample.takes(index) ? nowNs : NEVER;
        establishedNs[handle] = NEVER;
        firstByteNs[handle] = NEVER;
        lastByteNs[handle] = NEVER;
    }

    /** It was established at that time. */
    void established(int handle, long ns) {
        establishedNs[handle] = ns;
    }

    /** Bytes went or came. */
    void moved(int handle, long nowNs) {
        if (firstByteNs[handle] <= LET_GO) {
            firstByteNs[handle] = nowNs;
        }
        lastByteNs[handle] = nowNs;
    }

    /** What went and came so far was only to introduce it, unless nothing follows. */
    void letGo(int handle) {
        firstByteNs[handle] = LET_GO;
    }

    /** True if it has a row, which {@link #end} is to be told. */
    boolean has(int handle) {
        return startNs[handle] != NEVER;
    }

    /**
     * It has ended, and its handle is still open.
     *
     * @param phase in which it failed; null: it completed
     * @param info what the kernel knows of it; null: nothing
     */
    void end(int handle, long index, Phase phase, FailureCause cause, TcpInfo info, long nowNs) {
        row.startUs = us(startNs[handle]);
        row.establishedUs = us(establishedNs[handle]);
        row.firstByteUs = us(firstByteNs[handle] == LET_GO ? lastByteNs[handle] : firstByteNs[handle]);
        row.lastByteUs = us(lastByteNs[handle]);
        row.retransmits = info == null ? -1 : info.retransmits;
        row.minRttUs = info == null ? -1 : info.minRoundTripUs;
        // of a connection that nobody answered
        row.rttUs = info == null || info.roundTripUs == 0 ? -1 : info.roundTripUs;
        net.names(handle, local, accepts ? remote : null);
        if (!accepts) {
            nameRemote(handle);
        }
        add(index, phase, cause, nowNs);
    }

    /** Bytes of the connection whose end is told next. */
    void bytes(long sent, long received) {
        row.sentBytes = sent;
        row.receivedBytes = received;
    }

    /** A connection has failed before it had a handle. */
    public void neverOpened(long index, FailureCause cause, long nowNs) {
        if (!sample.takes(index)) {
            return;
        }
        row.startUs = us(nowNs);
        row.establishedUs = Row.NEVER;
        row.firstByteUs = Row.NEVER;
        row.lastByteUs = Row.NEVER;
        row.retransmits = -1;
        row.minRttUs = -1;
        row.rttUs = -1;
        bytes(0, 0);
        local.clear();
        nameRemote(-1);
        add(index, Phase.CONNECT, cause, nowNs);
    }

    /** Tells what has not been told. */
    public void tell() {
        if (writer.count() > 0) {
            int count = writer.count();
            told.accept(new Message.Rows(run, count, words.take(), writer.take()));
        }
    }

    /** Whoever connects knows where to, and that is one of few places. */
    private void nameRemote(int handle) {
        String name = counts.remoteName(handle);
        if (!Objects.equals(name, remoteName) || name == null) {
            remote.set(name);
            remoteName = name;
        }
    }

    private void add(long index, Phase phase, FailureCause cause, long nowNs) {
        row.index = index;
        row.endUs = us(nowNs);
        row.outcome = phase == null ? Row.NO_WORD : words.failure(phase, cause);
        row.localHost = words.host(local);
        row.localPort = local.port;
        row.remoteHost = words.host(remote);
        row.remotePort = remote.port;
        writer.add(row, 0);
        if (!writer.hasRoom()) {
            tell();
        }
    }

    private static long us(long ns) {
        return ns == NEVER ? Row.NEVER : Math.floorDiv(ns, NS_PER_US);
    }

    private void grow(int least) {
        int length = Math.max(least, startNs.length * 2);
        startNs = Arrays.copyOf(startNs, length);
        establishedNs = Arrays.copyOf(establishedNs, length);
        firstByteNs = Arrays.copyOf(firstByteNs, length);
        lastByteNs = Arrays.copyOf(lastByteNs, length);
    }
}
