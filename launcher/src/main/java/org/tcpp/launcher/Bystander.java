package org.tcpp.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tcpp.cli.Options;
import org.tcpp.estimate.Estimate;
import org.tcpp.host.Build;
import org.tcpp.host.CpuMeter;
import org.tcpp.host.CpuTicks;
import org.tcpp.plan.RunPlan;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostView;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;

/** What surrounds a run and nobody counts: when it began, by which words, on which hosts, with how much CPU. */
final class Bystander {

    private final String id = UUID.randomUUID().toString();
    private final RunPlan plan;
    private final Options options;
    private final List<String> words;
    private final List<String> warnings = new ArrayList<>();
    private Instant began = Instant.now();
    private CpuTicks before;
    private CpuTicks after;

    Bystander(RunPlan plan, Options options, List<String> words) {
        this.plan = plan;
        this.options = options;
        this.words = words;
    }

    /** Identifies the run. */
    String id() {
        return id;
    }

    /** Something that a reader of the result should know. */
    void warn(String sentence) {
        warnings.add(sentence);
    }

    /** Go is about to be said. */
    void begin() {
        before = CpuMeter.snapshot();
        began = Instant.now();
    }

    /** The workers have ended. */
    void end() {
        after = CpuMeter.snapshot();
    }

    /** This host, as the run found it. */
    HostView host() {
        CpuTicks used = before == null || after == null ? null : after.since(before);
        return Hosts.view(plan.mode() == RunPlan.Mode.SERVER ? null : plan.address(), plan.local(), used);
    }

    /** The result, when all has been counted; {@code server} is null where nobody told of that host. */
    Result result(Estimate estimate, Ending ending, HostView here, HostView server) {
        Build build = Build.read();
        Map<String, String> labels = new LinkedHashMap<>();
        options.output().labels().forEach(label -> labels.put(label.key(), label.value()));
        warnings.addAll(Foreseen.warnings(plan));
        RunFacts facts = new RunFacts(id, began, words, build.version(), build.commit(), labels, warnings,
                FailureLimit.parse(options.measuring().maxFailures().text()), ending);
        HostsView hosts = switch (plan.mode()) {
            case CLIENT -> new HostsView(here, server);
            case SERVER -> new HostsView(null, here);
            case LOOPBACK -> new HostsView(here, here);
        };
        return Result.of(facts, plan, estimate, hosts);
    }
}
