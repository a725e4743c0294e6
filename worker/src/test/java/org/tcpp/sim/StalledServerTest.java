package org.tcpp.sim;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.message.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that stands still for a second of ten: who is to begin at given moments finds it in the percentiles. */
class StalledServerTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DURATION_NS = 10 * SECOND_NS;
    private static final int RATE = 1000;

    /** A tenth of all moments lie in that second, and wait for half of it in the mean. */
    @Test
    void shouldFindTheSecondWhereConnectionsHaveTheirMoments() {
        Report client = play(new Load.Share(Load.UNLIMITED, 16_000, 0, 1), Arrivals.constant(RATE));

        assertThat(client.totals().completed()).isBetween(RATE * 10L - 1, RATE * 10L);
        Histogram response = histogram(client, Report.RESPONSE);
        assertThat(response.getValueAtPercentile(89)).isLessThan(50_000);
        assertThat(response.getValueAtPercentile(95)).isBetween(450_000L, 550_000L);
        assertThat(response.getValueAtPercentile(99)).isBetween(850_000L, 950_000L);
        assertThat(response.getMaxValue()).isBetween(950_000L, 1_050_000L);
        // it was not the client that was late
        assertThat(histogram(client, Report.LAG).getValueAtPercentile(99)).isLessThan(1000);
    }

    /** The next one begins when one has ended: so eight waited, and nobody was there to wait after them. */
    @Test
    void shouldNotBeFoundWhereConnectionsFollowEachOther() {
        Report client = play(new Load.Share(Load.UNLIMITED, 8, 0, 1), Arrivals.NONE);

        assertThat(client.totals().completed()).isGreaterThan(RATE);
        Histogram completion = histogram(client, Report.COMPLETION);
        assertThat(completion.getValueAtPercentile(99)).isLessThan(50_000);
        assertThat(completion.getMaxValue()).isGreaterThan(950_000);
    }

    /** Where very many are ready at once a turn is long; but nobody has to wait for its end to begin. */
    @Test
    void shouldNotLetOthersWaitForTheEndOfALongTurn() {
        long durationNs = SECOND_NS / 5;
        Load.Times times = new Load.Times(durationNs, 30 * SECOND_NS, SECOND_NS, Arrivals.constant(15_000));

        Report client = ChaosWorld.playStalled(new Load.Share(Load.UNLIMITED, 16_000, 0, 1), times, durationNs / 4,
                durationNs / 4).get(Role.CLIENT);

        assertThat(client.totals().completed()).isEqualTo(3000);
        assertThat(histogram(client, Report.RESPONSE).getMaxValue()).isGreaterThan(50_000);
        assertThat(histogram(client, Report.LAG).getMaxValue()).isLessThan(10);
    }

    private static Report play(Load.Share share, Arrivals arrivals) {
        Load.Times times = new Load.Times(DURATION_NS, 30 * SECOND_NS, SECOND_NS, arrivals);
        return ChaosWorld.playStalled(share, times, DURATION_NS / 2, SECOND_NS).get(Role.CLIENT);
    }

    private static Histogram histogram(Report report, String name) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(report.histograms().get(name))), 0);
        } catch (DataFormatException e) {
            throw new AssertionError(name, e);
        }
    }
}
