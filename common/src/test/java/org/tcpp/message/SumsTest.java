package org.tcpp.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the launcher adds up from its workers. */
class SumsTest {

    @Test
    void shouldAddAndSubtractEveryCounter() {
        Counters early = new Counters(1, 2, 3, 4, 5, 6);
        Counters later = new Counters(10, 200, 3000, 40_000, 500_000, 6_000_000);
        assertThat(early.plus(later)).isEqualTo(new Counters(11, 202, 3003, 40_004, 500_005, 6_000_006));
        assertThat(early.plus(later).minus(later)).isEqualTo(early);
        assertThat(early.plus(Counters.NONE)).isEqualTo(early);
    }

    @Test
    void shouldCountAsUnderWayWhatWasStartedAndHasNotEnded() {
        assertThat(new Counters(10, 9, 5, 2, 0, 0).underWay()).isEqualTo(3);
    }

    @Test
    void shouldAddEveryRetry() {
        assertThat(new Retries(1, 2, 3, 4).plus(new Retries(10, 20, 30, 40))).isEqualTo(new Retries(11, 22, 33, 44));
    }

    @Test
    void shouldAddWhatWorkersFoundDamaged() {
        Integrity one = new Integrity(Content.KEYED, 100, 1,
                List.of(new Integrity.Kind(DamageKind.MISSING, 1, 10)),
                List.of(new Residues(Residues.START, 64, new long[]{0, 5}, new long[]{3, 1}, 2)), List.of());
        Integrity two = new Integrity(Content.KEYED, 1000, 2,
                List.of(new Integrity.Kind(DamageKind.SWAPPED, 4, 40), new Integrity.Kind(DamageKind.MISSING, 5, 50)),
                List.of(new Residues(Residues.LENGTH, 64, new long[]{1}, new long[]{1}, 0),
                        new Residues(Residues.START, 64, new long[]{5, 7}, new long[]{10, 20}, 30)),
                List.of());

        Integrity sum = one.plus(two);

        assertThat(sum.checkedBytes()).isEqualTo(1100);
        assertThat(sum.damagedConnections()).isEqualTo(3);
        assertThat(sum.kinds()).containsExactly(new Integrity.Kind(DamageKind.MISSING, 6, 60),
                new Integrity.Kind(DamageKind.SWAPPED, 4, 40));
        assertThat(sum.extents()).isEqualTo(10);
        assertThat(sum.damagedBytes()).isEqualTo(100);
        assertThat(sum.residues()).hasSize(2);
        assertThat(sum.residues().getFirst().values()).containsExactly(0, 5, 7);
        assertThat(sum.residues().getFirst().counts()).containsExactly(3, 11, 20);
        assertThat(sum.residues().getFirst().others()).isEqualTo(32);
    }

    private static Fairness.Flow flow(int worker, long durationNs) {
        return new Fairness.Flow(worker, 0, null, null, 1000, durationNs);
    }

    @Test
    void shouldGiveGoodputInBytesPerSecond() {
        assertThat(flow(0, 1_000_000).goodput()).isEqualTo(1e6);
    }

    @Test
    void shouldKeepTheExtremesOfBothSides() {
        Fairness one = new Fairness(6, 1, 2, List.of(flow(1, 900), flow(1, 700), flow(1, 500)),
                List.of(flow(1, 10), flow(1, 30), flow(1, 50)));
        Fairness two = new Fairness(7, 10, 20, List.of(flow(2, 800), flow(2, 600), flow(2, 400)),
                List.of(flow(2, 20), flow(2, 40), flow(2, 60)));
        Fairness both = one.plus(two);
        assertThat(both.connections()).isEqualTo(13);
        assertThat(both.sum()).isEqualTo(11);
        assertThat(both.sumOfSquares()).isEqualTo(22);
        assertThat(both.slowest()).extracting(Fairness.Flow::durationNs).containsExactly(900L, 800L, 700L, 600L, 500L);
        assertThat(both.fastest()).extracting(Fairness.Flow::durationNs).containsExactly(10L, 20L, 30L, 40L, 50L);
        assertThat(two.plus(one)).isEqualTo(both);
        assertThat(one.plus(Fairness.NONE)).isEqualTo(one);
    }

    @Test
    void shouldNotChangeWhenItsMakerGoesOnWithTheLists() {
        List<Failures> failures = new ArrayList<>(List.of(Samples.REFUSED));
        Map<String, String> histograms = new HashMap<>(Map.of(Report.CONNECT, "x"));
        Report report = new Report(0, 0, Counters.NONE, new Report.Moments(0, 0, 0, 0), new Report.Ends(failures, null),
                Fairness.NONE, Retries.NONE, histograms);
        failures.clear();
        histograms.clear();
        assertThat(report.failures()).containsExactly(Samples.REFUSED);
        assertThat(report.histograms()).containsOnlyKeys(Report.CONNECT);
        assertThatThrownBy(() -> report.failures().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
