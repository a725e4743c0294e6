package org.tcpp.sim;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;

import static org.assertj.core.api.Assertions.assertThat;

/** In whatever else happens, what is damaged on the way is found, located and called right, and nothing else is. */
class SimulatedDamageTest {

    private static final Set<DamageKind> KINDS = EnumSet
            .complementOf(EnumSet.of(DamageKind.UNSTABLE, DamageKind.OWN_MEMORY));
    private static final int FEWEST_SEEDS = 100;
    private static final int MOST_SEEDS = 2000;

    @Test
    void shouldFindAndNameEachDamageWhicheverWayItGoes() {
        Set<DamageKind> kinds = EnumSet.noneOf(DamageKind.class);
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        long found = 0;
        for (long seed = 1; seed <= FEWEST_SEEDS || seed <= MOST_SEEDS && !kinds.equals(KINDS); seed++) {
            for (Injection injection : SimulatedDamage.run(seed).found()) {
                kinds.add(injection.expected());
                directions.add(injection.stream.direction());
                found++;
            }
        }
        assertThat(found).isGreaterThan(FEWEST_SEEDS / 2);
        assertThat(directions).containsExactlyInAnyOrder(Direction.values());
        assertThat(kinds).isEqualTo(KINDS);
    }
}
