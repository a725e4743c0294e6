package org.tcpp.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.disturb.Disturbed;
import org.tcpp.estimate.Estimate;
import org.tcpp.host.Build;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostView;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;
import org.tcpp.text.SafeText;

/** What a result says of a run that nobody counts: by which words, when, with which labels. One thread. */
final class RunContext {

    private final String id;
    private final Invocation invocation;
    private Instant began = Instant.now();
    private List<Disturbed> disturbed = List.of();

    /** A run that people know by that name. */
    RunContext(String id, Invocation invocation) {
        this.id = id;
        this.invocation = invocation;
    }

    /** How people call the run. */
    String id() {
        return id;
    }

    /** Go is about to be said. */
    void begin() {
        began = Instant.now();
    }

    /** What was done to this host while the run lasted. */
    void disturbed(List<Disturbed> all) {
        disturbed = List.copyOf(all);
    }

    private static String sentence(Disturbed one) {
        String command = "--disturb: " + SafeText.line(one.disturbance().command());
        if (one.beganNs() == null) {
            return command + ": its time never came, for the run was over";
        }
        if (one.killed()) {
            return command + ": was still running at the end, and was killed";
        }
        return command + ": " + (one.status() == null ? SafeText.line(one.said()) : "exit status " + one.status());
    }

    /** What can be told before the run has begun. */
    RunFacts early(List<String> warnings) {
        return facts(warnings, new Ending.Normal());
    }

    /** The result, when all has been counted; of the servers that are null where nobody told of their hosts. */
    Result result(RunSpec plan, Estimate estimate, List<String> warnings, Ending ending, HostView here,
            List<HostView> servers) {
        HostView first = servers.isEmpty() ? null : servers.getFirst();
        HostsView hosts = switch (plan.mode()) {
            case CLIENT -> new HostsView(here, first, servers.stream().skip(1).toList());
            case SERVER -> new HostsView(null, here);
            case LOOPBACK, MESH -> new HostsView(here, here);
        };
        List<String> all = new ArrayList<>(warnings);
        all.addAll(HostTroubles.of(plan, here, servers));
        disturbed.stream().filter(one -> !one.isDone()).forEach(one -> all.add(sentence(one)));
        return Result.of(facts(all, ending), plan, estimate, hosts, disturbed);
    }

    /** What nobody counts. */
    RunFacts facts(List<String> warnings, Ending ending) {
        List<String> all = new ArrayList<>(invocation.warnings());
        all.addAll(warnings);
        return new RunFacts(id, began, invocation.words(), Build.read(), invocation.labels(), all,
                FailureLimit.parse(invocation.options().measuring().maxFailures().text()), ending);
    }
}
