package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.report.JsonReport;
import org.tcpp.report.ResultFiles;
import org.tcpp.report.Results;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run comes to stands in every form in which it was asked for. */
@EnabledOnOs(OS.LINUX)
class OutputFormsIT {

    @TempDir
    private Path folder;

    @Test
    void shouldWriteOneFileFromTwoProcessesAtOnce() throws IOException {
        Path json = folder.resolve("r.json");
        Path csv = folder.resolve("r.csv");
        String words = "-o " + json + " --csv " + csv;
        try (TcppServer server = TcppServer.start(1);
                Tcpp one = small(server.client(), words).start();
                Tcpp other = small(server.client(), words).start()) {
            assertThat(one.await().status()).isZero();
            assertThat(other.await().status()).isZero();
        }

        ResultFiles.readValid(json);
        assertThat(Files.readAllLines(csv)).hasSize(3);
        assertThat(leftovers()).containsExactlyInAnyOrder("r.json", "r.csv");
    }

    @Test
    void shouldMakeTheSamePageOfARunAndOfItsFile() throws IOException {
        Ended run = small(Tcpp.loopback(FreePorts.run(1)), "-o r.json --html r.html --label k=<b>"
                + " --connections rows.csv --openmetrics-file counts.prom").in(folder).run();
        Ended report = Tcpp.call("report", "r.json", "-o", "again.html").in(folder).run();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(report.status()).as(report.err()).isZero();
        assertThat(Files.readString(folder.resolve("again.html"))).isEqualTo(
                Files.readString(folder.resolve("r.html"))).contains("k = &lt;b&gt;")
                .contains("connection 0 of worker 0: 1000 bytes");
        assertThat(folder.resolve("counts.prom")).content().contains(
                "tcpp_runs_ended_total{verdict=\"complete\"} 1\n", "tcpp_connect_seconds_count 1\n");
        assertThat(Tcpp.call("report", "none.json", "-o", "n.html").in(folder).run().status()).isEqualTo(66);
        assertThat(leftovers()).containsExactlyInAnyOrder("r.json", "r.html", "again.html",
                "rows.csv", "counts.prom");
    }

    @Test
    void shouldCompareInLinesAsWideAsTheTerminalIs() throws IOException {
        Files.writeString(folder.resolve("a.json"), JsonReport.text(Results.complete()));
        Files.writeString(folder.resolve("b.json"), JsonReport.text(Results.degraded()));

        Ended ended = Tcpp.call("compare", "a.json", "--", "b.json").in(folder).with("COLUMNS", "300").run();

        assertThat(ended.status()).as("one run each gives no verdict: " + ended.err()).isEqualTo(12);
        assertThat(ended.out().lines()).anyMatch(line -> line.length() > 100);
    }

    @Test
    void shouldWriteWhatWasTypedInAnyAlphabetInTheLocaleC() throws IOException {
        Path greek = Files.createDirectory(folder.resolve("\u0395\u03bb\u03bb\u03ac\u03c2"));
        Path json = greek.resolve("\u03ba\u03ac\u03c1\u03c4\u03b1.json");
        Path csv = greek.resolve("\u03ba\u03ac\u03c1\u03c4\u03b1.csv");

        Ended ended = small(Tcpp.loopback(FreePorts.run(1)), "-o \u03ba\u03ac\u03c1\u03c4\u03b1.json --csv " + csv
                + " --label k=\u03b1\u03b2\u03b3").in(greek).with("LC_ALL", "C").run();

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ResultFiles.readValid(json).get("run").get("labels").get("k").textValue())
                .isEqualTo("\u03b1\u03b2\u03b3");
        assertThat(Files.readString(csv)).contains(",k=\u03b1\u03b2\u03b3,");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"-c nowhere.invalid", "-c 127.0.0.1 -r 2", "--loopback --congestion nosuch"})
    void shouldTellARunThatNeverBeganInEveryForm(String words) throws IOException {
        Ended ended = Tcpp.call(words.split(" ")).in(folder).and(Tcpp.COLD, "-q", "-o", "r.json", "--csv", "r.csv",
                "--json-stream", "r.jsonl", "--html", "r.html").run();

        assertThat(ended.status()).as(ended.err()).isEqualTo(69);
        assertThat(Files.readString(folder.resolve("r.html"))).contains("<strong>failed</strong>");
        assertThat(ended.errLines()).isNotEmpty().noneMatch(line -> line.contains("bug"));
        assertThat(ResultFiles.readValid(folder.resolve("r.json")).get("verdict").textValue()).isEqualTo("failed");
        assertThat(Files.readAllLines(folder.resolve("r.csv"))).hasSize(2);
        List<String> events = Files.readAllLines(folder.resolve("r.jsonl"));
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).startsWith("{\"event\":\"start\",\"run\":\"");
        assertThat(events.getLast()).startsWith("{\"event\":\"end\",\"run\":\"");
    }

    /** However late the signal comes: this server lets nobody begin. */
    @Test
    void shouldTellARunThatASignalEndedBeforeItBegan() throws IOException {
        Path events = folder.resolve("r.jsonl");
        Path json = folder.resolve("r.json");
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Tcpp tcpp = Tcpp.call("-c", mute.getInetAddress().getHostAddress(), "--control-port",
                        Integer.toString(mute.getLocalPort()), "-q", "-o", json.toString(), "--json-stream",
                        events.toString()).inItsOwnGroup().start();
                Socket _ = mute.accept()) {
            Await.until("outputs are open", () -> Files.exists(events));
            tcpp.terminate();

            assertThat(tcpp.await().status()).isEqualTo(143);
        }
        assertThat(ResultFiles.readValid(json).get("verdict").textValue()).isEqualTo("interrupted");
        assertThat(Files.readAllLines(events)).hasSize(2);
    }

    @Test
    void shouldSayAVerdictThatIsNotCompleteInQuietTimesToo() {
        Ended ended = Tcpp.call("-c", "127.0.0.1", "--classic", "-r", Integer.toString(FreePorts.run(1)), Tcpp.COLD,
                "-q", "-t", "1").run();

        assertThat(ended.errLines()).singleElement().asString().startsWith("tcpp: ").contains("refused");
    }

    @Test
    void shouldWriteTheResultBeforeItMakesTheStartupArchive() throws IOException {
        Path json = folder.resolve("r.json");
        Path cache = Files.createDirectories(folder.resolve("cache"));
        haveTheLauncherStartAsAlways(cache);

        Ended ended;
        try (Tcpp tcpp = small(Tcpp.loopback(FreePorts.run(1)), "-v -o " + json)
                .with("XDG_CACHE_HOME", cache.toString()).start()) {
            ended = tcpp.await(Await.PATIENCE.multipliedBy(3)); // a run, and two that make the archive
        }

        assertThat(ended.status()).as(ended.err()).isZero();
        try (Stream<Path> archives = Files.walk(cache)) {
            assertThat(archives.filter(file -> file.getFileName().toString().startsWith("worker"))).singleElement()
                    .satisfies(archive -> assertThat(Files.getLastModifiedTime(archive))
                            .isGreaterThan(Files.getLastModifiedTime(json)));
        }
    }

    @Test
    void shouldWriteEachServedRunInEveryForm() throws IOException {
        String label = "nic=veth";
        Path csv = folder.resolve("s.csv");
        Path events = folder.resolve("s.jsonl");
        Path results = folder.resolve("results");
        List<String> ids = new ArrayList<>();
        try (TcppServer other = TcppServer.startPlain(1, "--csv", csv.toString(), "--json-stream", events.toString(),
                "-o", results + "/", "--label", label)) {
            for (int run = 0; run < 2; run++) {
                Ended client = other.client("-t", "4", "-b", "5k").json().run();
                assertThat(client.status()).as(client.err()).isZero();
                ids.add(client.result().get("run").get("id").textValue());
            }
            assertThat(other.client("--classic", "-t", "2", "-b", "1k").run().status()).isZero();
            Await.until("what classic clients left in the kernel is read", () -> KernelTcp.isAtRest(other.port()));
            assertThat(other.stop().status()).isZero();
        }

        for (String id : ids) {
            JsonNode result = ResultFiles.readValid(results.resolve("run-" + id + ".json"));
            assertThat(result.get("summary").get("bytes").longValue()).isEqualTo(20_000);
            assertThat(result.get("run").get("labels").get("nic").textValue()).isEqualTo("veth");
        }
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files).hasSize(3);
        }
        assertThat(Files.readAllLines(csv).stream().skip(1).map(row -> row.split(",")[1] + " " + row.split(",")[2]))
                .containsExactly(label + " 20000", label + " 20000", label + " 2000");
        List<String> lines = Files.readAllLines(events);
        assertThat(lines).allSatisfy(ResultFiles::validEvent);
        for (String id : ids) {
            assertThat(lines).anyMatch(line -> line.startsWith("{\"event\":\"host_sample\",\"run\":\"" + id + "\""));
            assertThat(lines.stream().filter(line -> line.contains("\"run\":\"" + id + "\"")))
                    .satisfies(run -> assertThat(run.getFirst()).startsWith("{\"event\":\"start\""))
                    .satisfies(run -> assertThat(run.getLast()).startsWith("{\"event\":\"end\""));
        }
        assertThat(lines.stream().filter(line -> line.startsWith("{\"event\":\"end\""))).hasSize(3);
    }

    /** With the archive of its own that it has in the other tests, which takes longer to make than this one's. */
    private static void haveTheLauncherStartAsAlways(Path cache) throws IOException {
        Path own = Files.createDirectory(cache.resolve("tcpp"));
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(Tcpp.CACHE.resolve("tcpp"), "launcher*.jsa")) {
            for (Path archive : archives) {
                Files.copy(archive, own.resolve(archive.getFileName()));
            }
        }
    }

    private static Tcpp.Call small(Tcpp.Call call, String words) {
        return call.and("-t", "1", "-b", "1k").and(words.split(" "));
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
