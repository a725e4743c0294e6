package org.tcpp.host;

import java.io.IOException;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.nic.Ethtool;

import static org.assertj.core.api.Assertions.assertThat;

class DriverCountersTest {

    /** As ixgbe, virtio_net, i40e, ena, gve, bnxt_en, mlx5_core and veth call them. */
    @ParameterizedTest
    @ValueSource(strings = {"rx_queue_3_packets", "rx0_packets", "rx-12.packets", "queue_3_rx_cnt", "rx_packets[7]",
            "[2]: rx_ucast_packets", "rx_out_of_buffer", "rx_no_buffer_count", "rx_missed_errors", "tx0_tx_timeouts",
            "rx_discards_phy", "rx_queue_0_drops"})
    void shouldTakeLossesAndPacketsOfQueues(String name) {
        assertThat(DriverCounters.isOfInterest(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rx_packets", "rx0_bytes", "tx_queue_2_bytes", "peer_ifindex", "rx_queue_0_kicks",
            "rx_queue_0_xdp_packets"})
    void shouldLeaveTheRest(String name) {
        assertThat(DriverCounters.isOfInterest(name)).isFalse();
    }

    /** Some have hundreds, nearly all of which stand still. */
    @Test
    void shouldTellOnlyThoseThatGrew() {
        KernelCounters before = counters(Map.of("driver.rx0_drops", 7L, "driver.rx1_drops", 7L, "tcp.InErrs", 1L));
        KernelCounters after = counters(Map.of("driver.rx0_drops", 9L, "driver.rx1_drops", 7L, "driver.rx2_drops", 5L,
                "tcp.InErrs", 1L));

        assertThat(after.minus(before).values()).containsExactlyInAnyOrderEntriesOf(
                Map.of("driver.rx0_drops", 2L, "tcp.InErrs", 0L));
        assertThat(after.minus(before).unknown()).isEmpty();
    }

    /** Whatever interfaces there are, each says what it counts, if anything, and the same names when asked again. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldAskTheDriversOfThisHost() throws IOException {
        List<String> names = NetworkInterface.networkInterfaces().map(NetworkInterface::getName).toList();
        assertThat(names).isNotEmpty();
        for (String name : names) {
            try (Ethtool driver = new Ethtool(name); Ethtool again = new Ethtool(name)) {
                assertThat(again.statistics().keySet()).isEqualTo(driver.statistics().keySet())
                        .allSatisfy(counter -> assertThat(counter).isNotBlank());
            }
        }
    }

    private static KernelCounters counters(Map<String, Long> values) {
        return new KernelCounters(values, Map.of());
    }
}
