package org.tcpp.session;

import java.time.Duration;
import java.util.function.Predicate;
import org.tcpp.message.Role;

/** Who keeps a conducted run waiting, and how that is told. One thread. */
final class Lateness {

    /** Others have so long to be ready as well; whoever waits for them gives up earlier, and names them. */
    static final long OTHERS_NS = 600 * Session.SECOND_NS;

    /** Servers, whose workers may only just have been started, say themselves when these are too late. */
    static final long SERVERS_NS = 120 * Session.SECOND_NS;

    /** Word of go takes some 50 ms, from launcher to launcher and worker, where processors are busy. */
    private static final long HEARING_NS = Session.SECOND_NS / 5;


    private final ConductedRun run;
    private final Peers peers;
    private final Duration patience;

    /** Of a run whose workers have so long to be ready. */
    Lateness(ConductedRun run, Peers peers, Duration patience) {
        this.run = run;
        this.peers = peers;
        this.patience = patience;
    }

    /** How long before its beginning a run is let go: where every connection has its moment, all must have heard. */
    long hearingNs() {
        return run.plan().times().arrivals().isOpen() ? HEARING_NS : 0;
    }

    /** How long the workers have to be ready. */
    long workersNs() {
        return patience.toNanos();
    }

    /**
     * What a run that could not begin says.
     *
     * @param starting true if its workers have been started
     */
    String sentence(boolean starting) {
        return switch (run.state()) {
            case ASSEMBLE -> starting
                    ? "not ready within " + patience.toSeconds() + " s: " + run.names(worker -> worker.ready == null)
                    : peers.first(Predicate.not(Peer::hasJoined)).orElseThrow()
                            .did("did not answer within " + seconds(ConductedRun.JOIN_NS));
            case AGREE -> peers.first(Predicate.not(Peer::serves)).orElseThrow()
                    .did("did not prepare the run within " + seconds(SERVERS_NS));
            case READY -> "did not prepare the run within " + seconds(Session.PREPARE_NS) + ": "
                    + run.names(worker -> !worker.prepared);
            case BARRIER -> "the others were not ready within " + seconds(OTHERS_NS);
            default -> peers.first(Predicate.not(Peer::isGone)).orElseThrow()
                    .did("did not say within " + seconds(Session.PREPARE_NS) + " that it goes");
        };
    }

    /** Kills client workers that hang. */
    void killSilent() {
        long longestNs = ConductedRun.SILENCE_NS + run.plan().intervalNs();
        for (Member worker : run.members()) {
            if (worker.key.role() == Role.CLIENT && !worker.isOver() && run.runningNs() - worker.heardNs > longestNs) {
                worker.heardNs = run.runningNs();
                run.act(new Action.KillWorker(worker.key, "said nothing for " + seconds(longestNs)));
            }
        }
    }

    private static String seconds(long ns) {
        return ns / Session.SECOND_NS + " s";
    }
}
