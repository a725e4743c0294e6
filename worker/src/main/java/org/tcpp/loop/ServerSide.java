package org.tcpp.loop;

import java.util.function.Consumer;
import org.tcpp.message.Command;
import org.tcpp.message.Message;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.sample.RunCounts;
import org.tcpp.sample.Sampler;

/**
 * The server: takes connections and serves them. It serves classic connections and those of any number of controlled
 * runs at once, each run counted apart. One thread.
 */
public final class ServerSide implements Side {

    /** Connections accepted in one turn, so that those under way are not kept waiting. */
    private static final int ACCEPTS_A_TURN = 256;

    /**
     * What a server worker may do.
     *
     * @param atOnce connections served at once, or -1 for as many as descriptors allow; the rest waits in the backlog
     * @param bufferBytes most bytes in one call
     * @param quantumBytes most bytes of one connection in one turn
     * @param timeoutNs a connection without progress for so long has failed; 0: never
     * @param classic whether classic connections are served
     */
    public record Limits(int atOnce, int bufferBytes, int quantumBytes, long timeoutNs, boolean classic) {
    }

    private final Net net;
    private final int listener;
    private final Limits limits;
    private final Runs runs;
    private final Intake intake;
    private final Patience patience = new Patience();
    private final Sweep sweep = new Sweep(Intake.OPENING_NS);
    private boolean listening = true;
    private boolean stopped;

    /**
     * A server whose socket listens, and that has not begun.
     *
     * @param net its network
     * @param listener handle of the listening socket
     * @param limits what it may do
     * @param worker its number, for examples
     * @param sampler is told of runs that come and go
     * @param told receives {@link Message.Finished} and {@link Message.Notice}
     */
    public ServerSide(Net net, int listener, Limits limits, int worker, Sampler sampler, Consumer<Message> told) {
        this.net = net;
        this.listener = listener;
        this.limits = limits;
        runs = new Runs(run -> new RunCounts(run, worker, -1, false, new NetNames(net)), sampler, told);
        intake = new Intake(net, limits, runs, new Notices(told));
        net.watch(listener, Ready.READ);
    }

    @Override
    public boolean begin(long nowNs) {
        if (sweep.isDue(nowNs)) {
            intake.giveUpOnStalled(nowNs);
        }
        for (ServedRun over = runs.over(nowNs); over != null; over = runs.over(nowNs)) {
            intake.interrupt(over, nowNs);
            runs.finish(over, nowNs);
        }
        if (!listening && hasRoom() && !patience.holds(nowNs)) {
            listen(true);
        }
        return !stopped;
    }

    @Override
    public void serve(int handle, long nowNs) {
        if (handle == listener) {
            acceptSome();
        } else {
            intake.receive(handle, nowNs);
        }
    }

    @Override
    public void command(Command command, long nowNs) {
        switch (command) {
            case Command.Prepare prepare -> runs.prepare(prepare.load());
            case Command.Release release -> runs.release(release, nowNs);
            case Command.Cancel cancel -> {
                ServedRun run = runs.controlled(cancel.run());
                if (run != null) {
                    intake.interrupt(run, nowNs);
                    runs.finish(run, nowNs);
                }
            }
            case Command.Stop _ -> {
                stopped = true;
                intake.interrupt(null, nowNs);
                runs.finishAll(nowNs);
            }
            case Command.Go _,Command.Transfer _ -> {
                // A server is always going.
            }
        }
    }

    @Override
    public long waitNs(long nowNs) {
        return Math.min(patience.waitNs(nowNs), Math.min(sweep.waitNs(nowNs), runs.waitNs()));
    }

    @Override
    public int handles() {
        return intake.count() + 2;
    }

    private boolean hasRoom() {
        return limits.atOnce() < 0 || intake.count() < limits.atOnce();
    }

    private void listen(boolean on) {
        net.watch(listener, on ? Ready.READ : 0);
        listening = on;
    }

    private void acceptSome() {
        for (int i = 0; i < ACCEPTS_A_TURN; i++) {
            if (!hasRoom()) {
                listen(false);
                return;
            }
            long nowNs = System.nanoTime();
            int handle = net.accept(listener);
            if (handle == NetCode.WOULD_BLOCK) {
                return;
            } else if (NetCode.isShortage(handle)) {
                putOff(handle, nowNs);
                return;
            } else if (handle >= 0) {
                runs.classic().counts.waited(patience.release(nowNs));
                intake.add(handle, nowNs);
            }
            // Anything else is a connection that ended before it was taken: it is nobody's.
        }
    }

    private void putOff(int code, long nowNs) {
        if (code == NetCode.NO_DESCRIPTORS) {
            runs.classic().counts.retriedForDescriptor();
        } else {
            runs.classic().counts.retriedForBuffer();
        }
        patience.hold(nowNs);
        listen(false);
    }
}
