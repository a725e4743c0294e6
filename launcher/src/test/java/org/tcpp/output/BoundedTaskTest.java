package org.tcpp.output;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoundedTaskTest {

    private final Patience patience = new Patience();

    @Test
    void shouldDoItsWorkAndPassOnWhatItThrows() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        BoundedTask.run(done::countDown, patience, Long.MAX_VALUE);
        assertThat(done.getCount()).isZero();

        assertThatThrownBy(() -> BoundedTask.run(() -> {
            throw new IOException("full");
        }, patience, Long.MAX_VALUE)).isInstanceOf(IOException.class).hasMessage("full");
        assertThatThrownBy(() -> BoundedTask.run(() -> {
            throw new IllegalStateException("bug");
        }, patience, Long.MAX_VALUE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldGiveUpWhatNeverEndsAndInterruptIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        patience.hurryWhen(() -> {
            await(begun); // what has not begun need not be interrupted
            return false;
        }, () -> false);

        assertThatThrownBy(() -> BoundedTask.run(() -> {
            begun.countDown();
            blockUntilInterrupted(interrupted);
        }, patience, 1)).isInstanceOf(IOException.class).hasMessageStartingWith("gave up after");

        interrupted.await();
    }

    /** As on a host that is so busy that it takes long. */
    @Test
    void shouldNotGiveUpWhatComputes() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        patience.hurryWhen(() -> looks.incrementAndGet() > 0, () -> true);
        AtomicInteger computed = new AtomicInteger();

        BoundedTask.run(() -> {
            while (looks.get() < 4) {
                computed.setPlain(computed.getPlain() * 31 + 1);
            }
        }, patience, 1);

        assertThat(looks).hasValue(4);
    }

    @Test
    void shouldGiveUpSoonerOnceSomebodyWantsAnEnd() {
        patience.hurryWhen(() -> true, () -> true);
        assertThat(patience.diskNs()).isLessThan(Patience.CALM_NS);

        assertThatThrownBy(() -> BoundedTask.run(() -> blockUntilInterrupted(new CountDownLatch(1)), patience,
                Long.MAX_VALUE)).hasMessageStartingWith("gave up after");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void blockUntilInterrupted(CountDownLatch interrupted) throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new IOException(e);
        }
    }
}
