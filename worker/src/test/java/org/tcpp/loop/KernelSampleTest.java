package org.tcpp.loop;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.message.Closing;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** Of which connections the kernel's figures are taken, and of which not. */
class KernelSampleTest {

    private static final int RUN = 7;
    private static final int CONNECTIONS = 100;
    private static final long SECOND_NS = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({"SERVER,100", "RESET,100", "CLIENT,0"})
    void shouldAskOfEachConnectionWhoseLastByteWasAcknowledgedAndOfNoOther(Closing closing, long asked)
            throws DataFormatException {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            loopback.begin(new Load(RUN, new Load.Share(CONNECTIONS, 10, 0, 1), SizePlan.fixed(5000), closing,
                    new Load.Times(0, 30 * SECOND_NS, SECOND_NS), false));
            String told = loopback.untilClientIsOver().histograms().get(Report.TCP_INFO + "rtt_microseconds");

            assertThat(told == null
                    ? 0
                    : Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(told)), 0)
                            .getTotalCount())
                    .isEqualTo(asked);
        }
    }
}
