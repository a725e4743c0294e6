package org.tcpp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.it.Await;

import static org.assertj.core.api.Assertions.assertThat;

class PeerKernelTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 9999);
    private static final InetSocketAddress CLIENT = new InetSocketAddress(InetAddress.ofLiteral("10.1.2.3"), 50_000);

    @ParameterizedTest
    @CsvSource({
            // state, tx and rx queue, timer, retransmits, user, probes
            "01 00000000:00000000 00:00000000 00000000 0 0, true",
            "01 00000000:00000777 02:000000C3 00000000 0 0, true",
            "01 00000010:00000000 01:00000014 00000003 0 0, false",
            "01 00000010:00000000 04:00000014 00000000 0 1, true",
            "01 00000010:00000000 04:00000014 00000000 0 7, false",
            "08 00000000:00000000 00:00000000 00000000 0 0, false"})
    void shouldReadWhetherAnythingIsLeftThatNobodyAcknowledged(String rest, boolean acknowledges) {
        String header = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt uid timeout inode";
        String other = "   0: 0100007F:270F 0303010A:C350 01 00000000:00000000 00:00000000 00000000 0 0 4711 1 0000";
        String ours = "   1: 0100007F:270F 0302010A:C350 " + rest + " 4712 1 0000000000000000 20 4 30 10 -1";
        String mapped = ours.replace("0100007F", "0000000000000000FFFF00000100007F")
                .replace("0302010A", "0000000000000000FFFF00000302010A");

        assertThat(PeerKernel.acknowledges(Stream.of(header, other, ours), SERVER, CLIENT)).isEqualTo(acknowledges);
        assertThat(PeerKernel.acknowledges(Stream.of(header, mapped), SERVER, CLIENT)).isEqualTo(acknowledges);
        assertThat(PeerKernel.acknowledges(Stream.of(header, other), SERVER, CLIENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    @EnabledOnOs(OS.LINUX)
    void shouldSeeThatOneWhoDoesNotReadIsThere(String address) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral(address));
                SocketChannel ours = SocketChannel.open(listener.getLocalSocketAddress());
                Socket theirs = listener.accept()) {
            ours.write(ByteBuffer.allocate(100));
            Await.until("what was sent is acknowledged", () -> PeerKernel.acknowledges(ours.socket()));

            ours.configureBlocking(false);
            ByteBuffer more = ByteBuffer.allocate(1 << 20);
            Await.until("its window is closed, and it says so", () -> {
                while (write(ours, more.clear()) > 0) {
                    // until the kernels' buffers are full
                }
                return PeerKernel.acknowledges(ours.socket());
            });
            assertThat(theirs.isClosed()).isFalse();
        }
    }

    @Test
    void shouldNotSeeAConnectionThatIsClosed() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket ours = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            listener.accept().close();
            Await.until("it is told", () -> !PeerKernel.acknowledges(ours));
        }
    }

    private static int write(SocketChannel channel, ByteBuffer bytes) {
        try {
            return channel.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
