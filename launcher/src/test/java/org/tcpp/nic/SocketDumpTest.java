package org.tcpp.nic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.nic.SocketDump.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SocketDumpTest {

    private final ByteBuffer part = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
    private final List<Row> rows = new ArrayList<>();

    @Test
    void shouldTakePortsInTheNetworksOrderAndTheState() throws IOException {
        socket(10_001, 60_999, 1);
        socket(60_999, 10_001, 6);

        assertThat(SocketDump.take(part.flip(), rows)).isTrue();
        assertThat(rows).containsExactly(new Row(10_001, 60_999, 1), new Row(60_999, 10_001, 6));
    }

    @Test
    void shouldEndWhereTheKernelSaysSo() throws IOException {
        socket(10_001, 0, 10);
        header(20, 3).putInt(0);

        assertThat(SocketDump.take(part.flip(), rows)).isFalse();
        assertThat(rows).containsExactly(new Row(10_001, 0, 10));
    }

    @Test
    void shouldSayThatTheKernelRefused() {
        header(36, 2).put(new byte[20]);

        assertThatThrownBy(() -> SocketDump.take(part.flip(), rows)).isInstanceOf(IOException.class);
    }

    /** An answer as inet_sk_diag_fill (net/ipv4/inet_diag.c) makes it, with an attribute of no interest. */
    private void socket(int local, int remote, int state) {
        header(16 + 72 + 8, 20).put((byte) 2).put((byte) state).putShort((short) 0)
                .put((byte) (local >> 8)).put((byte) local).put((byte) (remote >> 8)).put((byte) remote)
                .put(new byte[64]).putShort((short) 5).putShort((short) 8).putInt(0);
    }

    private ByteBuffer header(int length, int type) {
        return part.putInt(length).putShort((short) type).putShort((short) 2).putInt(0).putInt(0);
    }
}
