package org.tcpp.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tcpp.cli.Options;
import org.tcpp.estimate.Estimate;
import org.tcpp.plan.RunPlan;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;

/** What surrounds a run and nobody counts: when it began, by which words, on which hosts. */
final class Bystander {

    private final String id = UUID.randomUUID().toString();
    private final RunPlan plan;
    private final Options options;
    private final List<String> words;
    private final List<String> warnings = new ArrayList<>();
    private Instant began = Instant.now();

    Bystander(RunPlan plan, Options options, List<String> words) {
        this.plan = plan;
        this.options = options;
        this.words = words;
    }

    /** Go is about to be said. */
    void begin() {
        began = Instant.now();
    }

    /** The result, when all has been counted. */
    Result result(Estimate estimate, Ending ending) {
        Version version = Version.read();
        RunFacts facts = new RunFacts(id, began, words, version.number(), version.commit(),
                options.output().labels(), warnings, FailureLimit.parse(options.output().maxFailures()), ending);
        return Result.of(facts, plan, estimate, new HostsView(null, null));
    }
}
