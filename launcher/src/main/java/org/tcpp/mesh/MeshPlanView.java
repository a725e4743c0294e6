package org.tcpp.mesh;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.plan.Placement;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.PlanView;

/**
 * Every option in force.
 *
 * @param pattern who exchanged data with whom, by its name; null: a file said so
 * @param via how hosts were reached
 * @param size how much of it there was to be
 * @param missing so many hosts did not need to be ready
 * @param carryJava whether a Java was taken along to hosts without one
 * @param each what each pair was to do
 */
public record MeshPlanView(String pattern, String via, @JsonUnwrapped Size size, int missing, boolean carryJava,
        PlanView each) {

    /** How many hosts, pairs and rounds. */
    public record Size(int hosts, int pairs, int rounds) {
    }

    static MeshPlanView of(Options.Hosts hosts, RunSpec each, FailureLimit allowed) {
        return new MeshPlanView(hosts.pattern() == null ? null : hosts.pattern().word(), hosts.via(),
                new Size(hosts.rounds().hosts().size(), hosts.rounds().pairs(), hosts.rounds().rounds().size()),
                hosts.missing(), hosts.carryJava(), PlanView.of(ofAClient(each), allowed));
    }

    /** As each client had it, but for the addresses, in which they differ. */
    private static RunSpec ofAClient(RunSpec each) {
        Placement all = each.placement();
        return new RunSpec(each.workload(),
                new Placement(Mode.CLIENT, null, null, all.processes(), all.basePort(), all.local(),
                        all.classic(), all.oneOff()),
                each.measuring(), each.tuning());
    }
}
