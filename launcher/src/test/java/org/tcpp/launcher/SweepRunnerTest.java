package org.tcpp.launcher;

import org.junit.jupiter.api.Test;
import org.tcpp.report.Results;
import org.tcpp.sweep.Measured;

import static org.assertj.core.api.Assertions.assertThat;

class SweepRunnerTest {

    /** The table has the figure that all runs have, and a run may have a better one. */
    @Test
    void shouldNameTheFigureOfARun() {
        assertThat(SweepRunner.figure(Measured.of(Results.complete()))).matches("[a-z_]+_per_second \\d[^ ]*");
        assertThat(SweepRunner.figure(Measured.of(Results.degraded())))
                .matches("[a-z_]+_per_second \\d[^ ]*, degraded");
    }
}
