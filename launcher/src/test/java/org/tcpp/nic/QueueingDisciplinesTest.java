package org.tcpp.nic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QueueingDisciplinesTest {

    private final ByteBuffer part = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
    private final List<String> kinds = new ArrayList<>();

    @Test
    void shouldTakeThoseOfOneInterfaceEachOnceAndTheOutermostFirst() throws IOException {
        discipline(2, "mq");
        discipline(2, "fq_codel");
        discipline(3, "tbf");
        discipline(2, "fq_codel");

        assertThat(QueueingDisciplines.take(part.flip(), 2, kinds)).isTrue();
        assertThat(kinds).containsExactly("mq", "fq_codel");
    }

    @Test
    void shouldEndWhereTheKernelSaysSo() throws IOException {
        discipline(2, "netem");
        header(20, 3).putInt(0);

        assertThat(QueueingDisciplines.take(part.flip(), 2, kinds)).isFalse();
        assertThat(kinds).containsExactly("netem");
    }

    @Test
    void shouldSayThatTheKernelRefused() {
        header(36, 2).put(new byte[20]);

        assertThatThrownBy(() -> QueueingDisciplines.take(part.flip(), 2, kinds)).isInstanceOf(IOException.class);
    }

    /** An answer as tc_fill_qdisc (net/sched/sch_api.c) makes it: kind first, then an attribute of no interest. */
    private void discipline(int index, String kind) {
        int text = kind.length() + 1;
        int padded = text + 3 & ~3;
        header(16 + 20 + 4 + padded + 8, 36).putInt(0).putInt(index).putInt(0).putInt(-1).putInt(1)
                .putShort((short) (4 + text)).putShort((short) 1)
                .put(kind.getBytes(StandardCharsets.US_ASCII)).put(new byte[padded - text + 1])
                .putShort((short) 8).putShort((short) 12).putInt(7);
    }

    private ByteBuffer header(int length, int type) {
        return part.putInt(length).putShort((short) type).putShort((short) 2).putInt(0).putInt(0);
    }
}
