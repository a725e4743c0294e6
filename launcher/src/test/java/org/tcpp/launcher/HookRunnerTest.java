package org.tcpp.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.it.Await;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.sweep.Cell;
import org.tcpp.sweep.Hooks;

import static org.assertj.core.api.Assertions.assertThat;

/** What a wish to end makes of the user's commands around a run. */
@DisabledOnOs(OS.WINDOWS)
class HookRunnerTest {

    private static final long DEADLINE_S = 30;

    private final Signals signals = Signals.none();
    private final HookRunner runner = new HookRunner(Console.of(_ -> {}), signals);

    @TempDir
    private Path place;

    @Test
    void shouldKillACommandThatIgnoresTheFirstWishAtTheSecond() throws Exception {
        Path begun = place.resolve("begun");
        CompletableFuture<Optional<String>> ended = CompletableFuture
                .supplyAsync(() -> around(List.of("trap '' TERM; echo $$ >" + begun + "; while :; do sleep 1; done"),
                        List.of()));
        Await.until("the command has begun", () -> Files.exists(begun) && !text(begun).isBlank());

        signals.request("SIGINT", false);
        signals.request("SIGINT", true);

        assertThat(ended.get(DEADLINE_S, TimeUnit.SECONDS)).isEmpty();
        assertThat(ProcessHandle.of(Long.parseLong(text(begun).strip()))).isEmpty();
    }

    @Test
    void shouldLetACommandThatPutsThingsRightComeToItsEnd() {
        Path right = place.resolve("right");

        Optional<String> done = around(List.of(), List.of("sleep 0.5; echo right >" + right),
                () -> signals.request("SIGINT", false));

        assertThat(done).contains("done");
        assertThat(right).hasContent("right");
    }

    private Optional<String> around(List<String> before, List<String> after) {
        return around(before, after, () -> {});
    }

    private Optional<String> around(List<String> before, List<String> after, Runnable meanwhile) {
        try {
            return runner.around(new Hooks(before, after), new Cell(1, Map.of()), () -> {
                meanwhile.run();
                return "done";
            });
        } catch (OutputError e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
