package org.tcpp.net;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a Net does that can send and receive without copying. */
public interface CopyContract extends NetUnderTest {

    /** From this offset on what is sent never changes. */
    int FIXED_FROM = 12;

    /** What is drained is dropped. */
    Net.Options SKIPPING = new Net.Options(BUFFER_BYTES, SocketOptions.PLAIN, true, -1);

    /** What never changes is not copied. */
    Net.Options ZERO_COPY = new Net.Options(BUFFER_BYTES, SocketOptions.PLAIN, false, FIXED_FROM);

    @Test
    default void shouldCountNoSendsWithoutCopyWhereNobodyAskedForThem() {
        assertThat(net().zeroCopyCounts()).isNull();
    }

    @Test
    default void shouldDropWhatIsDrainedWithoutACopyIfAskedTo() {
        assumeTrue(sparesCopies(), "it cannot");
        reopen(SKIPPING);
        int client = connect();
        net().out().put(0, new byte[]{1, 2, 3, 4});
        assertThat(net().write(client, 0, 4)).isEqualTo(4);
        int server = accept();
        net().in().put(0, new byte[]{9, 9, 9, 9});

        assertThat(awaitRead(server, 1)).isEqualTo(1);
        assertThat(net().in().get(0)).as("read").isEqualTo((byte) 1);
        assertThat(net().drain(server, 100)).isEqualTo(3);
        assertThat(net().in().get(1)).as("drained").isEqualTo((byte) 9);
        assertThat(net().drain(server, 100)).isEqualTo(NetCode.WOULD_BLOCK);
        net().close(client);
        assertThat(awaitRead(server, 1)).isEqualTo(NetCode.END);
    }

    @Test
    default void shouldCountSendsWithoutCopyAndTellNobodyOfTheirReports() {
        assumeTrue(sparesCopies(), "it cannot");
        reopen(ZERO_COPY);
        int client = connect();
        int server = accept();
        net().out().put(FIXED_FROM, (byte) 7);
        assertThat(net().write(client, 0, FIXED_FROM)).isEqualTo(FIXED_FROM);
        assertThat(net().zeroCopyCounts()).as("what may change is copied").isEqualTo(new ZeroCopyCounts(0, 0, 0, 0));

        assertThat(net().write(client, 0, FIXED_FROM + 1000)).as("both").isEqualTo(FIXED_FROM + 1000);

        assertThat(net().zeroCopyCounts().sends()).isEqualTo(1);
        assertThat(awaitRead(server, 2 * FIXED_FROM)).isEqualTo(2 * FIXED_FROM);
        assertThat(awaitRead(server, 2000)).isEqualTo(1000);
        assertThat(net().in().get(0)).isEqualTo((byte) 7);
        net().watch(client, Ready.READ);
        long until = System.nanoTime() + PATIENCE_NS;
        while (net().zeroCopyCounts().completed() < 1) {
            assertThat(System.nanoTime()).as("no report: %s", net().zeroCopyCounts()).isLessThan(until);
            net().poll(ready(), SECOND_NS / 100);
            assertThat(ready().count()).as("a report is no event").isZero();
        }
        assertThat(net().zeroCopyCounts()).isEqualTo(new ZeroCopyCounts(1, 1, net().zeroCopyCounts().copied(), 0));
    }

    @Test
    default void shouldSendARegionWithoutACopyAndWhatComesBeforeItWithOne() {
        assumeTrue(sparesCopies(), "it cannot");
        reopen(ZERO_COPY);
        int region = region(5000, 7);
        int client = connect();
        int server = accept();
        net().out().put(0, (byte) 50);

        assertThat(net().writeRegion(client, 0, 1, region, 1, 2)).isEqualTo(3);
        net().out().put(0, (byte) 60);

        assertThat(net().zeroCopyCounts().sends()).isEqualTo(1);
        awaitBytes(server, 50, 8, 9);
    }

    @Test
    default void shouldCopyWhereTheKernelKeepsTrackOfNoMoreAndCountThat() {
        assumeTrue(sparesCopies(), "it cannot");
        reopen(ZERO_COPY);
        int client = connect();
        int server = accept();
        long done = 0;
        // nobody reads and nobody takes the reports
        for (int sent = 1; sent > 0 && done < 100_000; done += sent > 0 ? 1 : 0) {
            sent = net().write(client, FIXED_FROM, 1 + (int) (done % 2) * 4096);
        }

        ZeroCopyCounts counts = net().zeroCopyCounts();

        assertThat(done).isGreaterThan(10);
        assertThat(counts.sends() + counts.fallbacks()).isEqualTo(done);
        assertThat(counts.text()).contains("of " + counts.sends() + " sends", counts.fallbacks() + " more");
        assertThat(awaitRead(server, 1)).isEqualTo(1);
    }
}
