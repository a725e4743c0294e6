package org.tcpp.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Searches against servers of known capacity, without a network. */
class SearchTest {

    private static final long SECOND = 1_000_000_000;
    private static final Goal GOAL = new Goal(0.02, 0.34, 10 * SECOND, 30 * SECOND);
    private static final LoadRange ANY = new LoadRange(1, 10_000_000_000L, 1);

    @Test
    void shouldFindAKnownCapacityWithinThreePercentDespiteNoise() {
        assertThat(near(1000, GOAL)).as("searches of 1000 within 3 %").isGreaterThanOrEqualTo(950);
        assertThat(near(100, new Goal(0.02, 0.34, SECOND, SECOND))).as("of 100 where one short trial decides")
                .isLessThan(95);
    }

    /** How many of these searches answer within 3 % of the capacity; none may ask for more than its share of trials. */
    private static int near(int searches, Goal goal) {
        Random random = new Random(13);
        int near = 0;
        for (int seed = 0; seed < searches; seed++) {
            double capacity = Math.exp(Math.log(200) + random.nextDouble() * Math.log(50_000));
            Search search = new Search(goal, ANY, 100);
            List<Trial> made = new SimulatedServer(capacity, 0.02, 0.02, seed).answer(search);
            Long found = search.bounds(made).lower();
            near += found != null && Math.abs(found / capacity - 1) <= 0.03 ? 1 : 0;
            assertThat(made.size()).as("trials for " + capacity).isLessThan(120);
        }
        return near;
    }

    @Test
    void shouldSayBothBoundsAndWhatWasCarried() {
        Search search = new Search(GOAL, ANY, 100);
        List<Trial> made = new SimulatedServer(4000, 0, 0, 1).answer(search);

        Bounds bounds = search.bounds(made);
        assertThat(bounds.lower()).isBetween(3920L, 4000L);
        assertThat(bounds.upper()).isBetween(4001L, 4081L);
        assertThat(bounds.width()).isLessThanOrEqualTo(0.02);
        assertThat(search.standing(bounds.lower(), made)).isEqualTo(Standing.LOWER);
        assertThat(search.standing(bounds.upper(), made)).isEqualTo(Standing.UPPER);
        assertThat(search.carried(bounds.lower(), made)).isEqualTo((double) bounds.lower());
        assertThat(search.carried(bounds.upper(), made)).as("came through of too much").isCloseTo(4000, within(1e-6));
    }

    @Test
    void shouldGoDownFromALoadThatIsTooMuch() {
        Search search = new Search(GOAL, ANY, 1_000_000);
        List<Trial> made = new SimulatedServer(300, 0, 0, 1).answer(search);

        assertThat(search.bounds(made).lower()).isBetween(294L, 300L);
    }

    @Test
    void shouldSayThatNothingIsCarriedOrThatTheLargestLoadIs() {
        LoadRange range = new LoadRange(10, 1000, 10);
        Search search = new Search(GOAL, range, 100);

        assertThat(search.bounds(new SimulatedServer(3, 0, 0, 1).answer(search)))
                .isEqualTo(new Bounds(null, 10L, false));
        assertThat(search.bounds(new SimulatedServer(5000, 0, 0, 1).answer(search)))
                .isEqualTo(new Bounds(1000L, null, false));
    }

    @Test
    void shouldAskForPossibleLoadsOnly() {
        Search search = new Search(GOAL, new LoadRange(4, 4000, 4), 9);
        List<Trial> made = new SimulatedServer(26, 0, 0, 1).answer(search);

        assertThat(made).allSatisfy(trial -> assertThat(trial.load() % 4).isZero());
        assertThat(search.bounds(made)).isEqualTo(new Bounds(24L, 28L, false));
    }

    @Test
    void shouldNotHoldAgainstTheServerWhatTheClientCannotOffer() {
        Search search = new Search(GOAL, ANY, 100);
        List<Trial> made = new SimulatedServer(1e9, 0, 0, 1).asked(5000).answer(search);

        Bounds bounds = search.bounds(made);
        assertThat(bounds.reach()).isTrue();
        assertThat(bounds.lower()).isBetween(4900L, 5000L);
        assertThat(search.standing(bounds.upper(), made)).isEqualTo(Standing.OUT_OF_REACH);
        assertThat(made.stream().filter(trial -> trial.load() == bounds.upper())).as("tried again").hasSize(3);
    }

    @Test
    void shouldGoOnFromTheTrialsThatAreThere() {
        Search search = new Search(GOAL, ANY, 100);
        List<Trial> made = new SimulatedServer(777, 0.02, 0.05, 5).answer(search);

        for (int i = 0; i < made.size(); i++) {
            Trial next = made.get(i);
            assertThat(new Search(GOAL, ANY, 100).next(made.subList(0, i)))
                    .contains(new Demand(next.load(), next.durationNs()));
        }
        assertThat(made.stream().map(Trial::durationNs).distinct()).containsExactly(SECOND, 3_162_277_660L,
                10 * SECOND);
    }

    @Test
    void shouldCallALoadTooMuchThatIsBelowOneThatWasCarriedByChance() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            trials.add(new Trial(100, 10 * SECOND, Grade.GOOD, 0));
            trials.add(new Trial(110, 10 * SECOND, Grade.BAD, 0.01));
            trials.add(new Trial(120, 10 * SECOND, Grade.GOOD, 0));
        }

        assertThat(new Search(GOAL, ANY, 100).bounds(trials)).isEqualTo(new Bounds(100L, 110L, false));
    }
}
