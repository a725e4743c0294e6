package org.tcpp.disturb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.it.Await;

import static org.assertj.core.api.Assertions.assertThat;

class DisturberTest {

    private static final long HOUR_NS = 3_600_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldDoEachAtItsTimeWhetherOrNotTheOneBeforeHasEnded() {
        Path stuck = folder.resolve("stuck");
        Path done = folder.resolve("done");
        Disturber disturber = start(new Disturbance(1, "echo $$ > " + stuck + "; exec sleep 1000"),
                new Disturbance(2, "echo said; touch " + done + "; exit 3"));
        Await.until("the second is done", () -> Files.exists(done));
        // nobody wants to wait for the first, and everybody for the last word of the second
        AtomicBoolean hurry = new AtomicBoolean(true);

        List<Disturbed> all = disturber.finish(() -> hurry.getAndSet(false));

        assertThat(all.get(0).beganNs()).isBetween(1L, all.get(1).beganNs());
        assertThat(all.get(0).status()).as("nobody wanted to wait for it").isNull();
        assertThat(all.get(0).endedNs()).isNull();
        assertThat(all.get(0).killed()).isTrue();
        assertThat(all.get(1).status()).isEqualTo(3);
        assertThat(all.get(1).said()).isEqualTo("said");
        assertThat(all.get(1).endedNs()).isGreaterThan(all.get(1).beganNs());
        assertThat(all.get(1).isDone()).isFalse();
        assertThat(all.get(1).killed()).isFalse();
    }

    @Test
    void shouldNotBeginWhatIsTooLateButPutRightWhatIsToBePutRight() {
        Disturber disturber = start(new Disturbance(HOUR_NS, "touch " + folder.resolve("late")),
                new Disturbance(Disturbance.AT_END, "touch " + folder.resolve("right")));

        List<Disturbed> all = disturber.finish(() -> false);

        assertThat(all.get(0).beganNs()).isNull();
        assertThat(all.get(1).isDone()).isTrue();
        assertThat(folder.resolve("late")).doesNotExist();
        assertThat(folder.resolve("right")).exists();
    }

    private static Disturber start(Disturbance... all) {
        return Disturber.start(new Script(List.of(all)), System.nanoTime());
    }
}
