package org.tcpp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What one host of many runs. */
class HostWordsTest {

    private static Options options(String... words) {
        return switch (CommandLine.parse(words)) {
            case Parsed.Run run -> run.options();
            case Parsed.Wrong wrong -> throw new AssertionError(wrong.message());
            case Parsed.Use use -> throw new AssertionError(use.tool().word());
        };
    }

    private static Options.HostLines lines(String... words) {
        List<String> all = new ArrayList<>(List.of("--hosts", "h[1-3]"));
        all.addAll(List.of(words));
        return options(all.toArray(String[]::new)).placement().hosts().lines();
    }

    @Test
    void shouldLeaveOutWhatIsTheHeads() {
        Options.HostLines lines = lines("-p", "2", "-m", "50", "-d", "30s", "-o", "r.json", "--csv", "r.csv",
                "--trials", "3", "-q", "--missing", "1", "--label", "nic=a b", "--label", "x=y");
        assertThat(lines.client()).containsExactly("-p", "2", "-m", "50", "-d", "30s", "--label=nic=a b",
                "--label=x=y");
        assertThat(lines.server()).containsExactly("-s", "--control-only", "-p", "2");
    }

    @Test
    void shouldTuneBothEnds() {
        Options.HostLines lines = lines("--nodelay", "off", "--skip-rx-copy", "--zerocopy", "-r", "20000");
        assertThat(lines.client()).contains("--nodelay=off", "--zerocopy").doesNotContain("--skip-rx-copy");
        assertThat(lines.server()).contains("--nodelay=off", "--skip-rx-copy").doesNotContain("--zerocopy");
        assertThat(lines("--skip-rx-copy", "--reverse").client()).contains("--skip-rx-copy");
    }

    @Test
    void shouldMakeCommandLinesThatAreWholeAndMeanTheSame(@TempDir Path folder) throws IOException {
        Path sizes = Files.writeString(folder.resolve("sizes"), "12 0\n1000 0.5\n20000 1\n");
        String[] words = {"-p", "2", "--reply", "1k:3,2k:1", "--rounds", "5", "--sizes", "cdf:" + sizes, "--seed", "7",
                "--pace", "1M-10M", "--burst", "100k,5ms", "--verify", "--max-failures", "1%", "--interval", "100ms"};
        List<String> client = new ArrayList<>(List.of("-c", "192.0.2.1"));
        client.addAll(lines(words).client());
        assertThat(client).noneMatch(word -> word.contains(folder.toString()));

        List<String> straight = new ArrayList<>(List.of("-c", "192.0.2.1"));
        straight.addAll(List.of(words));
        Options expected = options(straight.toArray(String[]::new));
        Options made = options(client.toArray(String[]::new));
        assertThat(made.workload().sizes().mix().text()).isEqualTo(expected.workload().sizes().mix().text());
        assertThat(made.workload().exchange()).isEqualTo(expected.workload().exchange());
        assertThat(made.measuring()).isEqualTo(expected.measuring());
        assertThat(options(lines(words).server().toArray(String[]::new)).mode()).isEqualTo(Mode.SERVER);
    }
}
