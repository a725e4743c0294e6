package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tcpp.result.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole runs by the real sessions over a simulated network. {@code -Dtcpp.seed=N} makes one again. */
class SimulatedRunsTest {

    private static final long SEEDS = Long.getLong("tcpp.seeds", 700);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void shouldCallCompleteOnlyWhatHasArrived() {
        Long only = Long.getLong("tcpp.seed");
        LongStream seeds = only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
        List<Verdict> verdicts = new ArrayList<>();
        seeds.forEach(seed -> SimulatedRuns.make(seed, verdicts::add));
        if (only == null) {
            assertThat(verdicts).contains(Verdict.COMPLETE, Verdict.DEGRADED, Verdict.INTERRUPTED, Verdict.FAILED);
        }
    }
}
