package org.tcpp.mesh;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostCount;
import org.tcpp.host.HostReading;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;

import static org.assertj.core.api.Assertions.assertThat;

/** Very many hosts keep all their counts in fewer samples. */
class FewerSamplesTest {

    @Test
    void shouldLoseNoCountAndNoTime() {
        List<HostSampleView> samples = IntStream.range(0, 300).mapToObj(i -> HostSampleView.of(i * 1_000_000_000L,
                (i + 1) * 1_000_000_000L, new HostReading(new CpuTicks(i % 2 == 0 ? 100 : 300, 0, 0, 0, 700, 0),
                        Map.of(HostCount.INTERFACE_BYTES_SENT, 7L))))
                .toList();
        HostView facts = new HostView("h", null, null, null, null, new HostView.Counted(null, List.of(), samples),
                List.of());
        MeshHost host = new MeshHost("h", List.of("h"), "client", new MeshHost.Ending(HostEnd.AS_AGREED, null),
                HostClock.UNKNOWN, facts);

        assertThat(FewerSamples.of(List.of(host))).containsExactly(host);
        List<HostSampleView> few = FewerSamples.of(IntStream.range(0, 1000).mapToObj(_ -> host).toList()).get(7).facts()
                .counted().samples();

        assertThat(few).hasSize(30);
        assertThat(few.stream().mapToLong(one -> one.link().bytesSent()).sum()).isEqualTo(2100);
        assertThat(few.getFirst().fromSeconds()).isEqualByComparingTo("0");
        assertThat(few.getLast().toSeconds()).isEqualByComparingTo("300");
        assertThat(few).allSatisfy(one -> {
            // half of the time 125 permille, half 300
            assertThat(one.cpu().user()).isEqualTo(213);
            assertThat(one.link().bytesReceived()).isNull();
        });
    }
}
