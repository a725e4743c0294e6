package org.tcpp.control;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatienceTest {

    private static final long LOOK_NS = Patience.LOOK_MS * 1_000_000L;

    private boolean there;
    private int asked;

    private boolean isThere() {
        asked++;
        return there;
    }

    private static Patience looks(Patience patience, int seconds) {
        for (int i = 0; i < 2 * seconds && !patience.isOver(); i++) {
            patience.spend(LOOK_NS, false);
        }
        return patience;
    }

    @Test
    void shouldEndAfterASilence() {
        Patience patience = Patience.inSilence(30_000);
        assertThat(looks(patience, 29).isOver()).isFalse();
        patience.spend(LOOK_NS, true);
        assertThat(looks(patience, 29).isOver()).isFalse();
        assertThat(looks(patience, 2).isOver()).isTrue();
        assertThat(patience.seconds()).isEqualTo(30);
    }

    @Test
    void shouldWaitForOneWhoIsMerelyStopped() {
        Patience patience = Patience.inSilence(30_000, 600_000, this::isThere);
        assertThat(looks(patience, 29).isOver()).isFalse();
        assertThat(asked).isZero();
        there = true;
        assertThat(looks(patience, 60).isOver()).isFalse();
        assertThat(asked).isBetween(15, 30);
        patience.spend(LOOK_NS, true);
        assertThat(looks(patience, 29).isOver()).isFalse();
    }

    @Test
    void shouldWaitNoLongerOnceHeIsGone() {
        Patience patience = Patience.inSilence(30_000, 600_000, this::isThere);
        there = true;
        looks(patience, 60);
        there = false;
        assertThat(looks(patience, 4).isOver()).isTrue();
        assertThat(patience.seconds()).isBetween(60L, 63L);
    }

    @Test
    void shouldNotWaitForEverForOneWhoIsStopped() {
        Patience patience = Patience.inSilence(30_000, 600_000, this::isThere);
        there = true;
        assertThat(looks(patience, 590).isOver()).isFalse();
        assertThat(looks(patience, 11).isOver()).isTrue();
        assertThat(patience.seconds()).isEqualTo(600);
    }

    @Test
    void shouldNotAskWhereTheTimeIsLimitedInAll() {
        Patience patience = Patience.inAll(1_000);
        patience.spend(LOOK_NS, true);
        patience.spend(LOOK_NS, true);
        assertThat(patience.isOver()).isTrue();
    }
}
