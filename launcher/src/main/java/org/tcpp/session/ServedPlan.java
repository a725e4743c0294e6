package org.tcpp.session;

import org.tcpp.control.ControlMessage;
import org.tcpp.control.Offer;
import org.tcpp.plan.RunSpec;

/** What a server has for its clients, and what it does for one of them. */
public final class ServedPlan {

    private ServedPlan() {}

    /** What a server with that command has. */
    public static Offer offer(RunSpec server) {
        return new Offer(server.processes(), server.basePort(), server.atOnce(), server.verifies());
    }

    /** Its part in a run that a client wishes for. */
    static RunSpec of(RunSpec server, ControlMessage.Plan wish) {
        RunSpec.Times times = new RunSpec.Times(wish.times().durationNs(), wish.times().timeoutNs(),
                server.times().arrivals());
        return server.serving(wish.share().workers(),
                new RunSpec.Workload(wish.share().connections(), server.atOnce(), wish.sizes(), wish.closing(), times,
                        RunSpec.Holding.NONE, wish.content(), wish.exchange()),
                wish.times().intervalNs());
    }
}
