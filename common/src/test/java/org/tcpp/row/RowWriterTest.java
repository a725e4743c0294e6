package org.tcpp.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowWriterTest {

    private static final int ROOM = 4096;

    private final Random random = new Random(1);
    private final RowWriter writer = new RowWriter(ROOM);

    @Test
    void shouldReadBackWhatItWrote() {
        for (int text = 0; text < 30; text++) {
            List<Row> rows = new ArrayList<>();
            while (writer.hasRoom()) {
                Row row = any();
                rows.add(row);
                writer.add(row, rows.size());
            }
            assertThat(writer.count()).isEqualTo(rows.size());
            RowReader reader = new RowReader(writer.take());
            for (int i = 0; i < rows.size(); i++) {
                Row read = new Row();
                assertThat(reader.hasNext()).isTrue();
                assertThat(reader.next(read)).isEqualTo(i + 1);
                assertThat(read).usingRecursiveComparison().isEqualTo(rows.get(i));
            }
            assertThat(reader.hasNext()).isFalse();
        }
    }

    @Test
    void shouldTakeSomeThirtyCharactersForAnOrdinaryConnection() {
        Row row = any();
        for (int i = 0; i < 100; i++) {
            row.index = 2L * i;
            row.startUs = 90_000_000_000L + 50L * i;
            row.establishedUs = row.startUs + 25;
            row.firstByteUs = row.establishedUs + 4;
            row.lastByteUs = row.firstByteUs;
            row.endUs = row.lastByteUs + 70;
            row.sentBytes = 1000;
            row.receivedBytes = 0;
            row.retransmits = 0;
            row.minRttUs = 14;
            row.rttUs = 20;
            row.outcome = Row.NO_WORD;
            row.localHost = 0;
            row.localPort = 40_000 + 2 * i;
            row.remoteHost = 0;
            row.remotePort = 10_000;
            writer.add(row, 0);
        }
        assertThat(writer.take().length()).isLessThan(35 * 100);
    }

    @Test
    void shouldNeedNoEscapesInJson() {
        while (writer.hasRoom()) {
            writer.add(any(), random.nextLong());
        }
        assertThat(writer.take()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void shouldRefuseWhatIsNoRow() {
        assertThatThrownBy(() -> new RowReader("HIST")).isInstanceOf(IllegalArgumentException.class);
        for (String text : List.of("ROWSA", "ROWS\u00e9AAAAAAAAAAAAAAAAAAAAA", "ROWS" + "_".repeat(300))) {
            RowReader reader = new RowReader(text);
            assertThatThrownBy(() -> reader.next(new Row())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Row any() {
        Row row = new Row();
        row.index = anyNumber();
        row.startUs = anyNumber();
        row.establishedUs = anyTime();
        row.firstByteUs = anyTime();
        row.lastByteUs = anyTime();
        row.endUs = anyNumber();
        row.sentBytes = anyNumber();
        row.receivedBytes = anyNumber();
        row.retransmits = random.nextInt(100) - 1;
        row.minRttUs = random.nextInt(100) - 1;
        row.rttUs = random.nextInt(100) - 1;
        row.outcome = random.nextInt(3) - 1;
        row.localHost = random.nextInt(3) - 1;
        row.localPort = random.nextInt(65_536);
        row.remoteHost = random.nextInt(3) - 1;
        row.remotePort = random.nextInt(65_536);
        return row;
    }

    private long anyTime() {
        return random.nextInt(4) == 0 ? Row.NEVER : anyNumber();
    }

    private long anyNumber() {
        return random.nextLong() >> random.nextInt(1, 64);
    }
}
