package org.tcpp.net;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What every Net does with bytes, and how it tells the end of a connection. */
public interface TransferContract extends NetUnderTest {

    @Test
    default void shouldCarryBytesFromOneEndToTheOther() {
        int client = connect();
        net().out().put(0, new byte[]{1, 2, 3, 4});
        assertThat(net().write(client, 1, 3)).isEqualTo(3);
        int server = accept();

        assertThat(awaitRead(server, 100)).isEqualTo(3);
        assertThat(new byte[]{net().in().get(0), net().in().get(1), net().in().get(2)}).containsExactly(2, 3, 4);
    }

    @Test
    default void shouldReadNoMoreThanAskedFor() {
        int client = connect();
        net().write(client, 0, 10);
        int server = accept();

        assertThat(awaitRead(server, 4)).isEqualTo(4);
        assertThat(net().read(server, 100)).isEqualTo(6);
        assertThat(net().read(server, 100)).isEqualTo(NetCode.WOULD_BLOCK);
    }

    @Test
    default void shouldLetWhatIsWrittenAndReadBeMadeAndSeenInPlace() {
        int client = connect();
        net().write(client, 0, 3);
        int server = accept();
        assertThat(awaitRead(server, 3)).isEqualTo(3);

        net().out().putLong(BUFFER_BYTES - Long.BYTES, 0x0102030405060708L);

        assertThat(net().write(client, BUFFER_BYTES - 2, 2)).isEqualTo(2);
        assertThat(awaitRead(server, BUFFER_BYTES)).isEqualTo(2);
        assertThat(net().in().getShort(0)).isEqualTo((short) 0x0708);
        assertThat(net().in().getLong(BUFFER_BYTES - Long.BYTES)).as("beyond what came").isZero();
        if (net().in().isDirect()) {
            assertThat(net().in().alignmentOffset(0, 4096)).as("begins at a page").isZero();
        }
    }

    @Test
    default void shouldTellTheEndAfterAnOrderlyClose() {
        int client = connect();
        net().write(client, 0, 5);
        int server = accept();
        net().close(client);

        assertThat(awaitRead(server, 100)).isEqualTo(5);
        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.END);
    }

    @Test
    default void shouldTellResetAfterAReset() {
        int client = connect();
        int server = accept();
        net().reset(client);

        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.RESET);
        assertThat(net().lastError()).isNotEmpty();
    }

    @Test
    default void shouldTellResetToAWriterWhoseReaderIsGone() {
        int client = connect();
        int server = accept();
        net().reset(server);

        int result = net().write(client, 0, 1);
        for (int i = 0; i < 100 && result >= 0; i++) {
            net().watch(client, Ready.WRITE);
            net().poll(ready(), SECOND_NS / 100);
            result = net().write(client, 0, 1);
        }
        assertThat(result).isEqualTo(NetCode.RESET);
    }

    @Test
    default void shouldBlockNobodyWhenTheReaderDoesNotRead() {
        int client = connect();
        accept();
        net().watch(client, Ready.WRITE);
        do {
            int result = 0;
            while (result >= 0) {
                result = net().write(client, 0, BUFFER_BYTES);
            }
            assertThat(result).isEqualTo(NetCode.WOULD_BLOCK);
            // What fitted into the other end's buffer as well makes room here once more.
            net().poll(ready(), SECOND_NS / 100);
        } while (ready().count() > 0);
    }

    @Test
    default void shouldStillReadAfterItHasShutDownItsSide() {
        int client = connect();
        int server = accept();
        net().write(client, 0, 3);

        assertThat(net().shutdownWrite(client)).isZero();

        assertThat(awaitRead(server, 100)).isEqualTo(3);
        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.END);
        assertThat(net().write(server, 0, 5)).isEqualTo(5);
        assertThat(awaitRead(client, 100)).isEqualTo(5);
        net().close(server);
        assertThat(awaitRead(client, 100)).isEqualTo(NetCode.END);
    }

    @Test
    default void shouldKnowWhatTheOtherEndHasAcknowledged() {
        assumeTrue(knowsTcpInfo(), "this system does not tell");
        int client = connect();
        int server = accept();
        net().write(client, 0, 1000);
        TcpInfo info = new TcpInfo();

        assertThat(awaitRead(server, BUFFER_BYTES)).isEqualTo(1000);

        assertThat(net().info(server, info)).isTrue();
        assertThat(info.bytesReceived).isEqualTo(1000);
        // on a busy host an acknowledgement is under way for a moment
        assertThat(net().info(client, info)).isTrue();
        for (long until = nanoTime() + PATIENCE_NS; info.bytesAcked < 1001 && nanoTime() < until;) {
            net().poll(ready(), SECOND_NS / 1000);
            assertThat(net().info(client, info)).isTrue();
        }
        assertThat(info.bytesAcked).as("the SYN counts as a byte").isEqualTo(1001);
        assertThat(List.of(info.unacked, info.notSentBytes, info.lost)).containsOnly(0L);
        assertThat(info.reordering).isPositive();
        assertThat(info.minRoundTripUs).isNotNegative();
    }

    @Test
    default void shouldKnowWhatTheOtherEndDoesNotRead() {
        assumeTrue(knowsTcpInfo(), "this system does not tell");
        int client = connect();
        accept();
        long written = 0;
        for (int taken = 0; taken >= 0; taken = net().write(client, 0, BUFFER_BYTES)) {
            written += taken;
        }
        TcpInfo info = new TcpInfo();

        assertThat(net().info(client, info)).isTrue();

        assertThat(info.notSentBytes).isPositive();
        assertThat(info.bytesAcked + info.notSentBytes).isLessThanOrEqualTo(written + 1);
    }
}
