package org.tcpp.agent;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostCount;
import org.tcpp.host.HostReading;
import org.tcpp.result.HostSampleView;

import static org.assertj.core.api.Assertions.assertThat;

class HostSamplesTest {

    private static final long SECOND_NS = 1_000_000_000;

    private long nowNs;

    @Test
    void shouldTellWhatWasCountedBetweenTwoReadings() {
        HostSamples samples = new HostSamples(() -> nowNs);
        samples.take(new HostReading(new CpuTicks(100, 0, 50, 0, 50, 0), retransmitted(7)));
        nowNs = SECOND_NS;
        samples.take(new HostReading(new CpuTicks(130, 0, 60, 5, 105, 0), retransmitted(12)));

        HostSampleView row = samples.rows().getFirst();

        assertThat(row.fromSeconds()).isEqualByComparingTo("0");
        assertThat(row.toSeconds()).isEqualByComparingTo("1");
        assertThat(row.cpu()).isEqualTo(new HostSampleView.Cpu(300L, 0L, 100L, 50L, 550L, 0L));
        assertThat(row.segments().segmentsRetransmitted()).isEqualTo(5);
        assertThat(row.segments().segmentsSent()).isNull();
    }

    @Test
    void shouldLoseNoCountOfAWeekThoughItForgetsReadings() {
        HostSamples samples = new HostSamples(() -> nowNs);
        long weekSeconds = TimeUnit.DAYS.toSeconds(7);
        for (long second = 0; second <= weekSeconds; second++) {
            nowNs = second * SECOND_NS;
            samples.take(new HostReading(null, retransmitted(3 * second)));
        }

        List<HostSampleView> rows = samples.rows();

        assertThat(rows).hasSizeBetween(HostSamples.MOST / 3, HostSamples.MOST);
        assertThat(rows.stream().mapToLong(row -> row.segments().segmentsRetransmitted()).sum())
                .isEqualTo(3 * weekSeconds);
        assertThat(rows.getLast().toSeconds()).isEqualByComparingTo(Long.toString(weekSeconds));
    }

    @Test
    void shouldSayNothingOfACounterThatWentBack() {
        HostSamples samples = new HostSamples(() -> nowNs);
        samples.take(new HostReading(null, retransmitted(7)));
        nowNs = SECOND_NS;
        samples.take(new HostReading(null, retransmitted(2)));

        assertThat(samples.rows().getFirst().segments().segmentsRetransmitted()).isNull();
    }

    @Test
    void shouldNotEndWithARowThatIsTooShortToTellAnything() {
        HostSamples samples = new HostSamples(() -> nowNs);
        for (long count = 0; count < 3; count++) {
            nowNs = count * SECOND_NS / 2;
            samples.take(new HostReading(null, retransmitted(count)));
        }
        nowNs += 1000;

        samples.finish(new HostReading(null, retransmitted(9)));

        assertThat(samples.rows()).hasSize(2);
        assertThat(samples.rows().getLast().segments().segmentsRetransmitted()).isEqualTo(8);
    }

    @Test
    void shouldTellWhoFollowsEachCountOnceThoughReadingsAreForgotten() {
        HostSamples samples = new HostSamples(() -> nowNs);
        long told = 0;
        for (long second = 0; second <= 2 * HostSamples.MOST; second++) {
            nowNs = second * SECOND_NS;
            samples.take(new HostReading(null, retransmitted(3 * second)));
            if (second % 7 == 0) {
                told += sum(samples.news());
            }
        }
        nowNs += 1000;
        samples.finish(new HostReading(null, retransmitted(6 * HostSamples.MOST + 1)));

        assertThat(told + sum(samples.news())).isEqualTo(6 * HostSamples.MOST + 1);
        assertThat(samples.news()).isEmpty();
    }

    private static long sum(List<HostSampleView> rows) {
        return rows.stream().mapToLong(row -> row.segments().segmentsRetransmitted()).sum();
    }

    @Test
    void shouldReadAtTheBeginningAndAtTheEndAtLeast() throws InterruptedException {
        HostSamples samples = new HostSamples(System::nanoTime);
        CountDownLatch read = new CountDownLatch(1);
        Thread follower = Thread.ofPlatform().start(() -> samples.follow(() -> {
            read.countDown();
            return new HostReading(null, retransmitted(1));
        }));

        assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
        samples.end();
        follower.join(10_000);

        assertThat(follower.isAlive()).isFalse();
        assertThat(samples.rows()).isNotEmpty();
    }

    private static Map<HostCount, Long> retransmitted(long segments) {
        return Map.of(HostCount.TCP_SEGMENTS_RETRANSMITTED, segments);
    }
}
