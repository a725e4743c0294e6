package org.tcpp.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LeftoversTest {

    @Test
    void shouldCountSocketsOnThePortsByStateButThoseThatListen() {
        Leftovers left = Leftovers.read(Ports.ofAny(10_000, 10_001), Samples.linux());

        assertThat(left.states()).isEqualTo(
                Map.of("established", 1L, "close_wait", 1L, "time_wait", 1L, "fin_wait1", 1L));
        assertThat(left.sockets()).as("TIME_WAIT is as it should be").isEqualTo(3);
        assertThat(Leftovers.read(Ports.ofAny(10_000, 10_000), Samples.linux()).sockets()).isZero();
    }

    @Test
    void shouldLeaveOutWhatOtherAddressesHaveOnThePorts() {
        InetAddress four = InetAddress.ofLiteral("127.0.0.1");
        InetAddress six = InetAddress.ofLiteral("::1");

        assertThat(left(List.of(four))).isEqualTo(Map.of("established", 1L, "close_wait", 1L, "time_wait", 1L));
        assertThat(left(List.of(six))).isEqualTo(Map.of("fin_wait1", 1L));
        assertThat(left(List.of(six, four))).isEqualTo(left(List.of()));
        assertThat(left(List.of(InetAddress.ofLiteral("127.0.0.2")))).isEmpty();
    }

    private static Map<String, Long> left(List<InetAddress> addresses) {
        return Leftovers.read(new Ports(addresses, 10_000, 10_001), Samples.linux()).states();
    }

    @Test
    void shouldNotReadWhatTakesTheKernelLong(@TempDir Path root) throws IOException {
        Path net = Files.createDirectories(root.resolve("proc/net"));
        Files.writeString(net.resolve("sockstat"), "TCP: inuse 50001 orphan 0 tw 0 alloc 50010 mem 0\n");
        assertThat(Leftovers.read(Ports.ofAny(1, 65_535), new Source("Linux", root)).known()).isFalse();
        assertThat(Leftovers.read(Ports.ofAny(1, 65_535), new Source("FreeBSD", root)).known()).isFalse();
    }
}
