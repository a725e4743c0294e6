package org.tcpp.nic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.nic.SocketLookup.Sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SocketLookupTest {

    private static final int LISTENS = 10;

    /** As inet_sk_diag_fill (net/ipv4/inet_diag.c) makes it, with an attribute of no interest. */
    @Test
    void shouldTakeWhatIsLeftToAcknowledgeAndWhichTimerRuns() throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(96).order(ByteOrder.nativeOrder());
        answer.putInt(96).putShort((short) 20).putShort((short) 0).putLong(0);
        answer.put((byte) 2).put((byte) 1).put((byte) 4).put((byte) 200).put(new byte[48]);
        answer.putInt(7).putInt(8).putInt(-1).putInt(0).putInt(9);
        answer.putShort((short) 5).putShort((short) 8).putInt(0);
        List<Sender> found = new ArrayList<>();

        SocketLookup.take(answer.flip(), found);
        assertThat(found).containsExactly(new Sender(1, 4, 200, 0xffff_ffffL));
    }

    /** One of a family, or of both: the JDK's are of both where it can. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    @EnabledOnOs(OS.LINUX)
    void shouldFindEitherEndAndNoOther(String address) throws IOException {
        SockDiag.assume();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral(address));
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            InetSocketAddress far = new InetSocketAddress(InetAddress.ofLiteral(address), server.getLocalPort());
            InetSocketAddress near = new InetSocketAddress(InetAddress.ofLiteral(address), client.getLocalPort());
            InetSocketAddress nobody = new InetSocketAddress(InetAddress.ofLiteral(address), 1);

            assertThat(SocketLookup.of(near, far).state()).isEqualTo(1);
            assertThat(SocketLookup.of(far, near).state()).isEqualTo(1);
            assertThat(SocketLookup.of(far, nobody).state()).as("who would take a connection").isEqualTo(LISTENS);
            assertThatThrownBy(() -> SocketLookup.of(nobody, near)).isInstanceOf(IOException.class);
        }
    }
}
