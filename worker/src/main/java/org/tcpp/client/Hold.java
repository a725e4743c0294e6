package org.tcpp.client;

import org.tcpp.flow.FlowMachine;
import org.tcpp.flow.FlowRun;
import org.tcpp.message.Load;
import org.tcpp.sample.RunCounts;

/**
 * Connections that are opened first and send later: knows when all of them are established, and lets them go, some in
 * each turn, once the launcher says so. One thread.
 */
final class Hold {

    private static final int RELEASES_A_TURN = 64;

    private enum Stage {
        OPENING, WAITING, RELEASING, OVER
    }

    private final FlowMachine machine;
    private final FlowRun run;
    private final long wanted;
    private long failedBefore;
    private Stage stage = Stage.OPENING;
    private int next;

    Hold(FlowMachine machine, FlowRun run) {
        this.machine = machine;
        this.run = run;
        Load.Share share = run.load().share();
        wanted = share.connections() < 0 ? share.atOnce() : Math.min(share.connections(), share.atOnce());
        run.hold(true);
    }

    /** True if another connection may be started. */
    boolean mayStart() {
        return stage == Stage.OPENING ? run.counts().started() < wanted : stage == Stage.OVER;
    }

    /** True if the run is not over although no connection may be left. */
    boolean isWaiting() {
        return stage == Stage.OPENING || stage == Stage.WAITING;
    }

    /** True if some are still to be let go. */
    boolean isReleasing() {
        return stage == Stage.RELEASING;
    }

    /** A connection failed that had not been established. */
    void onConnectFailed() {
        failedBefore++;
    }

    /** True once: all are established that can be; {@code more} says whether others are still to be started. */
    boolean isComplete(boolean more) {
        RunCounts counts = run.counts();
        if (stage != Stage.OPENING || counts.established() + failedBefore < (more ? wanted : counts.started())) {
            return false;
        }
        stage = Stage.WAITING;
        return true;
    }

    /** The launcher says go on. */
    void release() {
        if (stage != Stage.OVER) {
            stage = Stage.RELEASING;
            run.hold(false);
        }
    }

    /** Lets some of them go, if it is time. */
    void step() {
        if (stage == Stage.RELEASING) {
            next = machine.release(next, RELEASES_A_TURN);
            if (next < 0) {
                stage = Stage.OVER;
            }
        }
    }
}
