package org.tcpp.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.conduct.Task;
import org.tcpp.it.Await;
import org.tcpp.reach.Approach;
import org.tcpp.reach.Cargo;
import org.tcpp.reach.Engine;
import org.tcpp.reach.Way;

import static org.assertj.core.api.Assertions.assertThat;

/** Processes that reach hosts do not outlive the command. */
class ReachTest {

    private static final int HOSTS = Approach.LOGINS_AT_ONCE + 2;

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @TempDir
    private Path folder;

    @RepeatedTest(10)
    void shouldHaveEndedTheProcessesOfHostsThatWereNotReachedYet() throws IOException {
        Files.writeString(folder.resolve("tcpp"), "");
        Approach approach = new Approach(new Way("silent", List.of("silent")), silent(),
                Cargo.of(Map.of("bin", folder)), null);
        try (Reach reach = new Reach(approach, Long.MAX_VALUE, _ -> {})) {
            for (int host = 0; host < HOSTS; host++) {
                reach.perform(new Task.Reach("h" + host));
            }
            Await.until("as many as may are being reached", () -> started.get() == Approach.LOGINS_AT_ONCE);
        }
        assertThat(closed).hasValue(started.get());
    }

    /** One that says nothing. */
    private Engine silent() {
        return (_, _) -> {
            started.incrementAndGet();
            return new Engine.Pipe() {
                @Override
                public void send(byte[] bytes) {
                    // nobody answers
                }

                @Override
                public void closeInput() {
                    // nor hears
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        };
    }
}
