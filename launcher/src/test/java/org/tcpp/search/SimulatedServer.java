package org.tcpp.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A server whose capacity is known, and which is now and then less able than that, or stumbles. */
final class SimulatedServer {

    private static final double SECOND_NS = 1e9;

    private final double capacity;
    private final double noise;
    private final double stumbles;
    private final Random random;
    private long clientCapacity = Long.MAX_VALUE;

    /**
     * With such a capacity.
     *
     * @param noise standard deviation of the capacity within a second, as a part of it; longer trials average
     * @param stumbles the part of all trials that is bad whatever the load
     */
    SimulatedServer(double capacity, double noise, double stumbles, long seed) {
        this.capacity = capacity;
        this.noise = noise;
        this.stumbles = stumbles;
        random = new Random(seed);
    }

    /** The client can offer no more than that. */
    SimulatedServer asked(long most) {
        clientCapacity = most;
        return this;
    }

    Trial trial(Demand demand) {
        double able = capacity * (1 + noise * random.nextGaussian() / Math.sqrt(demand.durationNs() / SECOND_NS));
        double loss = random.nextDouble() < stumbles ? 0.1 : Math.max(0, 1 - able / demand.load());
        Grade grade = demand.load() > clientCapacity ? Grade.INVALID : loss > 0 ? Grade.BAD : Grade.GOOD;
        return new Trial(demand.load(), demand.durationNs(), grade, loss);
    }

    /** All trials that the search asks for; fails where there is no end. */
    List<Trial> answer(Search search) {
        List<Trial> trials = new ArrayList<>();
        for (Optional<Demand> next = search.next(trials); next.isPresent(); next = search.next(trials)) {
            trials.add(trial(next.get()));
            if (trials.size() > 1000) {
                throw new AssertionError("no end: " + search.bounds(trials));
            }
        }
        return trials;
    }
}
