package org.tcpp.estimate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CurveTest {

    private final Curve curve = new Curve();

    @Test
    void shouldDivideASliceInProportion() {
        curve.add(100, 200, 50);
        curve.add(200, 300, 10);

        assertThat(curve.at(50)).isZero();
        assertThat(curve.at(100)).isZero();
        assertThat(curve.at(150)).isEqualTo(25);
        assertThat(curve.at(200)).isEqualTo(50);
        assertThat(curve.at(999)).isEqualTo(60);
    }

    @Test
    void shouldFindTheEdgesInsideASpan() {
        curve.add(100, 200, 50);
        curve.add(200, 300, 10);

        assertThat(curve.edgeFrom(150)).isEqualTo(200);
        assertThat(curve.edgeFrom(200)).isEqualTo(200);
        assertThat(curve.edgeUntil(250)).isEqualTo(200);
        assertThat(curve.edgeUntil(300)).isEqualTo(300);
        assertThat(curve.longestSliceNs(0, 1000)).isEqualTo(100);
    }

    @Test
    void shouldStandStillWhereNothingWasTold() {
        curve.add(100, 200, 50);
        curve.add(300, 400, 50);

        assertThat(curve.at(299)).isEqualTo(50);
        assertThat(curve.at(350)).isEqualTo(75);
    }

    @Test
    void shouldLoseNoCountWhenItBecomesCoarser() {
        int slices = 3 * Curve.MOST_POINTS + 1;
        for (int i = 0; i < slices; i++) {
            curve.add(i * 10L, i * 10L + 10, i);
        }

        assertThat(curve.total()).isEqualTo(slices * (slices - 1L) / 2);
        assertThat(curve.lastNs()).isEqualTo(slices * 10L);
        long edge = curve.edgeFrom(60_000);
        assertThat(curve.at(edge)).isEqualTo((edge / 10) * (edge / 10 - 1) / 2);
    }

    @Test
    void shouldKeepACountThatComesWithoutTime() {
        curve.add(100, 200, 50);
        curve.add(200, 200, 7);

        assertThat(curve.total()).isEqualTo(57);
    }
}
