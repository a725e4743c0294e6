package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RecoveryTest {

    private static final long MS = 1_000_000;
    private static final long TENTH = 100 * MS;

    @Test
    void shouldTellWhenTheRateWasAsBefore() {
        // a second of 1 MB a tenth, then nothing for 1.2 s, half of it for 0.3 s, and all again
        List<Recovery.Arrived> arrived = arrived(rates(10, 1e6), rates(12, 0), rates(3, 5e5), rates(10, 1e6));

        Recovery recovery = of(arrived, 1000 * MS, Long.MAX_VALUE);

        assertThat(recovery.beforePerSecond()).isEqualTo(1e7);
        assertThat(recovery.lowestPerSecond()).isZero();
        assertThat(recovery.recoveryNs()).isEqualTo(1500 * MS);
        assertThat(recovery.missedBytes()).isEqualTo(13_500_000);
    }

    @Test
    void shouldCountFromItsOwnBeginningWithinAnInterval() {
        List<Recovery.Arrived> arrived = arrived(rates(10, 1e6), rates(1, 4e5), rates(5, 0), rates(10, 1e6));

        Recovery recovery = of(arrived, 1040 * MS, Long.MAX_VALUE);

        assertThat(recovery.recoveryNs()).isEqualTo(560 * MS);
    }

    @Test
    void shouldNotCallItRecoveredWhileTheRateComesAndGoes() {
        List<Recovery.Arrived> arrived = arrived(rates(10, 1e6), rates(5, 0), rates(2, 1e6), rates(5, 0),
                rates(10, 1e6));

        assertThat(of(arrived, 1000 * MS, Long.MAX_VALUE).recoveryNs()).isEqualTo(1200 * MS);
    }

    /** Its connections were not there before the first interval was over. */
    @Test
    void shouldNotTakeTheSlowBeginOfARunForItsUsualRate() {
        List<Recovery.Arrived> arrived = arrived(rates(1, 0), rates(9, 1e6), rates(1, 100), rates(9, 0),
                rates(10, 1e6));

        Recovery recovery = of(arrived, 1000 * MS, Long.MAX_VALUE);

        assertThat(recovery.lowestPerSecond()).isZero();
        assertThat(recovery.recoveryNs()).isEqualTo(1000 * MS);
    }

    @Test
    void shouldSayThatItWasNotFeltOrNotOvercome() {
        List<Recovery.Arrived> arrived = arrived(rates(10, 1e6), rates(10, 8e5), rates(10, 0));

        assertThat(of(arrived, 1000 * MS, 2000 * MS).recoveryNs()).isZero();
        assertThat(of(arrived, 2000 * MS, Long.MAX_VALUE).recoveryNs()).isNull();
        assertThat(of(arrived, 0, 1000 * MS)).as("nothing before it").isNull();
    }

    /** Rates of real runs are noisy; that is neither felt nor does it make a recovery late. */
    @Test
    void shouldNotMindNoise() {
        Random random = new Random(1);
        for (int run = 0; run < 1000; run++) {
            List<Double> noisy = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                noisy.add(1e6 * Math.max(0.5, 1 + 0.15 * random.nextGaussian()));
            }
            int dead = 1 + random.nextInt(12);
            for (int i = 20; i < 20 + dead; i++) {
                noisy.set(i, 0.0);
            }
            List<Recovery.Arrived> arrived = arrived(noisy);

            assertThat(of(arrived.subList(0, 20), 1000 * MS, Long.MAX_VALUE).recoveryNs()).isZero();
            Recovery recovery = of(arrived, 2000 * MS, Long.MAX_VALUE);
            assertThat(recovery.recoveryNs()).as("run %d", run).isNotNull();
            assertThat(recovery.recoveryNs() / 1e6).as("run %d", run).isCloseTo(100.0 * dead, within(1500.0))
                    .isGreaterThanOrEqualTo(100.0 * dead);
        }
    }

    /** The machine stalls as the shell is started, and the link goes down half a second later. */
    @Test
    void shouldNotTakeAStallBeforeTheCommandHasDoneItsWorkForAllOfIt() {
        List<Recovery.Arrived> arrived = arrived(rates(10, 1e6), rates(1, 0), rates(4, 1e6), rates(10, 0),
                rates(10, 1e6));

        assertThat(of(arrived, 1000 * MS, Long.MAX_VALUE).recoveryNs()).isEqualTo(100 * MS);
        Recovery recovery = Recovery.of(arrived, 0, new Recovery.Command(1000 * MS, 2500 * MS, Long.MAX_VALUE));
        assertThat(recovery.recoveryNs()).isEqualTo(1500 * MS);
        assertThat(recovery.missedBytes()).isEqualTo(11_000_000);
    }

    /** A busy machine began slowly; the run went at its full rate while the command had yet to take the link down. */
    @Test
    void shouldNotSetWhatWasMissedOffAgainstFasterIntervals() {
        List<Recovery.Arrived> arrived = arrived(rates(9, 1e5), rates(1, 1.1e6), rates(9, 1e6), rates(10, 0),
                rates(10, 1e6));

        Recovery recovery = Recovery.of(arrived, 0, new Recovery.Command(1000 * MS, 2900 * MS, Long.MAX_VALUE));

        assertThat(recovery.recoveryNs()).isEqualTo(1900 * MS);
        assertThat(recovery.missedBytes()).isEqualTo(2_000_000);
    }

    @Test
    void shouldNotBlameACommandThatGoesOnForWhatHasComeBackMeanwhile() {
        List<Recovery.Arrived> arrived = arrived(rates(10, 1e6), rates(5, 0), rates(25, 1e6));

        assertThat(Recovery.of(arrived, 0, new Recovery.Command(1000 * MS, 3000 * MS, Long.MAX_VALUE)).recoveryNs())
                .isEqualTo(500 * MS);
        assertThat(Recovery.of(arrived, 0, new Recovery.Command(1000 * MS, 3000 * MS, 2500 * MS)).recoveryNs())
                .isEqualTo(500 * MS);
        assertThat(Recovery.of(arrived, 0, new Recovery.Command(1000 * MS, 3900 * MS, Long.MAX_VALUE)).recoveryNs())
                .as("nobody saw what came after it").isNull();
    }

    /** Of a command whose end nobody saw. */
    private static Recovery of(List<Recovery.Arrived> arrived, long atNs, long untilNs) {
        return Recovery.of(arrived, 0, new Recovery.Command(atNs, null, untilNs));
    }

    private static List<Double> rates(int count, double bytes) {
        return Collections.nCopies(count, bytes);
    }

    @SafeVarargs
    private static List<Recovery.Arrived> arrived(List<Double>... parts) {
        List<Recovery.Arrived> all = new ArrayList<>();
        for (List<Double> part : parts) {
            for (double bytes : part) {
                long fromNs = all.size() * TENTH;
                all.add(new Recovery.Arrived(fromNs, fromNs + TENTH, Math.round(bytes)));
            }
        }
        return all;
    }
}
