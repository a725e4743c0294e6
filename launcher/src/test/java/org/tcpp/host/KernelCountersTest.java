package org.tcpp.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KernelCountersTest {

    @Test
    void shouldReadTheTablesOfLinuxByName() throws IOException {
        KernelCounters counters = KernelCounters.read("eth9", Samples.linux());

        assertThat(counters.unknown()).isEmpty();
        assertThat(counters.values()).containsEntry("interface.rx_packets", 100L)
                .containsEntry("interface.tx_carrier_errors", 111L);
        assertThat(counters.values().get("tcp.ActiveOpens")).isEqualTo(last("/proc/net/snmp", "Tcp", 5));
        assertThat(counters.values().get("tcpext.TCPSynRetrans")).isEqualTo(LinuxCounters
                .table(Samples.linux().read("/proc/net/netstat"), "TcpExt").get("TCPSynRetrans"));
    }

    /** Two processors, whose rows are hexadecimal. */
    @Test
    void shouldAddUpWhatEachProcessorCounts() {
        assertThat(KernelCounters.read("eth9", Samples.linux()).values()).containsEntry("softnet.dropped", 0x1cL)
                .containsEntry("softnet.time_squeeze", 0x7fL + 0x6fL).containsEntry("conntrack.insert_failed", 0x11L)
                .containsEntry("conntrack.early_drop", 2L).containsEntry("conntrack.drop", 0L);
    }

    @Test
    void shouldCountNoConnectionTableWhereThereIsNone(@TempDir Path root) {
        KernelCounters counters = KernelCounters.read("eth9", new Source("Linux", root));

        assertThat(counters.values()).containsEntry("softnet.dropped", null).doesNotContainKey("conntrack.drop");
        assertThat(counters.unknown()).containsKey("softnet");
    }

    /** The value in a column of the last line that begins with a word. */
    private static long last(String file, String line, int column) throws IOException {
        List<String> rows = Samples.linux().read(file).lines().filter(l -> l.startsWith(line + ":")).toList();
        return Long.parseLong(rows.getLast().split(" ")[column]);
    }

    @Test
    void shouldSayWhyACounterIsNotThere(@TempDir Path root) throws IOException {
        Path net = Files.createDirectories(root.resolve("proc/net"));
        Files.writeString(net.resolve("snmp"), "Tcp: ActiveOpens RetransSegs\nTcp: 5 6\n");
        Files.writeString(net.resolve("netstat"), "IpExt: InOctets\nIpExt: 7\n");
        KernelCounters counters = KernelCounters.read("eth9", new Source("Linux", root));

        assertThat(counters.values()).containsEntry("tcp.RetransSegs", 6L).containsEntry("tcp.OutRsts", null)
                .containsEntry("tcpext.ListenDrops", null).containsEntry("interface.rx_dropped", null);
        assertThat(counters.unknown()).containsEntry("tcp.OutRsts", "this kernel does not count it")
                .containsEntry("tcpext", "no table TcpExt").containsKey("interface.rx_dropped");
    }

    @Test
    void shouldCountWhatControlGroupsDid(@TempDir Path root) {
        HostFiles files = new HostFiles(root).versionTwo("/", "/a/b")
                .file("/sys/fs/cgroup/a/b/cpu.stat", "usage_usec 5000\nnr_periods 9\nnr_throttled 7\nthrottled_usec 81")
                .file("/sys/fs/cgroup/a/b/memory.events", "low 0\nhigh 3\nmax 20\noom 1\noom_kill 1")
                .file("/sys/fs/cgroup/a/memory.events", "low 0\nhigh 3\nmax 20\noom 1\noom_kill 2");
        assertThat(KernelCounters.read(null, files.source()).values()).containsEntry("cgroup.nr_throttled", 7L)
                .containsEntry("cgroup.throttled_usec", 81L).containsEntry("cgroup.oom_kill", 2L)
                .containsEntry("cgroup.memory_limit_reached", 46L);

        files.versionOne("/", "/a")
                .file("/sys/fs/cgroup/cpu,cpuacct/a/cpu.stat", "nr_periods 9\nnr_throttled 4\nthrottled_time 5000000")
                .file("/sys/fs/cgroup/memory/a/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 1")
                .file("/sys/fs/cgroup/memory/a/memory.failcnt", "12");
        assertThat(KernelCounters.read(null, files.source()).values()).containsEntry("cgroup.nr_throttled", 4L)
                .containsEntry("cgroup.throttled_usec", 5_000L).containsEntry("cgroup.oom_kill", 1L)
                .containsEntry("cgroup.memory_limit_reached", 12L);
    }

    @Test
    void shouldReadNoInterfaceWhereThereIsNoSingleOne() {
        KernelCounters counters = KernelCounters.read(null, Samples.linux());

        assertThat(counters.values()).containsEntry("interface.rx_bytes", null);
        assertThat(counters.unknown()).containsOnly(Map.entry("interface", "no single interface carries the run"));
    }

    @Test
    void shouldTellHowMuchEachCounterGrew() {
        KernelCounters before = new KernelCounters(values("a", 10L, "b", 5L, "c", null, "d", 7L), Map.of("c", "why"));
        KernelCounters after = new KernelCounters(values("a", 12L, "b", 5L, "c", 1L, "d", 3L), Map.of());

        KernelCounters grown = after.minus(before);
        assertThat(grown.values()).isEqualTo(values("a", 2L, "b", 0L, "c", null, "d", null));
        assertThat(grown.unknown()).containsOnly(Map.entry("c", "why"),
                Map.entry("d", "it went back from 7 to 3: reset or wrapped around"));
    }

    private static Map<String, Long> values(Object... pairs) {
        Map<String, Long> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], (Long) pairs[i + 1]);
        }
        return values;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSeeConnectionsOfThisHost() throws IOException {
        KernelCounters before = KernelCounters.read("lo");
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 5; i++) {
                try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                        Socket accepted = server.accept()) {
                    assertThat(client.getLocalPort()).isEqualTo(accepted.getPort());
                }
            }
        }
        KernelCounters grown = KernelCounters.read("lo").minus(before);

        assertThat(grown.values().get("tcp.ActiveOpens")).isGreaterThanOrEqualTo(5);
        assertThat(grown.values().get("tcp.PassiveOpens")).isGreaterThanOrEqualTo(5);
        assertThat(grown.values().get("interface.rx_packets")).isGreaterThanOrEqualTo(15);
        assertThat(grown.values().get("interface.rx_errors")).isNotNegative();
    }

    @Test
    void shouldReadWhatNetstatOfFreeBsdPrints() throws IOException {
        Gathering facts = new Gathering();
        Map<String, Long> values = new LinkedHashMap<>();
        FreeBsdCounters.take("tcp", FreeBsdCounters.TCP, Samples.freeBsd("netstat-tcp.json"), values, facts);
        FreeBsdCounters.take("interface", FreeBsdCounters.INTERFACE,
                FreeBsdCounters.linkRow(Samples.freeBsd("netstat-interface.json")), values, facts);

        assertThat(facts.unknown()).isEmpty();
        assertThat(values).containsEntry("tcp.sent-retransmitted-packets", 50L)
                .containsEntry("tcp.retransmitted", 6L)
                .containsEntry("tcp.listen-queue-overflows", 17L)
                .containsEntry("interface.received-packets", 14_409_097L)
                .containsEntry("interface.send-errors", 3L);
    }

    @Test
    void shouldNotFailWhereNothingCanBeAsked(@TempDir Path root) {
        assertThat(KernelCounters.read("en0", new Source("Mac OS X", root)).unknown())
                .containsEntry("tcp", "no known way to ask Mac OS X");
        assertThat(SocketUse.read(new Source("Mac OS X", root)).unknown())
                .containsEntry("tcp", "no known way to ask Mac OS X");
    }

    @Test
    void shouldReadHowManySocketsThereAre() {
        SocketUse use = SocketUse.read(Samples.linux());

        assertThat(use).isEqualTo(new SocketUse(1001L, 12L, 3L, 2100L, 1500L, 208L, Map.of()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSeeSocketsOfThisHost() throws IOException {
        List<Socket> open = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 10; i++) {
                open.add(new Socket(server.getInetAddress(), server.getLocalPort()));
                open.add(server.accept());
            }
            SocketUse use = SocketUse.read();
            assertThat(use.inUse() + use.inUse6()).isGreaterThanOrEqualTo(21);
            assertThat(use.allocated()).isGreaterThanOrEqualTo(21);
        } finally {
            for (Socket each : open) {
                each.close();
            }
        }
    }
}
