package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** Many runs of one command, which is interrupted, and goes on. */
@Order(2) // it waits long
class SweepIT {

    @TempDir
    Path place;

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldGoOnWhereItWasInterruptedOrKilled() throws IOException {
        Path lab = place.resolve("lab");
        int port = FreePorts.run(1);
        Tcpp.Call call = Tcpp.call("sweep", lab.toString(), "--vary", "m=1,4", "--vary", "close=client,server",
                "--trials", "2", "--before", gate(lab), "--", "loopback", "-r", Integer.toString(port), "-d", "300ms",
                "-b", "1M", Tcpp.COLD).inItsOwnGroup();
        for (String signal : List.of("TERM", "INT")) {
            Ended ended = interrupted(call, lab, signal);

            assertThat(ended.status()).as(ended.err()).isEqualTo(signal.equals("TERM") ? 143 : 130);
            assertThat(ended.err()).contains("ended early by SIG" + signal + ": " + results(lab).size()
                    + " of 8 runs are done; the same command goes on with the others");
            assertThat(results(lab).values()).hasSizeLessThan(8).allSatisfy(ResultFiles::valid);
            assertThat(Files.readAllLines(lab.resolve("sweep.csv"))).hasSize(1 + results(lab).size());
            assertThat(lab.toFile().list()).as("nothing half")
                    .noneMatch(name -> name.startsWith(".tcpp-") && name.endsWith(".tmp"));
        }
        interrupted(call, lab, "KILL");
        Await.until("its workers are gone", () -> !KernelTcp.listens(port));
        Map<String, String> before = results(lab);
        String plan = Files.readString(lab.resolve("sweep.json"));
        assertThat(before.values()).allSatisfy(ResultFiles::valid);
        assertThat(before).hasSizeLessThan(8);

        Files.writeString(most(), "100");
        Ended ended = call.run();

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(results(lab)).hasSize(8).containsAllEntriesOf(before);
        assertThat(results(lab).values()).allSatisfy(ResultFiles::valid);
        assertThat(lab.resolve("sweep.json")).hasContent(plan);
        ResultFiles.validSweep(plan);
        List<String> rows = Files.readAllLines(lab.resolve("sweep.csv"));
        assertThat(rows).hasSize(9);
        assertThat(rows.getFirst()).startsWith("cell,block,order,m,close,date,");
        assertThat(rows.stream().skip(1).map(row -> row.split(",")[0] + " " + row.split(",")[1])).hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(call.run().err()).contains("8 runs, 8 of them done");
        assertThat(results(lab)).containsAllEntriesOf(before);
    }

    @Test
    void shouldDoWhatIsAskedForAroundEachRunAndUseTheWorkersAgain() throws IOException {
        Path lab = place.resolve("lab");
        Path seen = place.resolve("seen");
        String port = Integer.toString(FreePorts.run(1));

        Ended ended = Tcpp.call("sweep", lab.toString(), "--vary", "t=5,6", "--vary", "rx=1,2", "--trials", "1",
                "--before", "echo before {rx} >> " + seen + "; test {rx} = 1", "--after", "echo after {t} >> " + seen,
                "--", "loopback", "-r", port, "-b", "10k", Tcpp.COLD).run();

        assertThat(ended.status()).as(ended.err()).isEqualTo(10);
        assertThat(ended.err()).contains("rx=2, block 1: left out");
        assertThat(Files.readAllLines(seen)).containsOnlyOnce("after 5", "after 6")
                .filteredOn("before 2"::equals).hasSize(2);
        List<JsonNode> results = results(lab).values().stream().map(ResultFiles::valid).toList();
        assertThat(results).hasSize(2).allSatisfy(
                result -> assertThat(result.get("run").get("labels").get("rx").textValue()).isEqualTo("1"));
        assertThat(results.stream().map(result -> result.get("workers").findValuesAsText("pid")).distinct())
                .as("the same workers").hasSize(1);
    }

    /** How many runs may be done, so that a sweep is never over before somebody has interrupted it. */
    private Path most() {
        return place.resolve("most");
    }

    private String gate(Path lab) {
        return "exec >/dev/null 2>&1; while [ $(ls " + lab + " | grep -c '=.*json$') -ge $(cat " + most()
                + ") ]; do sleep 0.1; done";
    }

    /** Goes on until one more run is done, and then comes that signal. */
    private Ended interrupted(Tcpp.Call call, Path lab, String signal) throws IOException {
        int before = results(lab).size();
        Files.writeString(most(), Integer.toString(before + 2));
        try (Tcpp sweep = call.start()) {
            Await.until("a run is done", () -> results(lab).size() > before);
            sweep.signal(signal);
            return sweep.await();
        }
    }

    private static Map<String, String> results(Path lab) {
        Map<String, String> results = new TreeMap<>();
        if (Files.isDirectory(lab)) {
            try (Stream<Path> files = Files.list(lab)) {
                for (Path file : files.filter(file -> file.toString().matches(".*=.*\\.json")).toList()) {
                    results.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return results;
    }
}
