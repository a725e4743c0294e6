package org.tcpp.sample;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.Fairness.Flow;
import org.tcpp.message.IndexSet;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RunCountsTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final RunCounts counts = TestCounts.of(7, 3, 100);

    @Test
    void shouldAddUp() {
        counts.started(1_000);
        counts.started(900);
        counts.started(1_100);
        counts.established(50_000);
        counts.sent(10, 2_000);
        counts.received(4, 3_000);
        complete(0, 10, SECOND_NS);
        counts.failed(Phase.SEND, FailureCause.RESET, 5, 1, 4, 4_000, "ECONNRESET");

        assertThat(counts.underWay()).isEqualTo(1);
        Report report = counts.report(null);
        assertThat(report.totals()).isEqualTo(new Counters(3, 1, 1, 1, 10, 4));
        assertThat(report.moments()).isEqualTo(new Report.Moments(900, 3_000, -1, -1));
        assertThat(report.requested()).isEqualTo(100);
    }

    @Test
    void shouldKnowWhichConnectionsCompleted() {
        counts.completedOrdinal(0);
        counts.completedOrdinal(2);
        counts.completedOrdinal(1);
        counts.completedOrdinal(4);

        assertThat(counts.hasCompleted(4)).isTrue();
        assertThat(counts.hasCompleted(3)).isFalse();
        assertThat(counts.report(null).ends().completed())
                .isEqualTo(new IndexSet(List.of(new IndexSet.Range(0, 3), new IndexSet.Range(4, 5)), true));
        assertThat(TestCounts.of(Report.CLASSIC, 0, -1).report(null).ends().completed())
                .as("a classic connection has no index").isNull();
    }

    @Test
    void shouldCountEveryFailureAndKeepTheFirstOfEachKind() {
        for (int i = 0; i < 25; i++) {
            counts.failed(Phase.CONNECT, FailureCause.REFUSED, i, i, 0, i, null);
        }
        counts.failed(Phase.SEND, FailureCause.RESET, -1, 99, 7, 99, "gone");

        List<Failures> kinds = counts.report(null).ends().failures();
        assertThat(kinds).extracting(Failures::cause).containsExactlyInAnyOrder(FailureCause.REFUSED,
                FailureCause.RESET);
        Failures refused = kinds.stream().filter(kind -> kind.cause() == FailureCause.REFUSED).findFirst()
                .orElseThrow();
        assertThat(refused.count()).isEqualTo(25);
        assertThat(refused.examples()).hasSize(Failures.EXAMPLES).first()
                .isEqualTo(new Failures.Example(3, 0, "local 0", "remote 0", 0, 0, null));
        Failures reset = kinds.stream().filter(kind -> kind.cause() == FailureCause.RESET).findFirst().orElseThrow();
        assertThat(reset.examples()).singleElement().satisfies(one -> assertThat(one.local())
                .as("it never had a handle").isNull());
    }

    @Test
    void shouldKeepTheSlowestAndTheFastestByName() {
        for (int i = 1; i <= 50; i++) {
            complete(i, 1_000, i * SECOND_NS);
        }
        Fairness fairness = counts.report(null).fairness();

        assertThat(fairness.fastest()).extracting(Flow::connection).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(fairness.slowest()).extracting(Flow::connection).containsExactly(50L, 49L, 48L, 47L, 46L);
        assertThat(fairness.slowest().getFirst()).isEqualTo(
                new Flow(3, 50, "local 50", "remote 50", 1_000, 50 * SECOND_NS));
    }

    @Test
    void shouldKeepTheConnectionsThatStarvedLongest() {
        for (int i = 1; i <= 20; i++) {
            counts.starved();
            counts.starvedFor(i, i, 0, (i * 7 % 20) * SECOND_NS);
        }
        Fairness fairness = counts.report(null).fairness();

        assertThat(fairness.starvedConnections()).isEqualTo(20);
        assertThat(fairness.starved()).extracting(flow -> flow.durationNs() / SECOND_NS)
                .containsExactly(19L, 18L, 17L, 16L, 15L);
    }

    @Test
    void shouldGiveEachConnectionAnEqualShareOfWhatMoved() {
        counts.opened();
        counts.sent(100, 1);
        counts.opened();
        counts.sent(100, 3);
        counts.sent(300, 4);

        assertThat(counts.fairShareBytes()).isCloseTo(100 + 400 / 2.0, within(1e-9));
    }

    @Test
    void shouldJudgeSharesOfThoseOnlyThatWereServedMoreThanOnce() throws DataFormatException {
        counts.opened();
        counts.started(0);
        counts.completed(0, 0, 100, 0, 5, true);
        assertThat(counts.report(null).fairness().connections()).isZero();

        counts.started(0);
        counts.completed(1, 1, 100, 0, 5, true);
        counts.shared(60, 40);
        assertThat(counts.report(null).fairness()).satisfies(fairness -> {
            assertThat(fairness.connections()).isEqualTo(1);
            assertThat(fairness.sum()).isCloseTo(1.5, within(1e-9));
        });
        assertThat(decode(counts.report(null).histograms(), Report.SHARE).getMaxValue()).isCloseTo(1500L, within(1L));
    }

    @Test
    void shouldTakeTimesOfConnectionsByTheirOwnMeaning() throws DataFormatException {
        counts.established(-1);
        counts.established(123_000);
        counts.latencies().firstByte(456_000);
        complete(0, 10, 5_000_000);
        counts.completed(1, 1, 10, 0, 9_000_000, false);
        counts.lag(77_000);
        Map<String, String> histograms = counts.report(null).histograms();

        assertThat(decode(histograms, Report.CONNECT).getTotalCount()).as("one that nobody timed is left out")
                .isEqualTo(1);
        assertThat(decode(histograms, Report.CONNECT).getMaxValue()).isEqualTo(123);
        assertThat(decode(histograms, Report.FIRST_BYTE).getMaxValue()).isEqualTo(456);
        assertThat(decode(histograms, Report.COMPLETION).getTotalCount()).as("the unconfirmed is left out")
                .isEqualTo(1);
        assertThat(decode(histograms, Report.LOOP_LAG).getMaxValue()).isEqualTo(77);
        assertThat(histograms).as("nothing was counted").doesNotContainKey(Report.SIZES);
    }

    @Test
    void shouldTellSizesAndTimesOfEachBucketApartWhereSizesAreMixed() throws DataFormatException {
        RunCounts mixed = TestCounts.mixed(7, 0, 2);
        mixed.latencies().drew(20);
        mixed.latencies().drew(2_000_000);
        mixed.completed(0, 0, 20, 0, 1_000_000, true);
        mixed.completed(1, 1, 2_000_000, 0, 9_000_000, true);
        Map<String, String> histograms = mixed.report(null).histograms();

        assertThat(decode(histograms, Report.SIZES).getTotalCount()).isEqualTo(2);
        assertThat(histograms.keySet().stream().filter(name -> name.startsWith(Report.COMPLETION_OF_SIZE))).hasSize(2);
    }

    @Test
    void shouldCountAnHourAsTheLongestTimeThereIs() throws DataFormatException {
        counts.established(5 * 3_600 * SECOND_NS);

        assertThat(decode(counts.report(null).histograms(), Report.CONNECT).getMaxValue())
                .isCloseTo(3_600_000_000L, within(3_600_000L));
    }

    @Test
    void shouldKeepWhatTheKernelKnows() throws DataFormatException {
        counts.kernel().add(2, 300, 10, -1, 1, 0, 0);
        Map<String, String> histograms = counts.report(null).histograms();
        assertThat(decode(histograms, Report.TCP_INFO + "retransmits_segments").getMaxValue()).isEqualTo(2);
        assertThat(histograms).as("what the kernel does not know")
                .doesNotContainKey(Report.TCP_INFO + "delivery_rate_bytes_per_second");
    }

    private void complete(int connection, long total, long durationNs) {
        counts.completed(connection, connection, total, 0, durationNs, true);
    }

    private static Histogram decode(Map<String, String> histograms, String name) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(histograms.get(name))), 1);
    }
}
