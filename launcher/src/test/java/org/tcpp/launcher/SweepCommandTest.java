package org.tcpp.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Given;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.UsageError;
import org.tcpp.output.Console;
import org.tcpp.sweep.Sweep;
import org.tcpp.sweep.SweepRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SweepCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldShowNoPlanThatItWouldNotDo() throws Exception {
        begin("--vary m=1,2");

        assertThatThrownBy(() -> command("--vary m=1,3 --dry-run").run()).isInstanceOf(UsageError.class)
                .hasMessageStartingWith(folder + " was begun otherwise; another folder, or --anyway: plan: vary is");
        assertThat(command("--vary m=1,3 --dry-run --anyway").run()).isZero();
    }

    private void begin(String words) throws IOException {
        Files.writeString(folder.resolve("sweep.json"),
                new SweepRecord(Sweep.of(given(words)), 7, Map.of("java", "25")).text());
    }

    private SweepCommand command(String words) {
        return new SweepCommand(given(words), Console.of(_ -> {}));
    }

    private Given given(String words) {
        String line = "sweep " + folder + " " + words + " -- loopback";
        return ((Parsed.Use) CommandLine.parse(line.split(" "))).given();
    }
}
