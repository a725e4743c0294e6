package org.tcpp.result;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KernelDropsTest {

    @Test
    void shouldNameDropsForWantOfSocketMemory() {
        HostView host = host(new HostView.Counter("tcpext.TCPRcvQDrop", 1700L),
                new HostView.Counter("tcpext.TCPMemoryPressures", 8L), new HostView.Counter("tcpext.PruneCalled", 3L),
                new HostView.Counter("tcpext.RcvPruned", 0L), new HostView.Counter("tcpext.ListenDrops", null));

        assertThat(KernelDrops.of(HostRow.of(new HostsView(host, host)))).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("socket_memory");
            assertThat(finding.value()).isEqualTo(1700);
            assertThat(finding.text()).startsWith("this host ran short of socket memory and dropped 1700 segments"
                    + " (TCPRcvQDrop 1700, TCPMemoryPressures 8, PruneCalled 3)");
        });
    }

    @Test
    void shouldNameTheHostWhoseAcceptQueueWasFull() {
        HostView server = host(new HostView.Counter("tcpext.ListenOverflows", 41L),
                new HostView.Counter("tcpext.ListenDrops", 44L));

        assertThat(KernelDrops.of(HostRow.of(new HostsView(host(), server)))).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("listen_drops");
            assertThat(finding.text()).startsWith("the server's host dropped 44 segments of connections that wanted to"
                    + " be accepted, for its queue was full (ListenOverflows 41, ListenDrops 44)");
        });
    }

    @Test
    void shouldNamePacketsThatWaitedForAProcessorInVain() {
        HostView client = host(new HostView.Counter("softnet.dropped", 7L),
                new HostView.Counter("softnet.time_squeeze", 9L));

        assertThat(KernelDrops.of(HostRow.of(new HostsView(client, null)))).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("softnet_drops");
            assertThat(finding.text()).startsWith(
                    "the client's host dropped 7 packets that waited for a processor: a larger");
        });
    }

    @Test
    void shouldNameAConnectionTableThatIsFull() {
        HostView server = host(new HostView.Counter("conntrack.drop", 30L),
                new HostView.Counter("conntrack.early_drop", 12L), new HostView.Counter("conntrack.invalid", 5L));

        assertThat(KernelDrops.of(HostRow.of(new HostsView(host(), server)))).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("conntrack_drops");
            assertThat(finding.text()).startsWith("the connection table of the server's host had no room or no place"
                    + " for 42 packets or connections (drop 30, early_drop 12)");
        });
    }

    @Test
    void shouldFindNothingWhereNothingWasDropped() {
        HostView host = host(new HostView.Counter("tcpext.PruneCalled", 12L),
                new HostView.Counter("tcp.RetransSegs", 5L), new HostView.Counter("softnet.dropped", 0L),
                new HostView.Counter("conntrack.invalid", 5L));

        assertThat(KernelDrops.of(HostRow.of(new HostsView(host, null)))).isEmpty();
    }

    private static HostView host(HostView.Counter... counters) {
        return new HostView("lab", null, null, null, null,
                new HostView.Counted(null, List.of(counters), List.of()), List.of());
    }
}
