package org.tcpp.output;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.tcpp.it.Await;

import static org.assertj.core.api.Assertions.assertThat;

class StandstillTest {

    private static final int MUCH = 10_000_000;

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void shouldSeeWhoWaitsInThisProcess() {
        CountDownLatch latch = new CountDownLatch(1);
        Standstill standstill = lookAt(() -> latch.await());

        Await.until("it waits", standstill::look);
        latch.countDown();
        Await.until("it has gone on", () -> !standstill.look());
    }

    @Test
    void shouldSeeWhoWaitsInTheKernel() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Await.until("it waits", lookAt(listener::accept)::look);
        }
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source(); Pipe.SinkChannel sink = pipe.sink()) {
            Await.until("it waits", lookAt(() -> source.read(ByteBuffer.allocate(1)))::look);
            assertThat(sink.isOpen()).isTrue();
        }
    }

    @Test
    void shouldNotTakeWhoComputesForOneWhoWaits() {
        Standstill standstill = lookAt(() -> {
            while (!over.getPlain()) {
                Thread.onSpinWait();
            }
        });
        for (int looks = 0; looks < 100; looks++) {
            assertThat(standstill.look()).isFalse();
        }
        over.set(true);
    }

    @Test
    void shouldNotTakeWhoComputesInNativeCodeForOneWhoWaits() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(new byte[MUCH]);
        Standstill standstill = lookAt(() -> {
            while (!over.getPlain()) {
                deflater.deflate(new byte[MUCH]);
                deflater.reset();
                deflater.setInput(new byte[MUCH]);
            }
        });
        for (int looks = 0; looks < 100; looks++) {
            assertThat(standstill.look()).isFalse();
        }
        over.set(true);
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private Standstill lookAt(Work work) {
        return new Standstill(Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException _) {
                // its channel was closed
            }
        }));
    }
}
