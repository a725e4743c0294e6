package org.tcpp.loop;

import java.util.function.Consumer;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.sample.RunCounts;

/**
 * Connections that are opened first and send later: tells when all of them are established, and lets them go, some in
 * each turn, once the launcher says so. One thread.
 */
final class Held {

    private static final int RELEASES_A_TURN = 256;

    /** Lets one connection go. */
    interface Release {
        void let(int handle, long nowNs);
    }

    private enum Stage {
        OPENING, WAITING, RELEASING, OVER
    }

    private final Connections table;
    private final RunCounts counts;
    private final Consumer<Message> told;
    private final Release release;
    private final long wanted;
    private Stage stage = Stage.OPENING;
    private int next;

    Held(Load load, Connections table, RunCounts counts, Consumer<Message> told, Release release) {
        this.table = table;
        this.counts = counts;
        this.told = told;
        this.release = release;
        wanted = load.share().connections() < 0
                ? load.share().atOnce()
                : Math.min(load.share().connections(), load.share().atOnce());
    }

    /** True if another connection may be started. */
    boolean mayStart() {
        return stage == Stage.OPENING ? counts.started() < wanted : stage == Stage.OVER;
    }

    /** True if what is established is to wait. */
    boolean isWaiting() {
        return stage == Stage.OPENING || stage == Stage.WAITING;
    }

    /** True if some are still to be let go. */
    boolean isReleasing() {
        return stage == Stage.RELEASING;
    }

    /** The launcher says go on. */
    void release() {
        stage = Stage.RELEASING;
    }

    /** Does what is due in a turn. */
    void step(long nowNs) {
        if (stage == Stage.OPENING && counts.started() >= wanted
                && counts.established() + counts.counters().failed() >= wanted) {
            stage = Stage.WAITING;
            told.accept(new Message.Established(counts.run(), counts.underWay(), nowNs));
        }
        for (int let = 0; stage == Stage.RELEASING && let < RELEASES_A_TURN; next++) {
            if (next >= table.bound()) {
                stage = Stage.OVER;
            } else if (table.state[next] == Connections.HELD) {
                release.let(next, nowNs);
                let++;
            }
        }
    }
}
