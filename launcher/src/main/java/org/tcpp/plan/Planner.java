package org.tcpp.plan;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.cli.Options;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;

/** From what the user asked for to the plan, and from the plan to what each worker is told. Stateless; any thread. */
public final class Planner {

    private Planner() {}

    /**
     * The plan of one command.
     *
     * @param options what the user asked for
     * @param remote the server's address on a client; null else
     */
    public static RunPlan plan(Options options, InetAddress remote) {
        Options.Load load = options.load();
        Options.Where where = options.where();
        Options.How how = options.how();
        RunPlan.Mode mode = RunPlan.Mode.valueOf(options.mode().name());
        InetAddress local = where.local();
        String address = switch (mode) {
            case CLIENT -> remote.getHostAddress();
            case SERVER -> local == null ? null : local.getHostAddress();
            case LOOPBACK -> local == null || local instanceof Inet4Address ? "127.0.0.1" : "::1";
        };
        return new RunPlan(mode, mode == RunPlan.Mode.LOOPBACK ? "localhost" : options.host(), address,
                load.processes(), where.basePort(), local == null ? null : local.getHostAddress(),
                where.localCount(), load.connections(), load.atOnce(), load.sizes(), load.closing(),
                load.durationNs(), load.timeoutNs(), options.output().intervalNs(),
                new WorkerSpec.Tuning(how.engine(), how.quantumBytes(), how.sendBufferBytes(),
                        how.receiveBufferBytes(), how.noDelay()),
                options.oneOff(), how.workerArguments());
    }

    /**
     * What each worker of a role is told.
     *
     * @param run token of the run for clients, or {@link Report#CLASSIC}
     */
    public static List<WorkerSpec> specs(RunPlan plan, Role role, long launcherPid, int run) {
        List<WorkerSpec> specs = new ArrayList<>();
        for (int number = 0; number < plan.processes(); number++) {
            specs.add(role == Role.CLIENT
                    ? new WorkerSpec(role, number, clientEndpoint(plan, number), clientLoad(plan, number, run),
                            plan.tuning(), launcherPid)
                    : new WorkerSpec(role, number, serverEndpoint(plan, number), serverLoad(plan, number),
                            plan.tuning(), launcherPid));
        }
        return specs;
    }

    private static WorkerSpec.Endpoint clientEndpoint(RunPlan plan, int number) {
        return new WorkerSpec.Endpoint(plan.address(), plan.basePort() + number, plan.local(), plan.localCount());
    }

    private static WorkerSpec.Endpoint serverEndpoint(RunPlan plan, int number) {
        return new WorkerSpec.Endpoint(plan.address(), plan.basePort() + number, null, 1);
    }

    private static WorkerSpec.Load clientLoad(RunPlan plan, int number, int run) {
        return new WorkerSpec.Load(plan.connections(), plan.atOnce(), number, plan.processes(), plan.sizes(),
                run, plan.closing(), plan.durationNs(), plan.timeoutNs(), plan.intervalNs());
    }

    /** A server waits for slow clients as long as they like, and has its limit of -m only if it is one by itself. */
    private static WorkerSpec.Load serverLoad(RunPlan plan, int number) {
        boolean alone = plan.mode() == RunPlan.Mode.SERVER;
        return new WorkerSpec.Load(WorkerSpec.UNLIMITED, alone ? plan.atOnce() : WorkerSpec.UNLIMITED, number,
                plan.processes(), plan.sizes(), Report.CLASSIC, plan.closing(), 0, 0, plan.intervalNs());
    }
}
