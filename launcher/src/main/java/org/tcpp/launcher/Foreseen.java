package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.host.Finding;
import org.tcpp.host.Foresight;
import org.tcpp.host.LimitsReader;
import org.tcpp.host.LocalAddresses;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunPlan;

/** What this host would run out of, found before anything is started. */
final class Foreseen {

    private Foreseen() {}

    /** Says what would fail; false if the run had better not begin. */
    static boolean allows(RunPlan plan, Console console) {
        List<Finding> refusals = findings(plan).stream()
                .filter(finding -> finding.severity() == Finding.Severity.REFUSE)
                .toList();
        refusals.forEach(finding -> console.say(finding.sentence()));
        return refusals.isEmpty();
    }

    /** What may limit the run without preventing it. */
    static List<String> warnings(RunPlan plan) {
        return findings(plan).stream()
                .filter(finding -> finding.severity() == Finding.Severity.WARN)
                .map(Finding::sentence)
                .toList();
    }

    private static List<Finding> findings(RunPlan plan) {
        List<Finding> findings = new ArrayList<>(Foresight.check(Planner.demand(plan), LimitsReader.read()));
        if (plan.local() != null) {
            findings.addAll(LocalAddresses.check(plan.local(), plan.localCount()));
        }
        return findings;
    }
}
