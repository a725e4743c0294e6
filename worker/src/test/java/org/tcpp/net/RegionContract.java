package org.tcpp.net;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every Net does with bytes that never change. */
public interface RegionContract extends NetUnderTest {

    @Test
    default void shouldWriteFromARegionAtAnyOffset() {
        int first = region(10, 1);
        int region = region(100_001, 7);
        int client = connect();
        int server = accept();

        assertThat(net().writeRegion(client, 0, 0, region, 99_998, 3)).isEqualTo(3);
        assertThat(net().writeRegion(client, 0, 0, first, 0, 2)).isEqualTo(2);

        awaitBytes(server, 7 + 99_998, 7 + 99_999, 7 + 100_000, 1, 2);
    }

    @Test
    default void shouldWriteSomeOfItsBufferAndThenOfARegion() {
        int region = region(5000, 7);
        int client = connect();
        int server = accept();
        net().out().put(0, new byte[]{50, 51, 52, 53});

        assertThat(net().writeRegion(client, 1, 2, region, 4, 3)).isEqualTo(5);
        assertThat(net().writeRegion(client, 3, 1, region, 4, 0)).as("nothing of the region").isEqualTo(1);

        awaitBytes(server, 51, 52, 11, 12, 13, 53);
    }

    @Test
    default void shouldTakePartOfARegionWhereTheReaderDoesNotRead() {
        int region = region(BUFFER_BYTES, 7);
        int client = connect();
        int server = accept();
        long written = 0;
        int some;
        while ((some = net().writeRegion(client, 0, 1, region, 1, BUFFER_BYTES - 1)) >= 0) {
            written += some;
        }
        assertThat(some).isEqualTo(NetCode.WOULD_BLOCK);

        net().close(client);
        long read = 0;
        while ((some = awaitRead(server, BUFFER_BYTES)) > 0) {
            read += some;
        }
        assertThat(read).isEqualTo(written);
        assertThat(some).isEqualTo(NetCode.END);
    }

    @Test
    default void shouldLetNobodyChangeARegion() {
        ByteBuffer bytes = net().regionBytes(region(5000, 7));

        assertThat(bytes.isReadOnly()).isTrue();
        assertThat(bytes.remaining()).isEqualTo(5000);
        assertThat(bytes.getShort(3)).as("big-endian").isEqualTo((short) (10 << 8 | 11));
    }

    @Test
    default void shouldTellResetToWhoWritesFromARegion() {
        int region = region(100, 7);
        int client = connect();
        net().reset(accept());
        int result = 0;
        for (int i = 0; i < 100 && result >= 0; i++) {
            result = net().writeRegion(client, 0, 4, region, 0, 100);
            net().watch(client, Ready.READ);
            net().poll(ready(), SECOND_NS / 100);
        }
        assertThat(result).isEqualTo(NetCode.RESET);
    }
}
