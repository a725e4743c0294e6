package org.tcpp.net;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What every Net tells of events, and how long it waits for them. */
public interface EventContract extends NetUnderTest {

    @Test
    default void shouldReportOnlyWhatIsWatched() {
        int client = connect();
        net().write(client, 0, 1);
        int server = accept();
        net().watch(client, Ready.WRITE);
        net().watch(server, Ready.READ);
        net().watch(listener(), 0);
        awaitEvents(2);
        assertThat(net().read(server, 1)).isEqualTo(1);
        net().watch(client, 0);

        net().poll(ready(), 0);

        assertThat(ready().count()).isZero();
    }

    @Test
    default void shouldReportEachHandleAtMostOnceInABatch() {
        for (int i = 0; i < 5; i++) {
            int client = connect();
            net().write(client, 0, 1);
            net().watch(client, Ready.READ | Ready.WRITE);
        }
        net().watch(listener(), Ready.READ);
        awaitEvents(6);
        assertThat(java.util.stream.IntStream.range(0, ready().count()).map(ready()::handle)).doesNotHaveDuplicates();
    }

    @Test
    default void shouldTellWithTheEventThatTheOtherEndHasShutDown() {
        int client = connect();
        int server = accept();
        net().watch(server, Ready.READ);
        net().shutdownWrite(client);

        awaitEvents(1);

        assertThat(ready().handle(0)).isEqualTo(server);
        assertThat(ready().events(0)).isEqualTo(tellsEnds() ? Ready.READ | Ready.END : Ready.READ);
        assertThat(net().read(server, 100)).isEqualTo(NetCode.END);
    }

    @Test
    default void shouldNotTellTheEndToWhoWatchesForWritesAlone() {
        int client = connect();
        int server = accept();
        net().shutdownWrite(client);
        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.END);
        net().watch(server, Ready.WRITE);

        awaitEvents(1);

        assertThat(ready().events(0)).isEqualTo(Ready.WRITE);
    }

    @Test
    default void shouldTellWithTheEventThatTheConnectionHasFailed() {
        int client = connect();
        int server = accept();
        net().watch(server, Ready.READ);
        net().reset(client);

        awaitEvents(1);

        assertThat(ready().events(0) & Ready.READ).isNotZero();
        if (tellsEnds()) {
            assertThat(ready().events(0)).isEqualTo(Ready.READ | Ready.WRITE | Ready.END | Ready.FAILED);
        }
        assertThat(net().read(server, 100)).isEqualTo(NetCode.RESET);
    }

    @Test
    default void shouldNeverWaitLessThanAskedFor() {
        for (long timeoutNs : new long[]{1, 900_000, 1_100_000, 30_000_000}) {
            long beganNs = nanoTime();
            net().poll(ready(), timeoutNs);
            assertThat(nanoTime() - beganNs).isGreaterThanOrEqualTo(timeoutNs);
        }
    }

    @Test
    default void shouldWaitLessThanAMillisecondWhereTheSystemCan() {
        assumeTrue(waitsInNanoseconds(), "this system waits in milliseconds");
        long leastNs = Long.MAX_VALUE;
        // A busy machine may be late; rounded up to a millisecond, not one of them could be in time.
        for (int i = 0; i < 2000 && leastNs >= 900_000; i++) {
            long beganNs = nanoTime();
            net().poll(ready(), 100_000);
            leastNs = Math.min(leastNs, nanoTime() - beganNs);
        }
        assertThat(leastNs).isLessThan(900_000);
    }

    @Test
    default void shouldWaitAsLongAsItTakesWhereNoTimeIsGiven() {
        CompletableFuture<Void> waker = CompletableFuture.runAsync(net()::wake);
        net().poll(ready(), Long.MAX_VALUE);
        waker.join();
        assertThat(ready().count()).isZero();
    }

    @Test
    default void shouldWakeFromAnotherThread() {
        CompletableFuture<Void> waker = CompletableFuture.runAsync(net()::wake);
        long beganNs = System.nanoTime();
        net().poll(ready(), 4 * PATIENCE_NS);
        waker.join();
        assertThat(System.nanoTime() - beganNs).as("woken, and not at the end of its time").isLessThan(4 * PATIENCE_NS);
        assertThat(ready().count()).isZero();
    }
}
