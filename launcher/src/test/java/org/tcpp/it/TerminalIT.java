package org.tcpp.it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a person at a terminal sees while a client runs. */
@EnabledOnOs(OS.LINUX)
class TerminalIT {

    private static final String ESCAPE = "\u001b";

    @Test
    void shouldRewriteALineWhileItRuns() {
        Ended ended = onATerminal("TERM", "xterm", "");

        assertThat(ended.status()).as(ended.out()).isZero();
        assertThat(ended.out()).containsPattern("\r\u001b\\[K[0-9]+\\.[0-9] s  [0-9]+ done  [0-9]+ at once  ");
        String last = ended.out().substring(ended.out().lastIndexOf(ESCAPE));
        assertThat(last).as("after the line was removed").contains(" bytes transferred in ");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"NO_COLOR, 1, '', ''",
            "TERM, dumb, --live, '--live: TERM says that the terminal can do nothing, so a line a second instead'"})
    void shouldWriteNoEscapesIfNotWelcome(String name, String value, String option, String remark) {
        Ended ended = onATerminal(name, value, option);

        assertThat(ended.status()).as(ended.out()).isZero();
        assertThat(ended.out()).doesNotContain(ESCAPE).contains(remark, " at once ", " bytes transferred in ");
    }

    @ParameterizedTest
    @CsvSource({"-v, ''", "--live, '--live: standard error is no terminal, so a line a second instead'"})
    void shouldSayHowItRunsOverAPipeOnlyIfAsked(String option, String remark) {
        int port = FreePorts.run(1);
        Ended ended = Tcpp.loopback(port, "-d", "500ms", "-b", "1k", option).run();

        assertThat(ended.err()).contains(remark, " at once ").doesNotContain(ESCAPE, "\r");
    }

    // util-linux script(1): a pseudo-terminal for a command; what it writes there comes out on standard output;
    // quoted for the shell, since a clone may lie in a folder with a space
    private static Ended onATerminal(String name, String value, String option) {
        assumeTrue(Superuser.has("script"), "script(1) of util-linux gives the terminal");
        int port = FreePorts.run(1);
        Tcpp.Call inner = Tcpp.loopback(port, "-d", "500ms", "-b", "1k")
                .and(option.isEmpty() ? new String[0] : new String[]{option});
        return Tcpp.call().by(Path.of("/usr/bin/env")).and("script", "-qec",
                "'" + String.join("' '", inner.words()) + "'", "/dev/null").with("TERM", "xterm").with(name, value)
                .run();
    }
}
