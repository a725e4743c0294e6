package org.tcpp.mesh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.host.Build;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.message.Role;
import org.tcpp.pattern.HostEntry;
import org.tcpp.pattern.HostList;
import org.tcpp.pattern.Pair;
import org.tcpp.pattern.Pattern;
import org.tcpp.pattern.Rounds;
import org.tcpp.plan.RunSpec;
import org.tcpp.report.Results;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostView;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;

/** Meshes that never were, for tests: pairs of which it is known what they moved in which second. */
public final class Meshes {

    private static final Options.HostLines NO_LINES = new Options.HostLines(List.of(), List.of());

    /**
     * What a pair did.
     *
     * @param fromSecond its first second
     * @param bytes moved in each second from then on
     * @param connectMicroseconds each time that connecting took
     */
    public record Moved(int fromSecond, long[] bytes, long[] connectMicroseconds) {

        int toSecond() {
            return fromSecond + bytes.length;
        }

        /** What came between two seconds. */
        long between(int from, int to) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                sum += fromSecond + i >= from && fromSecond + i < to ? bytes[i] : 0;
            }
            return sum;
        }

        static Moved drawn(Random random, int fromSecond, int toSecond) {
            long[] bytes = random.longs(toSecond - fromSecond, 1, 2_000_000_000L).toArray();
            return new Moved(fromSecond, bytes, random.longs(1 + random.nextInt(40), 1, 3_000_000).toArray());
        }
    }

    private static final HostView FACTS = Results.complete().host("client");

    private Meshes() {}

    /** Many hosts as an option asks for them. */
    public static Options.Hosts hosts(Pattern pattern, Rounds rounds, int missing) {
        return new Options.Hosts("ssh", pattern, rounds, missing, false, NO_LINES);
    }

    public static RunSpec plan() {
        return Runs.plan(Mode.CLIENT, 1, 1000, 10);
    }

    public static RunFacts facts(Ending ending) {
        return new RunFacts("0123456789abcdef", Instant.parse("2026-11-30T04:00:00.5Z"),
                List.of("--hosts", "h[1-3]", "-o", "m.json"), new Build("0.1.0", "abcdef0"), Map.of("rack", "7"),
                List.of(), FailureLimit.NONE, ending);
    }

    public static MeshHost host(HostEntry entry, Rounds rounds) {
        return host(entry, rounds, HostEnd.AS_AGREED, null, new HostClock(5_000_000L, 80_000L, 120_000L, -3_000L));
    }

    public static MeshHost host(HostEntry entry, Rounds rounds, HostEnd end, String why, HostClock clock) {
        String role = rounds.isClient(entry) ? rounds.isServer(entry) ? "both" : "client" : "server";
        return new MeshHost(entry.name(), entry.targets(), role, new MeshHost.Ending(end, why), clock,
                end == HostEnd.AS_AGREED ? FACTS : null);
    }

    public static List<MeshHost> hosts(Rounds rounds) {
        return rounds.hosts().stream().map(entry -> host(entry, rounds)).toList();
    }

    /** A pair of which all is well. */
    public static PairOutcome outcome(int round, Pair pair, Moved moved, Failures... failures) {
        return new PairOutcome(round, pair, result(moved, failures), null, 100_000L);
    }

    /** The client's result of a pair. */
    public static Result result(Moved moved, Failures... failures) {
        long failed = Arrays.stream(failures).mapToLong(Failures::count).sum();
        long all = 10L * moved.bytes().length + failed;
        RunSpec plan = Runs.plan(Mode.CLIENT, 1, all, 10);
        Tally tally = new Tally(plan);
        WorkerKey client = Runs.client(0);
        WorkerKey server = new WorkerKey(1, Role.SERVER, 0, 0);
        tally.ready(client, Runs.ready(0));
        tally.ready(server, Runs.ready(0));
        tally.go(Runs.GO_NS);
        tally.go(1, Runs.GO_NS);
        long sum = 0;
        for (int i = 0; i < moved.bytes().length; i++) {
            long bytes = moved.bytes()[i];
            sum += bytes;
            tally.interval(client, Runs.interval(moved.fromSecond() + i, new Counters(10, 10, 10, 0, bytes, 0), 1));
            tally.interval(server, Runs.interval(moved.fromSecond() + i, new Counters(10, 10, 10, 0, 0, bytes), 1));
        }
        tally.finished(client, report(moved, new Counters(all, all, all - failed, failed, sum, 0), all, failures));
        tally.finished(server, report(moved, new Counters(all, all, all - failed, failed, 0, sum), -1, failures));
        return Result.of(facts(new Ending.Normal()), plan, Estimate.of(plan, tally), new HostsView(null, null));
    }

    private static Report report(Moved moved, Counters totals, long requested, Failures... failures) {
        long fromNs = Runs.GO_NS + moved.fromSecond() * Runs.SECOND_NS;
        long toNs = Runs.GO_NS + moved.toSecond() * Runs.SECOND_NS;
        return new Report(Report.CLASSIC, requested, totals, new Report.Moments(fromNs, toNs, fromNs, toNs),
                new Report.Ends(List.of(failures), null),
                new Fairness(totals.completed(), totals.completed(), totals.completed(), List.of(), List.of()),
                Retries.NONE, Map.of(Report.CONNECT, Runs.histogram(60_000_000, moved.connectMicroseconds())));
    }

    /** Three clients of one server: one with connections that failed, one lost in mid-run, one that never came. */
    public static MeshResult broken() {
        Rounds rounds = Pattern.INCAST.between(HostList.parse("c[1-4]"), HostList.parse("lab-server=10.0.0.9"));
        List<Pair> pairs = rounds.rounds().getFirst();
        MeshTally tally = new MeshTally(hosts(Pattern.INCAST, rounds, 0), plan());
        Random random = new Random(5);
        tally.add(outcome(1, pairs.get(0), Moved.drawn(random, 0, 8)));
        tally.add(outcome(1, pairs.get(1), Moved.drawn(random, 0, 8),
                Runs.failures(Phase.SEND, FailureCause.RESET, 3)));
        tally.add(new PairOutcome(1, pairs.get(2), result(Moved.drawn(random, 0, 4)), "c3 was lost", null));
        List<MeshHost> all = new ArrayList<>(hosts(rounds));
        all.set(2, host(rounds.hosts().get(2), rounds, HostEnd.LOST, "said nothing for 10 s",
                new HostClock(12L, 300_000L, 2_500_000L, null)));
        all.set(3, host(rounds.hosts().get(3), rounds, HostEnd.ABSENT, "ssh: no route to host", HostClock.UNKNOWN));
        return tally.result(facts(new Ending.Normal()), all);
    }

    /** A client to which a server sent, {@link Results#reverse}. */
    public static MeshResult reverse() {
        Rounds rounds = Pattern.INCAST.between(HostList.parse("c1"), HostList.parse("s1"));
        MeshTally tally = new MeshTally(hosts(Pattern.INCAST, rounds, 0),
                Runs.plan(Mode.CLIENT, 1, 1000, 10, Exchange.REVERSE));
        tally.add(new PairOutcome(1, rounds.rounds().getFirst().getFirst(), Results.reverse(), null, 100_000L));
        return tally.result(facts(new Ending.Normal()), new ArrayList<>(hosts(rounds)));
    }

    /** A mesh of these hosts, everything drawn. */
    public static MeshResult drawn(long seed, List<HostEntry> hosts, Pattern pattern) {
        Random random = new Random(seed);
        Rounds rounds = pattern.among(hosts);
        MeshTally tally = new MeshTally(hosts(pattern, rounds, 0), plan());
        for (int round = 1; round <= rounds.rounds().size(); round++) {
            for (Pair pair : rounds.rounds().get(round - 1)) {
                tally.add(outcome(round, pair, Moved.drawn(random, random.nextInt(3), 6 + random.nextInt(3))));
            }
        }
        return tally.result(facts(new Ending.Normal()), new ArrayList<>(hosts(rounds)));
    }
}
