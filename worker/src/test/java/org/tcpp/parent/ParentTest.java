package org.tcpp.parent;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Command;

import static org.assertj.core.api.Assertions.assertThat;

class ParentTest {

    @Test
    void shouldReadNothingAfterItWasToldToStop() throws Exception {
        CompletableFuture<String> readOn = new CompletableFuture<>();
        CompletableFuture<Thread> listener = new CompletableFuture<>();
        InputStream lines = new ByteArrayInputStream(
                (new Command.Transfer(7).line() + "\n" + new Command.Stop().line() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        InputStream after = new InputStream() {
            @Override
            public int read() {
                readOn.complete("the end of standard input");
                throw new AssertionError("a JVM cannot end while this is being read");
            }
        };
        Parent parent = new Parent(new SequenceInputStream(lines, after), OutputStream.nullOutputStream());

        BlockingQueue<Command> commands = parent.listen(() -> listener.complete(Thread.currentThread()));

        assertThat(commands.poll(10, TimeUnit.SECONDS)).isEqualTo(new Command.Transfer(7));
        assertThat(commands.poll(10, TimeUnit.SECONDS)).isEqualTo(new Command.Stop());
        listener.get(10, TimeUnit.SECONDS).join(10_000);
        assertThat(listener.get().isAlive()).isFalse();
        assertThat(readOn).isNotDone();
    }
}
