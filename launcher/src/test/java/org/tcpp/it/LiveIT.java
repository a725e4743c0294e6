package org.tcpp.it;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a person at a terminal has of {@code --live}, and has left afterwards. */
@EnabledOnOs(OS.LINUX)
class LiveIT {

    @Test
    void shouldLendTheWholeScreenAndGiveItBackWhateverThePersonDoes(@TempDir Path folder) {
        assumeTrue(Superuser.has("tmux"), "tmux gives the terminal");
        Tcpp.Call run = Tcpp.loopback(FreePorts.run(1), "-d", "5m", "-b", "1k", "-m", "2", "--pace", "10k",
                "--live");
        try (Tmux terminal = Tmux.start(folder, 80, 24)) {
            terminal.type("'" + String.join("' '", run.words()) + "'");
            // one look may find half a picture
            Await.until("the view", () -> has(terminal, " at once of 2 ", "tcpp, loopback, port ", "goodput ",
                    "failures     none") && terminal.isLent());

            terminal.resize(120, 90);
            Await.until("the view in the new size", () -> terminal.screen().lines().findFirst().orElseThrow()
                    .length() == 119);

            terminal.key("C-z");
            Await.until("the shell", terminal::isTheShells);
            Await.until("a word of the shell, and nothing of the view", () -> {
                String screen = terminal.screen();
                return screen.contains("Stopped") && !screen.contains("tcpp, loopback");
            });
            terminal.type("fg; echo status=$?");
            Await.until("the view again", terminal::isLent);

            terminal.key("C-c");
            Await.until("the end", () -> has(terminal, "status=130", "interrupted: ended early by SIGINT",
                    "tcpp: SIGINT: ending;"));
            assertThat(terminal.isTheShells()).isTrue();
        }
    }

    private static boolean has(Tmux terminal, String... words) {
        String screen = terminal.screen();
        return Stream.of(words).allMatch(screen::contains);
    }
}
