package org.tcpp.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tcpp.nic.SocketDump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What this kernel tells of sockets that the test has made. */
class SocketTableTest {

    private static final SocketUse FEW = new SocketUse(1L, 1L, 0L, 0L, 2L, 0L, Map.of());

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldFindWhatListensAndBothEndsOfAConnection() throws IOException {
        assumeTrue(canAsk(), "this kernel has no sock_diag");
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            int port = listener.getLocalPort();
            List<SocketDump.Row> asked = SocketTable.rows(port, port, FEW, Source.here());

            assertThat(asked).contains(new SocketDump.Row(port, 0, 10),
                    new SocketDump.Row(client.getLocalPort(), port, 1), new SocketDump.Row(port, server.getPort(), 1));
        }
    }

    /** Others' sockets are no reason not to look, where the kernel picks out those that are wanted. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldAskHoweverManySocketsTheHostHas() {
        assumeTrue(canAsk(), "this kernel has no sock_diag");
        SocketUse very = new SocketUse(1_000_000L, 0L, 0L, 0L, 1_000_000L, 0L, Map.of());

        assertThat(SocketTable.rows(1, 1, very, Source.here())).isNotNull();
        assertThat(SocketTable.rows(1, 1, very, new Source("Linux", Path.of("/proc/..")))).isNull();
    }

    private static boolean canAsk() {
        try {
            SocketDump.of(1, 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
