package org.tcpp.session;

import org.tcpp.message.Command;
import org.tcpp.message.FailureCause;
import org.tcpp.result.Ending;

/** Servers that are lost before a run is over: it goes on as long as another has a part in it. One thread. */
final class Losses {

    private final ConductedRun run;
    private final Peers peers;

    Losses(ConductedRun run, Peers peers) {
        this.run = run;
        this.peers = peers;
    }

    /** The conversation with it broke. */
    void broke(Peer peer) {
        lost(peer, "the control connection to " + peer.host() + " broke: " + peer.lost());
    }

    /** It said good-bye too early. */
    void left(Peer peer) {
        lost(peer, peer.did("was stopped before the run was over"));
    }

    /** What it received it has not said in that time. */
    void isLate(Peer peer, long waitedNs) {
        note(peer, peer.did("did not say within " + waitedNs / Session.SECOND_NS + " s what it had received"));
    }

    /** Everybody was told to go, those that have to do with lost servers among them. */
    void gone() {
        peers.each(Peer::isOver, this::abandon);
    }

    private void lost(Peer peer, String how) {
        note(peer, how);
        if (run.state().compareTo(State.GO) < 0 || peers.all(Peer::isOver)) {
            run.stopEarly(new Ending.Impaired(how), FailureCause.CONTROL_LOST);
        } else {
            run.act(new Action.Remark(how + "; the run goes on with the others"));
            abandon(peer);
        }
    }

    private void note(Peer peer, String how) {
        run.tally().serverLost(peer.number(), how);
        if (run.state().compareTo(State.GO) >= 0) {
            run.ended(new Ending.Impaired(how));
        }
    }

    /** What this host's workers have under way with it fails. */
    private void abandon(Peer peer) {
        if (run.state() == State.RUN) {
            run.tellAll(worker -> !worker.isOver() && run.plan().server(worker.key.number()) == peer.number(),
                    new Command.Cancel(run.run(), FailureCause.CONTROL_LOST));
        }
    }
}
