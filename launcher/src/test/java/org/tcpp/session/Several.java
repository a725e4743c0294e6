package org.tcpp.session;

import java.util.List;
import java.util.Map;
import org.tcpp.cli.Mode;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Offer;
import org.tcpp.estimate.Runs;
import org.tcpp.message.Counters;
import org.tcpp.message.Fairness;
import org.tcpp.message.IndexSet;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.message.Role;
import org.tcpp.plan.Placement;
import org.tcpp.plan.RunSpec;

import static org.tcpp.session.Conducted.RUN;

/** Scripts of a client with four workers and two servers: workers 0 and 2 have the first, 1 and 3 the second. */
final class Several {

    static final int WORKERS = 4;
    /** How far the servers' clocks are ahead. */
    static final long[] AHEAD_NS = {1_000, -7_000_000};
    static final Offer OFFER = new Offer(WORKERS / 2, 10000, -1, true);

    private Several() {}

    static Script client() {
        RunSpec one = Runs.plan(Mode.CLIENT, WORKERS, 10, 5);
        Placement placement = new Placement(one.mode(),
                List.of(new Placement.Server("a.example", null), new Placement.Server("b.example", null)), WORKERS,
                10000, Placement.Local.ANY, false, false);
        return new Script(new ConductedRun(new RunSpec(one.workload(), placement, one.measuring(), one.tuning()), "id",
                RUN, 2, Runs.GO_NS));
    }

    static Script joined() {
        return client().happens(new SessionEvent.PeerJoined(1, "192.0.2.2", OFFER))
                .happens(new SessionEvent.PeerJoined(0, "192.0.2.1", OFFER));
    }

    static Script running() {
        Script script = joined().peer(1, new ControlMessage.Serving(RUN)).peer(0, new ControlMessage.Serving(RUN))
                .ready(Role.CLIENT, WORKERS).prepared(Role.CLIENT, WORKERS, RUN);
        for (int i = 0; i < ConductedRun.READINGS; i++) {
            for (int peer = 0; peer < AHEAD_NS.length; peer++) {
                script.happens(new SessionEvent.PeerClockRead(peer,
                        new ClockOffset(AHEAD_NS[peer] - 1, AHEAD_NS[peer] + 1)));
            }
        }
        return script;
    }

    static Script gone() {
        Script script = running();
        return script.peer(0, new ControlMessage.Gone(script.nowNs() + AHEAD_NS[0]))
                .peer(1, new ControlMessage.Gone(script.nowNs() + AHEAD_NS[1]));
    }

    static Report report(int firstNs, long aheadNs, Counters totals, int completed) {
        Report.Moments moments = new Report.Moments(Runs.GO_NS + firstNs + aheadNs,
                Runs.GO_NS + firstNs + aheadNs + Runs.SECOND_NS, -1, -1);
        IndexSet all = new IndexSet(List.of(new IndexSet.Range(0, completed)), true);
        return new Report(RUN, 10, totals, moments, new Report.Ends(List.of(), all), Fairness.NONE, Retries.NONE,
                Map.of());
    }
}
