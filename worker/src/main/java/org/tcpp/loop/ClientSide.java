package org.tcpp.loop;

import java.util.function.Consumer;
import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.net.TcpInfo;
import org.tcpp.sample.KernelSample;
import org.tcpp.sample.RunCounts;
import org.tcpp.wire.Opening;

/**
 * The client: keeps as many connections under way as it may until it has started all it shall, sends each its bytes,
 * and ends each as agreed. Whatever happens to one connection costs that connection only. One thread.
 */
public final class ClientSide implements Side {

    /** New connections in one turn, so that those under way are not kept waiting. */
    private static final int OPENINGS_A_TURN = 256;

    /** Room for so many connections, and for what else has a handle, is made at once; for more as they come. */
    private static final int MOST_ROOM = 1 << 15;
    private static final int OTHER_HANDLES = 64;

    /**
     * How much a connection moves at a time.
     *
     * @param bufferBytes most bytes in one call
     * @param quantumBytes most bytes in one turn
     */
    public record Portions(int bufferBytes, int quantumBytes) {
    }

    private final Net net;
    private final Load load;
    private final Portions portions;
    private final RunCounts counts;
    private final int remote;
    private final int firstLocal;
    private final int localCount;
    private final Connections table;
    private final Eagerness eagerness = new Eagerness();
    private final Patience patience = new Patience();
    private final Sweep sweep;
    private final Starvation starvation = new Starvation();
    private final TcpInfo info = new TcpInfo();
    /** Null unless connections are to be opened first. */
    private final Held held;
    private boolean stopped;
    private int nextLocal;
    private int countBefore = -1;

    /**
     * A client that has not begun.
     *
     * @param net with the payload in {@code net.out()} from {@link Opening#BYTES} on,
     *            {@code portions.bufferBytes()} long
     * @param load what to do
     * @param portions how much at a time
     * @param counts what to count in
     * @param remote the address to connect to, as numbered by {@code net}
     * @param firstLocal the first local address as numbered by {@code net}, or -1; its successors are numbered on
     * @param localCount how many local addresses
     * @param told learns when all connections that are to be opened first are established
     */
    public ClientSide(Net net, Load load, Portions portions, RunCounts counts, int remote, int firstLocal,
            int localCount, Consumer<Message> told) {
        this.net = net;
        this.load = load;
        this.portions = portions;
        this.counts = counts;
        this.remote = remote;
        this.firstLocal = firstLocal;
        this.localCount = localCount;
        table = new Connections(Math.min(load.share().atOnce(), MOST_ROOM) + OTHER_HANDLES);
        this.sweep = new Sweep(load.times().timeoutNs());
        held = load.connectFirst() ? new Held(load, table, counts, told, this::release) : null;
    }

    @Override
    public boolean begin(long nowNs) {
        if (sweep.isDue(nowNs)) {
            giveUpOnStalled(nowNs);
        }
        if (held != null) {
            held.step(nowNs);
        }
        int started = 0;
        while (started < OPENINGS_A_TURN && table.count() < load.share().atOnce() && mayStart(nowNs)
                && !patience.holds(nowNs)
                && start(nowNs)) {
            started++;
            nowNs = System.nanoTime();
        }
        // short connections may end as fast as a turn can open them: then the loop is the limit, and that is steady too
        int count = table.count();
        if (count == load.share().atOnce() || count == load.share().connections()
                || started == OPENINGS_A_TURN && count <= countBefore) {
            counts.full(nowNs);
        }
        countBefore = count;
        return table.count() > 0 || mayStart(nowNs) || held != null && held.isWaiting();
    }

    @Override
    public void serve(int handle, long nowNs) {
        if (!table.holds(handle)) {
            return;
        }
        byte state = table.state[handle];
        if (state == Connections.CONFIRMING || state == Connections.HELD) {
            confirm(handle, nowNs);
        } else if (state == Connections.CONNECTING && held != null && held.isWaiting()) {
            hold(handle, nowNs);
        } else {
            send(handle, nowNs);
        }
    }

    @Override
    public void command(Command command, long nowNs) {
        if (command instanceof Command.Transfer && held != null) {
            held.release();
        } else if (command instanceof Command.Cancel || command instanceof Command.Stop) {
            stopped = true;
            if (held != null) {
                held.release();
            }
            for (int handle = 0; handle < table.bound(); handle++) {
                if (table.holds(handle)) {
                    fail(handle, FailureCause.INTERRUPTED, nowNs, null);
                }
            }
        }
    }

    @Override
    public long waitNs(long nowNs) {
        boolean more = table.count() < load.share().atOnce() && mayStart(nowNs);
        long startNs = !more ? Long.MAX_VALUE : patience.holds(nowNs) ? patience.waitNs(nowNs) : 0;
        long heldNs = held != null && held.isReleasing() ? 0 : Long.MAX_VALUE;
        return Math.min(Math.min(startNs, heldNs), sweep.waitNs(nowNs));
    }

    @Override
    public int handles() {
        return table.count() + 1;
    }

    private boolean mayStart(long nowNs) {
        return !stopped && !isHopeless(nowNs) && (held == null || held.mayStart())
                && (load.share().connections() < 0 || counts.started() < load.share().connections())
                && (load.times().durationNs() == 0 || counts.started() == 0
                        || nowNs - counts.firstNs() < load.times().durationNs());
    }

    /** Nobody has answered in the time that one connection may take: the rest is better not attempted. */
    private boolean isHopeless(long nowNs) {
        return counts.established() == 0 && counts.started() > 0
                && nowNs - counts.firstNs() >= load.times().timeoutNs();
    }

    /** Starts the next connection; false if the host lacks something for it now. */
    private boolean start(long nowNs) {
        long index = load.share().first() + counts.started() * load.share().stride();
        int local = firstLocal < 0 ? -1 : firstLocal + nextLocal;
        int handle = net.connect(remote, local);
        nextLocal = nextLocal + 1 == localCount ? 0 : nextLocal + 1;
        if (NetCode.isShortage(handle) && patience.heldNs(nowNs) < load.times().timeoutNs()) {
            putOff(handle, nowNs);
            return false;
        }
        counts.waited(patience.release(nowNs));
        counts.started(nowNs);
        if (handle < 0) {
            counts.failed(Phase.CONNECT, Causes.of(handle), -1, index, 0, nowNs, net.lastError());
            return true;
        }
        long total = load.sizes().bytesOf(index);
        counts.drew(total);
        table.add(handle, Connections.CONNECTING, index, total, nowNs);
        table.shareThen[handle] = counts.fairShareBytes();
        if (eagerness.worthTrying() && (held == null || !held.isWaiting())) {
            send(handle, System.nanoTime());
        } else {
            watch(handle, Ready.WRITE, nowNs);
        }
        return true;
    }

    private void putOff(int code, long nowNs) {
        switch (code) {
            case NetCode.NO_PORTS -> counts.retriedForPort();
            case NetCode.NO_DESCRIPTORS -> counts.retriedForDescriptor();
            default -> counts.retriedForBuffer();
        }
        patience.hold(nowNs);
    }

    /** Sends one quantum, or as much of it as goes. */
    private void send(int handle, long nowNs) {
        long until = table.done[handle] + portions.quantumBytes;
        while (table.holds(handle) && sendSome(handle, nowNs) && table.done[handle] < until) {
            nowNs = System.nanoTime();
        }
    }

    /** Sends once; true if more of the same connection could be sent at once. */
    private boolean sendSome(int handle, long beforeNs) {
        long done = table.done[handle];
        long total = table.total[handle];
        if (done < Opening.BYTES) {
            putOpening(handle);
        }
        int length = (int) Math.min(portions.bufferBytes, total - done);
        int sent = net.write(handle, (int) Math.min(done, Opening.BYTES), length);
        if (sent < 0) {
            sendLater(handle, sent, beforeNs);
            return false;
        }
        long nowNs = System.nanoTime();
        if (done == 0 || held != null && done == Opening.BYTES) {
            begun(handle, beforeNs, nowNs);
        }
        counts.moved(sent, nowNs);
        table.progressNs[handle] = nowNs;
        table.done[handle] = done + sent;
        if (done + sent == total) {
            sent(handle, nowNs);
            return false;
        }
        watch(handle, Ready.WRITE, nowNs);
        return sent == length;
    }

    /** The first bytes have gone. */
    private void begun(int handle, long beforeNs, long nowNs) {
        if (table.state[handle] == Connections.CONNECTING) {
            table.state[handle] = Connections.SENDING;
            // It could be written to, so it was established before the write.
            counts.established(beforeNs - table.startedNs[handle]);
            eagerness.paid();
        }
        counts.firstByte(nowNs - table.startedNs[handle]);
    }

    /** All has gone. */
    private void sent(int handle, long nowNs) {
        if (load.closing() == Closing.CLIENT) {
            complete(handle, nowNs);
            net.close(handle);
        } else {
            table.state[handle] = Connections.CONFIRMING;
            watch(handle, Ready.READ, nowNs);
        }
    }

    private void sendLater(int handle, int code, long nowNs) {
        if (code != NetCode.WOULD_BLOCK) {
            fail(handle, Causes.of(code), nowNs, net.lastError());
            return;
        }
        if (table.state[handle] == Connections.CONNECTING) {
            eagerness.missed();
        }
        watch(handle, Ready.WRITE, nowNs);
    }

    private void putOpening(int handle) {
        if (load.run() == Report.CLASSIC) {
            Opening.putClassic(net.out(), 0, table.total[handle] - Opening.BYTES);
        } else {
            Opening.putPreamble(net.out(), 0, load.run(), table.index[handle]);
        }
    }

    /** Sends the opening, so that both ends know the connection, and then waits. */
    private void hold(int handle, long nowNs) {
        putOpening(handle);
        int done = (int) table.done[handle];
        int sent = net.write(handle, done, Opening.BYTES - done);
        if (sent < 0) {
            sendLater(handle, sent, nowNs);
            return;
        }
        if (done == 0) {
            counts.established(nowNs - table.startedNs[handle]);
        }
        counts.moved(sent, nowNs);
        table.done[handle] = done + sent;
        table.progressNs[handle] = nowNs;
        if (done + sent == Opening.BYTES) {
            table.state[handle] = Connections.HELD;
            // What happens to it meanwhile is noticed all the same.
            watch(handle, Ready.READ, nowNs);
        }
    }

    /** It may send now; its times run from here. */
    private void release(int handle, long nowNs) {
        table.state[handle] = Connections.SENDING;
        table.startedNs[handle] = nowNs;
        table.progressNs[handle] = nowNs;
        table.shareThen[handle] = counts.fairShareBytes();
        if (table.done[handle] == table.total[handle]) {
            sent(handle, nowNs);
        } else {
            send(handle, nowNs);
        }
    }

    /** The server's close is the only thing that may come. */
    private void confirm(int handle, long nowNs) {
        int got = net.read(handle, 1);
        if (got == NetCode.END && table.state[handle] == Connections.CONFIRMING) {
            complete(handle, nowNs);
            if (load.closing() == Closing.RESET) {
                net.reset(handle);
            } else {
                net.close(handle);
            }
        } else if (got > 0) {
            fail(handle, FailureCause.TOO_MUCH_DATA, nowNs, null);
        } else if (got != NetCode.WOULD_BLOCK) {
            fail(handle, Causes.of(got), nowNs, net.lastError());
        }
    }

    private void complete(int handle, long nowNs) {
        ask(handle, nowNs);
        counts.completed(handle, table.index[handle], table.total[handle], table.startedNs[handle], nowNs,
                counts.fairShareBytes() - table.shareThen[handle],
                table.state[handle] == Connections.CONFIRMING);
        table.remove(handle);
    }

    private void ask(int handle, long nowNs) {
        KernelSample kernel = counts.kernel();
        if (kernel.isAffordable(counts.firstNs(), nowNs) && net.info(handle, info)) {
            kernel.add(info.retransmits, info.roundTripUs, info.congestionWindow, info.deliveryRate, info.busyUs,
                    info.receiveWindowLimitedUs, info.sendBufferLimitedUs);
            kernel.spent(System.nanoTime() - nowNs);
        }
    }

    private void watch(int handle, int interest, long nowNs) {
        int result = net.watch(handle, interest);
        if (result < 0) {
            fail(handle, Causes.of(result), nowNs, net.lastError());
        }
    }

    private void fail(int handle, FailureCause cause, long nowNs, String detail) {
        Phase phase = switch (table.state[handle]) {
            case Connections.CONNECTING -> Phase.CONNECT;
            case Connections.CONFIRMING -> Phase.CLOSE;
            default -> table.done[handle] < Opening.BYTES ? Phase.OPENING : Phase.SEND;
        };
        counts.failed(phase, cause, handle, table.index[handle], table.done[handle], nowNs, detail);
        table.remove(handle);
        net.reset(handle);
    }

    private void giveUpOnStalled(long nowNs) {
        starvation.look(table, counts, nowNs);
        for (int handle = 0; handle < table.bound(); handle++) {
            if (table.holds(handle) && table.state[handle] != Connections.HELD
                    && nowNs - table.progressNs[handle] >= load.times().timeoutNs()) {
                boolean connecting = table.state[handle] == Connections.CONNECTING;
                fail(handle, connecting ? FailureCause.TIMED_OUT : FailureCause.STALLED, nowNs, null);
            }
        }
    }
}
