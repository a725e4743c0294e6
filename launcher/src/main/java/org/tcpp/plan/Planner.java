package org.tcpp.plan;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tcpp.address.AddressCheck;
import org.tcpp.address.NumericAddress;
import org.tcpp.address.Resolver;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.cli.UsageError;
import org.tcpp.host.Demand;
import org.tcpp.host.Processors;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Engine;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;

/** Makes the plan of a run from what the user asked for. */
public final class Planner {

    private static final String LOOPBACK_IPV4 = "127.0.0.1";
    private static final String LOOPBACK_IPV6 = "::1";

    /** As an address to listen on this means all addresses of both families, whatever net.ipv6.bindv6only says. */
    private static final String ANY_IPV6 = "::";

    /**
     * Where more workers than this share a processor, the optimizing compiler would take more from them than it gives:
     * 104 workers on two processors set up 16,000 connections a second without it, and 12,500 with it.
     */
    private static final int CROWD_PER_PROCESSOR = 8;
    private static final long WARM_UP_NS = 1_000_000_000L;

    private Planner() {}

    /**
     * The plan; a client's host is looked up in the system's way.
     *
     * @throws UsageError if the host has no address of the family of {@code -l}
     */
    public static Planned plan(Options options) {
        return plan(options, Resolver.SYSTEM);
    }

    /**
     * The plan.
     *
     * @throws UsageError if the host has no address of the family of {@code -l}
     */
    public static Planned plan(Options options, Resolver resolver) {
        String local = NumericAddress.normal(options.placement().local());
        return switch (options.mode()) {
            // a server binds no new connections: its -l is where it listens
            case SERVER -> new Planned.Ready(
                    plan(options, Collections.singletonList(ANY_IPV6.equals(local) ? null : local), null), List.of());
            case LOOPBACK -> new Planned.Ready(plan(options, List.of(loopback(local)), local), List.of());
            case CLIENT -> client(options, resolver);
            // of each pair, whose addresses its hosts know
            case MESH -> new Planned.Ready(anywhere(options, null), List.of());
        };
    }

    /** What the plan asks of this host. */
    public static Demand demand(RunSpec plan) {
        boolean client = plan.has(Role.CLIENT);
        boolean server = plan.has(Role.SERVER);
        boolean here = client && server
                || plan.servers().stream().anyMatch(
                        one -> NumericAddress.parse(one.address()).filter(InetAddress::isLoopbackAddress).isPresent());
        boolean timeWait = plan.closing() == Closing.CLIENT || plan.closing() == Closing.HALF
                || plan.closing() == Closing.SERVER && here;
        return new Demand(client ? plan.processes() : 0, server ? plan.processes() : 0, plan.atOnce(),
                plan.connections(), plan.local().count(), client && here, client && timeWait);
    }

    private static Planned client(Options options, Resolver resolver) {
        String local = NumericAddress.normal(options.placement().local());
        List<List<String>> addresses = new ArrayList<>();
        for (String host : options.servers()) {
            try {
                addresses.add(fitting(host, resolver.resolve(host), local));
            } catch (UnknownHostException _) {
                return new Planned.UnknownHost(host, host + ": unknown host; no name service knows an address of it",
                        anywhere(options, local));
            } catch (Resolver.NoAnswer e) {
                return new Planned.UnknownHost(host, host + ": " + e.getMessage()
                        + ", so that nobody knows its address", anywhere(options, local));
            }
        }
        List<String> first = addresses.stream().map(List::getFirst).toList();
        if (Set.copyOf(first).size() < first.size()) {
            throw new UsageError("-c " + options.host() + ": names one server twice, at "
                    + first.stream().filter(one -> Collections.frequency(first, one) > 1).findFirst().orElseThrow());
        }
        return new Planned.Ready(plan(options, first, local), addresses);
    }

    private static List<String> fitting(String host, List<InetAddress> found, String local) {
        List<String> addresses = found.stream().map(NumericAddress::text).distinct().toList();
        List<String> usable = addresses.stream().filter(address -> AddressCheck.complaint(address).isEmpty()).toList();
        if (usable.isEmpty()) {
            throw new UsageError("-c " + host + " stands for " + addresses.getFirst() + ": "
                    + AddressCheck.complaint(addresses.getFirst()).orElseThrow());
        }
        List<String> fitting = usable.stream()
                .filter(address -> !NumericAddress.differInFamily(address, local))
                .toList();
        if (fitting.isEmpty()) {
            throw new UsageError("-l " + local + ": not of the family of " + host + ", which has only "
                    + String.join(", ", usable));
        }
        return fitting;
    }

    private static String loopback(String local) {
        return NumericAddress.differInFamily(LOOPBACK_IPV4, local) ? LOOPBACK_IPV6 : LOOPBACK_IPV4;
    }

    /** A plan of which nobody knows the addresses. */
    private static RunSpec anywhere(Options options, String local) {
        return plan(options, Collections.nCopies(Math.max(1, options.servers().size()), null), local);
    }

    private static List<Placement.Server> servers(Options options, List<String> addresses) {
        return options.servers().isEmpty()
                ? List.of(new Placement.Server(null, addresses.getFirst()))
                : IntStream.range(0, addresses.size())
                        .mapToObj(i -> new Placement.Server(options.servers().get(i), addresses.get(i)))
                        .toList();
    }

    private static RunSpec plan(Options options, List<String> addresses, String local) {
        Options.Workload work = options.workload();
        Options.Placement placement = options.placement();
        Options.Tuning tuning = options.tuning();
        boolean classic = options.mode() == Mode.SERVER
                ? !options.control().only() && options.control().secretFile() == null
                : options.control().classic();
        boolean one = work.exchange().chaos().only() != ChaosPlan.ALL;
        return new RunSpec(
                new RunSpec.Workload(one ? 1 : work.connections(), one ? 1 : work.atOnce(), work.sizes(),
                        work.closing(),
                        new RunSpec.Times(work.times().durationNs(), work.times().timeoutNs(), work.times().arrivals()),
                        new RunSpec.Holding(work.holding().connectFirst(), work.holding().holdNs()), content(options),
                        work.exchange()),
                new Placement(options.mode(), servers(options, addresses),
                        one ? 1 : placement.processes(), placement.basePort(),
                        new Placement.Local(local, placement.localCount()), classic,
                        options.serving().oneOff()),
                new RunSpec.Measuring(options.measuring().intervalNs(), options.measuring().omitNs(),
                        options.measuring().rows(), options.measuring().script()),
                new RunSpec.Tuning(new WorkerSpec.Tuning(tuning.engine(), tuning.portions(), tuning.sockets(),
                        WorkerSpec.Tuning.ANY_CPU, warmUpNs(options)), tuning.pinCpu(), tuning.workerArguments()));
    }

    /** Whether so many workers are too many for more than the quick compiler. */
    public static boolean isCrowded(int workers) {
        return workers > CROWD_PER_PROCESSOR * Processors.here().effective();
    }

    /** Bytes that are not copied cannot be made anew, and code of the quick compiler would take long to make them. */
    private static Content content(Options options) {
        Content asked = options.workload().content();
        Options.Tuning tuning = options.tuning();
        boolean shared = tuning.sockets().zeroCopy() || tuning.engine() == Engine.NIO
                || isCrowded(options.placement().processes() * (options.mode() == Mode.LOOPBACK ? 2 : 1));
        return asked != null ? asked : shared ? Content.SHARED : Content.KEYED;
    }

    /** A second of every processor, shared by all workers of this host that start together. */
    private static long warmUpNs(Options options) {
        int workers = options.placement().processes() * (options.mode() == Mode.LOOPBACK ? 2 : 1);
        double share = Math.min(1, Processors.here().effective() / workers);
        return options.tuning().warmUp() ? (long) (WARM_UP_NS * share) : 0;
    }
}
