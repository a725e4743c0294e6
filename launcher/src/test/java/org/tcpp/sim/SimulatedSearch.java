package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Parsed;
import org.tcpp.message.Load;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunSpec;
import org.tcpp.search.Demand;
import org.tcpp.search.Graded;
import org.tcpp.search.Search;
import org.tcpp.search.SearchFigure;
import org.tcpp.search.SearchSpec;
import org.tcpp.search.Trial;

/**
 * A search for the bandwidth of a simulated path. Each trial is a run by the real sessions and workers, from the
 * command line that the search makes for it to the result that it is graded by. What the path carries wavers, and now
 * and then it is a tenth less.
 */
final class SimulatedSearch {

    private static final int CONNECTIONS = 2;
    private static final SearchFigure.Shares SHARES = new SearchFigure.Shares(1, CONNECTIONS);
    private static final double SECOND_NS = 1e9;
    private static final int BITS = 8;
    private static final int MOST_TRIALS = 200;
    private static final int RUN = 1;

    /** Slower paths hold so much in the sockets' buffers that it takes long to come through. */
    private static final double LEAST_BITS_PER_SECOND = 1e6;
    private static final double MOST_BITS_PER_SECOND = 1e7;
    /** Standard deviation of the bandwidth within a second, as a part of it; longer trials average. */
    private static final double NOISE = 0.02;
    /** The part of all trials in which a tenth is missing. */
    private static final double STUMBLES = 0.02;
    private static final double STUMBLING = 0.9;
    private static final double NEAR = 0.03;

    private final long seed;
    private final Random random;
    private final SearchSpec spec;
    private final double bitsPerSecond;

    /** For a bandwidth that is drawn. */
    SimulatedSearch(long seed) {
        this.seed = seed;
        random = new Random(new SplittableRandom(seed).nextLong());
        bitsPerSecond = LEAST_BITS_PER_SECOND
                * Math.pow(MOST_BITS_PER_SECOND / LEAST_BITS_PER_SECOND, random.nextDouble());
        spec = switch (CommandLine.parse(
                ("search --figure bps --from 100k -- -c 10.0.0.2 -m " + CONNECTIONS).split(" "))) {
            case Parsed.Use use -> SearchSpec.of(use.given());
            case Parsed.Wrong wrong -> throw new AssertionError(wrong.message());
            case Parsed.Run _ -> throw new AssertionError("a run");
        };
    }

    /**
     * What was found, and what there was.
     *
     * @param lower what is carried as the search has it, in bits a second; 0: nothing
     */
    record Answer(long lower, double bitsPerSecond, int trials) {

        boolean isNear() {
            return Math.abs(lower / bitsPerSecond - 1) <= NEAR;
        }
    }

    /** Searches. */
    Answer answer() {
        Search search = spec.search(spec.range(SHARES));
        List<Trial> made = new ArrayList<>();
        for (Optional<Demand> next = search.next(made); next.isPresent(); next = search.next(made)) {
            made.add(trial(next.get(), made.size()));
            if (made.size() > MOST_TRIALS) {
                throw new AssertionError("no end: " + search.bounds(made));
            }
        }
        Long lower = search.bounds(made).lower();
        return new Answer(lower == null ? 0 : lower, bitsPerSecond, made.size());
    }

    private Trial trial(Demand demand, int number) {
        double able = bitsPerSecond * (1 + NOISE * random.nextGaussian() / Math.sqrt(demand.durationNs() / SECOND_NS))
                * (random.nextDouble() < STUMBLES ? STUMBLING : 1);
        Scenario scenario = new Scenario(seed << Byte.SIZE | number, load(demand), Math.round(able / BITS));
        Simulation simulation = Simulation.audited(new Simulation(scenario, SessionLauncher::new),
                "bench/soak --search --seed " + seed);
        SessionLauncher launcher = (SessionLauncher) simulation.launchers.getFirst();
        Graded graded = Graded.of(SearchFigure.BPS, spec.limits(), demand.load(),
                SimulatedRuns.result(launcher.conversations.getFirst()));
        return new Trial(demand.load(), demand.durationNs(), graded.grade(), graded.lossRatio());
    }

    /** What the workers are told to do by the command line of such a trial. */
    private Load load(Demand demand) {
        String[] line = spec.line(demand, SHARES).toArray(String[]::new);
        RunSpec plan = Planner.plan(((Parsed.Run) CommandLine.parse(line)).options()).plan();
        return plan.load(0, RUN);
    }
}
