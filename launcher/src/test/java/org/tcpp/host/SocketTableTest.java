package org.tcpp.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tcpp.nic.SockDiag;
import org.tcpp.nic.SocketDump;

import static org.assertj.core.api.Assertions.assertThat;

/** What this kernel tells of sockets that the test has made. */
class SocketTableTest {

    private static final SocketUse FEW = new SocketUse(1L, 1L, 0L, 0L, 2L, 0L, Map.of());

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldFindWhatListensAndBothEndsOfAConnection() throws IOException {
        SockDiag.assume();
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            int port = listener.getLocalPort();
            List<SocketDump.Row> asked = SocketTable.rows(Ports.ofAny(port, port), FEW, Source.here());

            assertThat(asked).contains(new SocketDump.Row(port, 0, 10),
                    new SocketDump.Row(client.getLocalPort(), port, 1), new SocketDump.Row(port, server.getPort(), 1));
        }
    }

    /** A host that is a client of one server may be a server of the same ports for somebody else. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLeaveOutConnectionsToThePortsOfOtherAddresses() throws IOException {
        SockDiag.assume();
        // of nobody else's connections, nor of any that is over and waits
        InetAddress asked = InetAddress.ofLiteral("127.83.0.1");
        InetAddress other = InetAddress.ofLiteral("127.83.0.2");
        try (ServerSocket listener = new ServerSocket(0, 5, asked);
                ServerSocket second = new ServerSocket(listener.getLocalPort(), 5, other);
                Socket client = new Socket(asked, listener.getLocalPort());
                Socket server = listener.accept();
                Socket _ = new Socket(other, second.getLocalPort());
                Socket _ = second.accept()) {
            int port = listener.getLocalPort();
            SocketDump.Row listening = new SocketDump.Row(port, 0, 10);
            SocketDump.Row connecting = new SocketDump.Row(client.getLocalPort(), port, 1);
            SocketDump.Row accepted = new SocketDump.Row(port, server.getPort(), 1);

            assertThat(rows(List.of(asked), port)).containsExactlyInAnyOrder(listening, connecting, accepted);
            assertThat(rows(List.of(other, InetAddress.ofLiteral("::1"), asked), port)).hasSize(6)
                    .contains(listening, connecting, accepted);
            assertThat(rows(List.of(InetAddress.ofLiteral("::1")), port)).isEmpty();
            assertThat(rows(Collections.nCopies(501, asked), port)).as("too many for a filter").hasSize(6);
            assertThat(rows(Collections.nCopies(500, asked), port)).hasSize(3);
        }
    }

    private static List<SocketDump.Row> rows(List<InetAddress> addresses, int port) {
        return SocketTable.rows(new Ports(addresses, port, port), FEW, Source.here());
    }

    /** Others' sockets are no reason not to look, where the kernel picks out those that are wanted. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldAskHoweverManySocketsTheHostHas() {
        SockDiag.assume();
        SocketUse very = new SocketUse(1_000_000L, 0L, 0L, 0L, 1_000_000L, 0L, Map.of());

        assertThat(SocketTable.rows(Ports.ofAny(1, 1), very, Source.here())).isNotNull();
        assertThat(SocketTable.rows(Ports.ofAny(1, 1), very, new Source("Linux", Path.of("/proc/..")))).isNull();
    }
}
