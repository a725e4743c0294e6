package org.tcpp.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AsyncWriterTest {

    private final Patience patience = new Patience();
    private final StringBuffer written = new StringBuffer();

    @Test
    void shouldWriteEverythingInOrder() {
        AsyncWriter writer = writer(this::take);

        writer.write(bytes("one "));
        writer.write(bytes("two"));
        writer.drain();

        assertThat(written).hasToString("one two");
        assertThat(writer.failure()).isNull();
        assertThat(writer.isIdle()).isTrue();
    }

    @Test
    void shouldTryAgainWhereAPipeIsFullAndDoesNotBlock() {
        AtomicInteger calls = new AtomicInteger();
        AsyncWriter writer = writer(bytes -> {
            if (calls.incrementAndGet() % 2 == 1) {
                return 0; // EAGAIN
            }
            written.append((char) bytes.get());
            return 1;
        });

        writer.write(bytes("abc"));
        writer.drain();

        assertThat(written).hasToString("abc");
        assertThat(calls).hasValue(6);
    }

    @Test
    void shouldKeepTheFirstErrorAndTakeBackTheRecordItHit() {
        AtomicInteger takenBack = new AtomicInteger();
        AsyncWriter writer = new AsyncWriter("test", new AsyncWriter.Target() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                if (bytes.position() == 2) {
                    throw new IOException("full");
                }
                bytes.position(2);
                return 2;
            }

            @Override
            public void takeBack(int count) {
                takenBack.set(count);
            }
        }, patience);

        writer.write(bytes("abcd"));
        writer.drain();
        writer.write(bytes("dropped"));
        writer.drain();

        assertThat(writer.failure()).hasMessage("full");
        assertThat(takenBack).hasValue(2);
    }

    @Test
    void shouldNotWaitForAReaderWhoDoesNotReadOnceSomebodyWantsAnEnd() {
        CountDownLatch blocked = new CountDownLatch(1);
        AsyncWriter writer = writer(_ -> block(blocked));
        patience.hurryWhen(() -> true, () -> true);

        writer.write(bytes("abc"));
        writer.drain();

        assertThat(writer.failure()).hasMessageStartingWith("nobody read it for");
        blocked.countDown();
    }

    @Test
    void shouldGoOnAfterAMomentWithoutAFailureIfAskedTo() {
        CountDownLatch blocked = new CountDownLatch(1);
        AsyncWriter writer = writer(_ -> block(blocked));

        writer.write(bytes("abc"));
        writer.drain(1_000_000);

        assertThat(writer.failure()).isNull();
        assertThat(writer.isIdle()).isFalse();
        blocked.countDown();
    }

    @Test
    void shouldKeepNoMoreThanItsMeasureForAReaderWhoDoesNotKeepUp() {
        CountDownLatch blocked = new CountDownLatch(1);
        AsyncWriter writer = writer(_ -> block(blocked));

        for (int i = 0; i < 16; i++) {
            writer.write(new byte[1 << 20]);
            assertThat(writer.failure()).isNull();
        }
        writer.write(new byte[1]);

        assertThat(writer.failure()).hasMessageStartingWith("its reader does not keep up");
        blocked.countDown();
    }

    @Test
    void shouldNotTakeSlowForStuck() {
        AtomicBoolean asked = new AtomicBoolean();
        patience.hurryWhen(() -> asked.getAndSet(true), () -> true);
        AsyncWriter writer = writer(bytes -> {
            written.append((char) bytes.get());
            return 1;
        });

        writer.write(bytes("x".repeat(20_000)));
        writer.drain();

        assertThat(writer.failure()).isNull();
        assertThat(written).hasSize(20_000);
    }

    private AsyncWriter writer(AsyncWriter.Target target) {
        return new AsyncWriter("test", target, patience);
    }

    private int take(ByteBuffer bytes) {
        int count = bytes.remaining();
        while (bytes.hasRemaining()) {
            written.append((char) bytes.get());
        }
        return count;
    }

    private static int block(CountDownLatch until) throws IOException {
        try {
            until.await();
            throw new IOException("closed");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
