package org.tcpp.loop;

import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.WorkerSpec.Load;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.sample.RunCounts;
import org.tcpp.wire.Opening;

/**
 * The client: keeps as many connections under way as it may until it has started all it shall, sends each its bytes,
 * and ends each as agreed. Whatever happens to one connection costs that connection only. One thread.
 */
public final class ClientSide implements Side {

    /** New connections in one turn, so that those under way are not kept waiting. */
    private static final int OPENINGS_A_TURN = 256;

    private final Net net;
    private final Load load;
    private final int quantumBytes;
    private final RunCounts counts;
    private final int remote;
    private final int firstLocal;
    private final int localCount;
    private final Connections table = new Connections();
    private final Eagerness eagerness = new Eagerness();
    private final Patience patience = new Patience();
    private final Sweep sweep;
    private boolean stopped;
    private int nextLocal;

    /**
     * A client that has not begun.
     *
     * @param net with the payload in {@code net.out()} from {@link Opening#BYTES} on, {@code quantumBytes} long
     * @param load what to do
     * @param quantumBytes most bytes of one connection in one turn
     * @param counts what to count in
     * @param remote the address to connect to, as numbered by {@code net}
     * @param firstLocal the first local address as numbered by {@code net}, or -1; its successors are numbered on
     * @param localCount how many local addresses
     */
    public ClientSide(Net net, Load load, int quantumBytes, RunCounts counts, int remote, int firstLocal,
            int localCount) {
        this.net = net;
        this.load = load;
        this.quantumBytes = quantumBytes;
        this.counts = counts;
        this.remote = remote;
        this.firstLocal = firstLocal;
        this.localCount = localCount;
        this.sweep = new Sweep(load.timeoutNs());
    }

    @Override
    public boolean begin(long nowNs) {
        if (sweep.isDue(nowNs)) {
            giveUpOnStalled(nowNs);
        }
        int started = 0;
        while (started < OPENINGS_A_TURN && table.count() < load.atOnce() && mayStart(nowNs) && !patience.holds(nowNs)
                && start(nowNs)) {
            started++;
            nowNs = System.nanoTime();
        }
        if (table.count() == load.atOnce()) {
            counts.full(nowNs);
        }
        return table.count() > 0 || mayStart(nowNs);
    }

    @Override
    public void serve(int handle, long nowNs) {
        if (!table.holds(handle)) {
            return;
        }
        if (table.state[handle] == Connections.CONFIRMING) {
            confirm(handle, nowNs);
        } else {
            send(handle, nowNs);
        }
    }

    @Override
    public void command(Command command, long nowNs) {
        if (command instanceof Command.Stop) {
            stopped = true;
            for (int handle = 0; handle < table.bound(); handle++) {
                if (table.holds(handle)) {
                    fail(handle, FailureCause.INTERRUPTED, nowNs, null);
                }
            }
        }
    }

    @Override
    public long waitNs(long nowNs) {
        boolean more = table.count() < load.atOnce() && mayStart(nowNs);
        long startNs = !more ? Long.MAX_VALUE : patience.holds(nowNs) ? patience.waitNs(nowNs) : 0;
        return Math.min(startNs, sweep.waitNs(nowNs));
    }

    @Override
    public int handles() {
        return table.count() + 1;
    }

    private boolean mayStart(long nowNs) {
        return !stopped && !isHopeless(nowNs) && (load.connections() < 0 || counts.started() < load.connections())
                && (load.durationNs() == 0 || counts.started() == 0 || nowNs - counts.firstNs() < load.durationNs());
    }

    /** Nobody has answered in the time that one connection may take: the rest is better not attempted. */
    private boolean isHopeless(long nowNs) {
        return counts.established() == 0 && counts.started() > 0 && nowNs - counts.firstNs() >= load.timeoutNs();
    }

    /** Starts the next connection; false if the host lacks something for it now. */
    private boolean start(long nowNs) {
        long index = load.first() + counts.started() * load.stride();
        int local = firstLocal < 0 ? -1 : firstLocal + nextLocal;
        int handle = net.connect(remote, local);
        nextLocal = nextLocal + 1 == localCount ? 0 : nextLocal + 1;
        if (NetCode.isShortage(handle) && patience.heldNs(nowNs) < load.timeoutNs()) {
            putOff(handle, nowNs);
            return false;
        }
        counts.waited(patience.release(nowNs));
        counts.started(nowNs);
        if (counts.started() == load.connections()) {
            counts.lastStarted(nowNs);
        }
        if (handle < 0) {
            counts.failed(Phase.CONNECT, Causes.of(handle), -1, index, 0, nowNs, net.lastError());
            return true;
        }
        table.add(handle, Connections.CONNECTING, index, load.sizes().bytesOf(index), nowNs);
        if (eagerness.worthTrying()) {
            send(handle, nowNs);
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

    /** Sends one quantum. */
    private void send(int handle, long nowNs) {
        long done = table.done[handle];
        if (done < Opening.BYTES) {
            putOpening(handle);
        }
        int offset = (int) Math.min(done, Opening.BYTES);
        int sent = net.write(handle, offset, (int) Math.min(quantumBytes, table.total[handle] - done));
        if (sent < 0) {
            sendLater(handle, sent, nowNs);
            return;
        }
        nowNs = System.nanoTime();
        if (table.state[handle] == Connections.CONNECTING) {
            table.state[handle] = Connections.SENDING;
            counts.established(nowNs - table.startedNs[handle]);
            eagerness.paid();
        }
        counts.moved(sent, nowNs);
        table.progressNs[handle] = nowNs;
        table.done[handle] = done + sent;
        if (done + sent < table.total[handle]) {
            watch(handle, Ready.WRITE, nowNs);
        } else if (load.closing() == Closing.CLIENT) {
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

    /** The server's close is the only thing that may come. */
    private void confirm(int handle, long nowNs) {
        int got = net.read(handle, 1);
        if (got == NetCode.END) {
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
        counts.completed(handle, table.index[handle], table.total[handle], table.startedNs[handle], nowNs);
        table.remove(handle);
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
        for (int handle = 0; handle < table.bound(); handle++) {
            if (table.holds(handle) && nowNs - table.progressNs[handle] >= load.timeoutNs()) {
                boolean connecting = table.state[handle] == Connections.CONNECTING;
                fail(handle, connecting ? FailureCause.TIMED_OUT : FailureCause.STALLED, nowNs, null);
            }
        }
    }
}
