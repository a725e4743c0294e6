package org.tcpp.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.estimate.RowLedger;
import org.tcpp.estimate.Tally;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.it.Await;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.RunFacts;
import org.tcpp.result.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is written while runs last is told as soon as it fails, and once more in the end. */
class OutputsTest {

    private static final int COMPLETE = 0;
    private static final int CANNOT_CREATE = 73;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Console console = Console.of(said::add);

    @TempDir
    private Path place;

    @Test
    void shouldTellAtOnceOfAMetricsFileWhoseFolderIsGone() throws Exception {
        Path folder = Files.createDirectory(place.resolve("gone"));
        String words = "--openmetrics-file " + folder.resolve("counts.prom");
        try (Outputs outputs = open(words)) {
            Files.delete(folder);
            outputs.count(() -> "tcpp_runs_under_way 1\n");

            assertToldTwice(outputs, words, "no such folder: " + folder);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTellAtOnceOfAStreamOnAFullDisk() throws Exception {
        String words = "--json-stream /dev/full";
        try (Outputs outputs = open(words)) {
            outputs.events(new Tally(plan(words))).begin(Start.of(RunFacts.NONE, plan(words)));

            assertToldTwice(outputs, words, "No space left on device");
        }
    }

    @Test
    void shouldTellAtOnceThatRowsOfConnectionsCannotBeKept() throws Exception {
        Path folder = Files.createDirectory(place.resolve("gone"));
        String words = "--connections " + folder.resolve("rows.csv");
        RowLedger ledger = new RowLedger();
        try (Outputs outputs = open(words)) {
            RunEvents run = outputs.events(new Tally(plan(words)), ledger);
            Files.delete(folder);
            ledger.add(new WorkerKey(0, Role.CLIENT, 0, 0), new Message.Rows(0, 1, List.of(), "x"));
            awaitNews(outputs);

            assertThat(said).containsExactly(
                    words + ": cannot be written any more (no such folder: " + folder + "); the run goes on");
            run.rows().close();
            assertThat(outputs.finish(COMPLETE)).isEqualTo(CANNOT_CREATE);
        }
    }

    @Test
    void shouldTellBeforehandThatRowsOfATableEndWhereItsHeaderDoes() throws Exception {
        String words = "--csv " + Files.writeString(place.resolve("old.csv"), "date,labels,bytes\n");
        try (Outputs _ = open(words)) {
            assertThat(said).singleElement().asString().matches(words
                    + ": has the first 3 of \\d+ columns, from an earlier version of tcpp: rows end there, too");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--loopback --disturb F", "--loopback --sizes cdf:F", "--loopback --reply cdf:F",
            "-s --secret-file F", "--pairs F", "--hosts @F", "--clients @F --servers d"})
    void shouldNotReplaceWhatTheRunReads(String words) throws IOException {
        String text = words.contains("disturb")
                ? "1s true\n"
                : words.contains("cdf") ? "100 0\n1000 1\n" : words.contains("pairs") ? "a b\n" : "a,b,c\n";
        Path read = Files.writeString(place.resolve("read"), text);
        String output = "-o " + place.resolve("./read");

        assertThatThrownBy(
                () -> Outputs.open(parsed(words.replace("F", read.toString()) + " " + output), null, console))
                .isInstanceOf(OutputError.class).hasMessageStartingWith(output + ": the same file as --")
                .hasMessageContaining(read.toString());
        assertThat(read).hasContent(text);
    }

    private void assertToldTwice(Outputs outputs, String words, String reason) {
        awaitNews(outputs);
        outputs.step();

        assertThat(said).containsExactly(words + ": cannot be written any more (" + reason + "); the run goes on");
        assertThat(outputs.finish(COMPLETE)).isEqualTo(CANNOT_CREATE);
        assertThat(said).hasSize(2).endsWith(words + ": cannot be written (" + reason + ")");
    }

    private void awaitNews(Outputs outputs) {
        Await.until("it is told", () -> {
            outputs.step();
            return !said.isEmpty();
        });
    }

    private Outputs open(String words) throws OutputError {
        return Outputs.open(options(words), plan(words), console);
    }

    private static RunSpec plan(String words) {
        return Planner.plan(options(words)).plan();
    }

    private static Options options(String words) {
        return parsed("--loopback " + words);
    }

    private static Options parsed(String words) {
        return ((Parsed.Run) CommandLine.parse(words.split(" "))).options();
    }
}
