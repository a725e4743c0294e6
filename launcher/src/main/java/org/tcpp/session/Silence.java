package org.tcpp.session;

import org.tcpp.control.ControlMessage;
import org.tcpp.result.Ending;

/** The server's workers that are to report on a run and do not: nobody waits for them for ever. One thread. */
final class Silence {

    /** A worker that says nothing for so long after its interval, while it should report, hangs. */
    static final long MOST_NS = 30 * Session.SECOND_NS;

    private final ServedRun run;
    private final Replies replies;

    /** In a run whose client is told by these replies. */
    Silence(ServedRun run, Replies replies) {
        this.run = run;
        this.replies = replies;
    }

    /** Waits no longer for those that hang, in a run with intervals of that length. */
    void giveUpHanging(long intervalNs) {
        long longestNs = MOST_NS + intervalNs;
        run.members().stream().filter(worker -> !worker.isOver() && run.runningNs() - worker.heardNs > longestNs)
                .forEach(worker -> giveUp(worker, longestNs));
    }

    /** Waits no longer for any, after that time. */
    void giveUpAll(long waitedNs) {
        run.members().stream().filter(worker -> !worker.isOver())
                .forEach(worker -> giveUp(worker, waitedNs));
    }

    private void giveUp(Member worker, long waitedNs) {
        String how = run.giveUp(worker, waitedNs);
        run.ended(new Ending.Impaired(worker.name() + " " + how));
        run.act(new Action.Remark(worker.name() + " " + how));
        replies.tell(new ControlMessage.Lost(worker.key.number(), worker.key.incarnation(), how));
    }
}
