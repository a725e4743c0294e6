package org.tcpp.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tcpp.estimate.RowLedger;
import org.tcpp.plan.RunSpec;

/** The launchers of the servers that a client's run has, if they have any. One thread. */
final class Peers {

    private final List<Peer> peers;

    /** Of a plan; none without control connections. */
    Peers(RunSpec plan, boolean controlled, RowLedger rows) {
        peers = IntStream.range(0, controlled ? plan.servers().size() : 0)
                .mapToObj(number -> new Peer(number, plan, rows)).toList();
    }

    int count() {
        return peers.size();
    }

    /** That of a server's number, from 0. */
    Peer of(int server) {
        return peers.get(server);
    }

    void each(Consumer<Peer> what) {
        peers.forEach(what);
    }

    /** Does that with those of which this is true. */
    void each(Predicate<Peer> which, Consumer<Peer> what) {
        peers.stream().filter(which).forEach(what);
    }

    boolean all(Predicate<Peer> what) {
        return peers.stream().allMatch(what);
    }

    Optional<Peer> first(Predicate<Peer> which) {
        return peers.stream().filter(which).findFirst();
    }
}
