package org.tcpp.launcher;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.tcpp.estimate.Estimate;
import org.tcpp.host.Build;
import org.tcpp.host.CpuMeter;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostFacts;
import org.tcpp.host.HostFactsReader;
import org.tcpp.host.KernelCounters;
import org.tcpp.host.SocketUse;
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
    private final Occasion occasion;
    private Instant began = Instant.now();
    private CpuTicks cpuBefore;
    private CpuTicks cpuAfter;
    private KernelCounters countersBefore;
    private KernelCounters countersAfter;
    private String congestion;
    private Long socketsPeak;
    private final Future<HostFacts> facts;

    Bystander(RunPlan plan, Occasion occasion) {
        this.plan = plan;
        this.occasion = occasion;
        // It takes a quarter of a second, which the workers' start takes as well.
        FutureTask<HostFacts> reading = new FutureTask<>(() -> HostFactsReader
                .read(plan.mode() == RunPlan.Mode.SERVER ? null : plan.address(), plan.local()));
        Thread.ofPlatform().daemon().name("host-facts").start(reading);
        facts = reading;
    }

    /** Identifies the run. */
    String id() {
        return id;
    }

    /** Go is about to be said; our sockets use that congestion control, null if nobody knows. */
    void begin(String inForce) {
        congestion = inForce;
        countersBefore = KernelCounters.read(networkInterface());
        cpuBefore = CpuMeter.snapshot();
        began = Instant.now();
    }

    /** Now and then during the run: how many sockets the kernel has. */
    void look() {
        SocketUse use = SocketUse.read();
        if (use.inUse() != null) {
            long now = use.inUse() + (use.inUse6() == null ? 0 : use.inUse6());
            socketsPeak = socketsPeak == null ? now : Math.max(socketsPeak, now);
        }
    }

    /** The workers have ended. */
    void end() {
        cpuAfter = CpuMeter.snapshot();
        countersAfter = KernelCounters.read(networkInterface());
    }

    /** This host, as the run found it. */
    HostView host() {
        boolean ran = cpuBefore != null && cpuAfter != null;
        return Hosts.view(facts(), congestion, ran ? cpuAfter.since(cpuBefore) : null,
                ran ? countersAfter.minus(countersBefore) : null, socketsPeak);
    }

    /** What can be told before the run has begun. */
    RunFacts early() {
        return facts(new Ending.Normal());
    }

    private String networkInterface() {
        return facts().network() == null ? null : facts().network().name();
    }

    private HostFacts facts() {
        try {
            return facts.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read what there is to know of this host", e);
        }
    }

    /** The result, when all has been counted; {@code server} is null where nobody told of that host. */
    Result result(Estimate estimate, Ending ending, HostView here, HostView server) {
        HostsView hosts = switch (plan.mode()) {
            case CLIENT -> new HostsView(here, server);
            case SERVER -> new HostsView(null, here);
            case LOOPBACK -> new HostsView(here, here);
        };
        return Result.of(facts(ending), plan, estimate, hosts);
    }

    private RunFacts facts(Ending ending) {
        Build build = Build.read();
        return new RunFacts(id, began, occasion.words(), build.version(), build.commit(), occasion.labels(),
                occasion.warnings(), FailureLimit.parse(occasion.options().measuring().maxFailures().text()), ending);
    }
}
