package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.host.Foresight;
import org.tcpp.host.LimitsReader;
import org.tcpp.host.LocalAddresses;
import org.tcpp.host.Shortage;
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

    /** Looks; reads the host's limits, and tries to bind every local address. */
    static Preflight look(RunSpec plan) {
        List<Shortage> shortages = new ArrayList<>(Foresight.check(Planner.demand(plan), LimitsReader.read()));
        if (plan.local().first() != null) {
            shortages.addAll(LocalAddresses.check(plan.local().first(), plan.local().count()));
        }
        return new Preflight(sentences(shortages, Shortage.Severity.REFUSE),
                sentences(shortages, Shortage.Severity.WARN));
    }

    private static List<String> sentences(List<Shortage> shortages, Shortage.Severity severity) {
        return shortages.stream().filter(shortage -> shortage.severity() == severity).map(Shortage::sentence).toList();
    }
}
