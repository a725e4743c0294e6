package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.doctor.Check;
import org.tcpp.doctor.Purpose;
import org.tcpp.doctor.Troubles;
import org.tcpp.doctor.Wish;
import org.tcpp.host.Demand;
import org.tcpp.message.Load;
import org.tcpp.message.Role;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.HostView;

/** What a run's result has to say of the settings of its hosts: that which makes its figures another thing's. */
final class HostTroubles {

    private HostTroubles() {}

    /** A sentence each, of this host and of the servers' where other hosts told of them (else null). */
    static List<String> of(RunSpec plan, HostView here, List<HostView> servers) {
        Wish wish = Wishes.here(Purpose.THROUGHPUT, plan);
        List<String> sentences = new ArrayList<>(of(here, "this host", Planner.demand(plan), wish));
        for (int i = 0; i < servers.size() && !plan.has(Role.SERVER); i++) {
            sentences.addAll(of(servers.get(i),
                    servers.size() == 1 ? "the server's host" : "the host of server " + plan.servers().get(i).host(),
                    new Demand(0, plan.processes() / servers.size(), plan.atOnce(), Load.UNLIMITED, 1, false, false),
                    new Wish(Purpose.THROUGHPUT, 0, Wishes.serverSends(plan), Wishes.clientSends(plan),
                            Wish.Sockets.PLAIN)));
        }
        return sentences;
    }

    private static List<String> of(HostView host, String whose, Demand demand, Wish wish) {
        if (host == null || host.software().settings() == null) {
            return List.of();
        }
        return Troubles.of(host.software().settings(), host.platform().system(),
                host.networkInterface() == null ? null : host.networkInterface().name(), demand, wish).stream()
                .map(Check::told).map(told -> whose + ": " + told).toList();
    }
}
