package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.cli.Mode;
import org.tcpp.doctor.Check;
import org.tcpp.doctor.CongestionCheck;
import org.tcpp.doctor.LimitChecks;
import org.tcpp.doctor.LocalAddressCheck;
import org.tcpp.host.LimitsReader;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunSpec;

/**
 * What this host would run out of, found before anything is started.
 *
 * @param refusals why the run had better not begin, a sentence each
 * @param warnings what may limit it without preventing it
 */
record Preflight(List<String> refusals, List<String> warnings) {

    /** Nothing was looked at. */
    static final Preflight NOTHING = new Preflight(List.of(), List.of());

    /** Looks; reads the host's limits, tries to bind every local address, and that of a server. */
    static Preflight look(RunSpec plan) {
        List<Check> checks = new ArrayList<>(LimitChecks.of(Planner.demand(plan), LimitsReader.read()));
        checks.addAll(possible(plan));
        return new Preflight(told(Check.Verdict.BAD, checks), told(Check.Verdict.WARN, checks));
    }

    /** Whether the sockets that a run asks for can be had here. */
    static List<Check> possible(RunSpec plan) {
        boolean listens = plan.placement().mode() == Mode.SERVER;
        List<Check> checks = new ArrayList<>(LocalAddressCheck.of(listens ? plan.address() : plan.local().first(),
                listens ? 1 : plan.local().count()));
        checks.addAll(CongestionCheck.of(plan.tuning().worker().sockets().congestion()));
        return checks;
    }

    private static List<String> told(Check.Verdict verdict, List<Check> checks) {
        return Check.of(verdict, checks).stream().map(Check::told).toList();
    }
}
