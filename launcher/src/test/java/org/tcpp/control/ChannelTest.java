package org.tcpp.control;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tcpp.it.Await;

import static org.assertj.core.api.Assertions.assertThat;

class ChannelTest {

    private static final long PATIENCE_S = 60;

    private final BlockingQueue<ChannelEvent> inbox = new LinkedBlockingQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);

    /** Whoever leaves while we still have something to say has said good-bye before, and that counts. */
    @Test
    void shouldHearWhatWasSaidBeforeWritingFailed() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket ours = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            Channel channel = new Channel(ours, Limits.USUAL);
            try (Socket theirs = listener.accept()) {
                channel.attend(this::hearSlowly);
                channel.send(new ControlMessage.Serving(1));
                assertThat(theirs.getInputStream().read()).as("the first byte, and the only one that is read")
                        .isEqualTo('{');
                OutputStream out = theirs.getOutputStream();
                out.write(line(new ControlMessage.Serving(7)));
                out.write(line(new ControlMessage.Bye(null)));
            }
            // what was left unread makes that a reset, and so the next that we say fails
            Await.until("nothing can be sent any more", () -> {
                channel.send(new ControlMessage.Serving(2));
                return channel.unwritten() != null;
            });
            release.countDown();

            assertThat(hears()).isEqualTo(new ControlMessage.Serving(7));
            assertThat(hears()).isEqualTo(new ControlMessage.Bye(null));
            assertThat(inbox.poll(PATIENCE_S, TimeUnit.SECONDS))
                    .isEqualTo(new ChannelEvent.Broken(channel.unwritten()));
        }
    }

    private void hearSlowly(ChannelEvent event) {
        inbox.add(event);
        try {
            assertThat(release.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private ControlMessage hears() throws InterruptedException {
        return ((ChannelEvent.Received) inbox.poll(PATIENCE_S, TimeUnit.SECONDS)).take();
    }

    private static byte[] line(ControlMessage message) {
        return (ControlCodec.line(message) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
