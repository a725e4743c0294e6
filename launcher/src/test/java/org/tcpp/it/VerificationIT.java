package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** The proof of the prover: a proxy between client and server damages bytes, and each damage is named and located. */
@EnabledOnOs(OS.LINUX)
class VerificationIT {

    private static final int BYTES = 200_000;
    private static final int SEGMENT = 1448;
    private static final int OPENING = 12;
    /** As the proxy calls it, and what it is. */
    private static final Map<String, String> KINDS = new TreeMap<>(Map.ofEntries(Map.entry("flip", "bit_flip"),
            Map.entry("zero", "constant"), Map.entry("poison", "constant"), Map.entry("swap16", "swapped"),
            Map.entry("swap32", "swapped"), Map.entry("swap64", "swapped"), Map.entry("noise", "unknown"),
            Map.entry("text", "unknown"), Map.entry("header", "headers"), Map.entry("drop", "missing"),
            Map.entry("repeat", "duplicated"), Map.entry("stale", "displaced"),
            Map.entry("other", "other_connection")));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"keyed", "shared"})
    void shouldFindNothingWhereNothingIsWrong(String content) {
        Ended ended = Tcpp.call("--loopback", "-r", Integer.toString(FreePorts.run(1)), "-t", "50", "-m", "10", "-b",
                "3M", "--verify", "--payload", content, Tcpp.COLD).json().run();

        assertThat(ended.status()).as(ended.err()).isZero();
        JsonNode integrity = ended.result().get("integrity");
        assertThat(integrity.get("content").textValue()).isEqualTo(content);
        assertThat(integrity.get("bytes_checked").longValue()).isEqualTo(50L * (3_000_000 - OPENING));
        assertThat(integrity.get("connections_damaged").longValue()).isZero();
        assertThat(integrity.get("damaged_below_per_byte").doubleValue()).isBetween(1.9e-8, 2.1e-8);
        assertThat(ended.out()).contains("0 of 149,999,400 differ from what was sent");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void shouldNameLocateAndMeasureWhateverIsInjected(int turn) {
        List<String> wishes = new ArrayList<>();
        List<String> kinds = List.copyOf(KINDS.keySet());
        int[] places = {4096, 4096 + 17 * (turn + 1), 2048 + turn - 1, SEGMENT * 10 + turn - 1, 65_536 + turn * 21};
        for (int i = 0; i < kinds.size(); i++) {
            // an even connection is damaged, and the odd one beside it is what bytes of another one are taken from
            wishes.add(2 * i + ":" + kinds.get(i) + ":" + (places[(i + turn) % places.length] + 4096) + ":"
                    + (kinds.get(i).equals("flip") ? 1 : 320 + 64 * turn));
        }
        try (TcppServer server = TcppServer.start(1, "-l", "127.0.0.2");
                Proxy _ = new Proxy(server.port(), "127.0.0.2", wishes)) {
            Ended ended = server.client("--verify", "-t", "30", "-m", "30", "-b", Integer.toString(BYTES),
                    "--max-failures", "100%").json().run();

            assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(13);
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("damaged");
            JsonNode integrity = ended.result().get("integrity");
            assertThat(integrity.get("connections_damaged").longValue()).isEqualTo(wishes.size());
            List<String> found = new ArrayList<>();
            integrity.get("incidents").forEach(incident -> found.add(incident.get("connection") + " "
                    + incident.get("kind").textValue()));
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                expected.add(2 * i + " " + KINDS.get(kinds.get(i)));
            }
            Collections.sort(found);
            Collections.sort(expected);
            assertThat(found).as(integrity.get("incidents").toPrettyString()).isEqualTo(expected);
            integrity.get("incidents").forEach(incident -> assertPlace(incident, wishes));
            assertThat(ended.out()).contains("DAMAGED: " + wishes.size() + " connections");
        }
    }

    @Test
    void shouldRecogniseBytesOfAnEarlierRunAndKeepWhatCameAroundThem() throws IOException {
        try (TcppServer server = TcppServer.start(1, "-l", "127.0.0.2");
                Proxy _ = new Proxy(server.port(), "127.0.0.2", List.of("2:replay:50001:3000"))) {
            String[] run = {"--verify", "-t", "4", "-m", "4", "-b", Integer.toString(BYTES)};
            assertThat(server.client("--verify", "-t", "2", "-b", Integer.toString(BYTES)).run().status()).isZero();
            assertThat(server.client(run).run().status()).isZero();

            Ended ended = server.client(run).and("-o", folder + "/").run();

            assertThat(ended.status()).as(ended.err()).isEqualTo(13);
            JsonNode incident = ResultFiles.readValid(onlyResult()).get("integrity").get("incidents").get(0);
            assertThat(incident.get("kind").textValue()).isEqualTo("earlier_run");
            assertThat(incident.get("text").textValue()).contains("of its connection 2, from byte 50,00");
            assertDump(incident);
        }
    }

    private Path onlyResult() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).reduce((_, _) -> null).orElseThrow();
        }
    }

    /** The files that the incident names show what its sample begins with, where it says. */
    private void assertDump(JsonNode incident) throws IOException {
        JsonNode sample = incident.get("sample");
        JsonNode dump = sample.get("dump");
        int at = (int) (incident.get("extent").get("from").longValue() - dump.get("from").longValue());
        for (String which : List.of("expected", "received")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(dump.get(which).textValue()));
            assertThat(bytes).hasSize(65_536);
            assertThat(HexFormat.of().formatHex(bytes, at, at + 64)).isEqualTo(sample.get(which).textValue());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--classic|--verify with --classic: only one of these is allowed",
            "--skip-rx-copy|--verify with --skip-rx-copy: only one of these is allowed"})
    void shouldRefuseWhatCannotBeChecked(String option, String sentence) {
        Ended ended = Tcpp.call("--loopback", "--verify", option).run();

        assertThat(ended.status()).isEqualTo(64);
        assertThat(ended.err()).contains(sentence);
    }

    @Test
    void shouldBeRefusedByAServerThatDoesNotFetchWhatItReceives() {
        try (TcppServer server = TcppServer.start(1, "--skip-rx-copy")) {
            Ended ended = server.client("--verify", "-t", "1").run();

            assertThat(ended.status()).isEqualTo(77);
            assertThat(ended.err()).contains("--verify: the server does not look at what it receives");
        }
    }

    /** By chance up to three bytes at either end are as they should be. */
    private static void assertPlace(JsonNode incident, List<String> wishes) {
        String[] wish = wishes.stream()
                .filter(one -> one.startsWith(incident.get("connection") + ":"))
                .findFirst()
                .orElseThrow()
                .split(":");
        long at = Long.parseLong(wish[2]);
        long length = Long.parseLong(wish[3]);
        JsonNode extent = incident.get("extent");
        assertThat(extent.get("from").longValue()).as("%s", incident).isBetween(at, at + 3);
        boolean toEnd = wish[1].equals("drop") || wish[1].equals("repeat");
        assertThat(extent.get("to_end").booleanValue()).isEqualTo(toEnd);
        long end = extent.get("from").longValue() + extent.get("length").longValue();
        if (!toEnd) {
            assertThat(end).isBetween(at + length - 3, at + length);
        } else if (wish[1].equals("drop")) {
            assertThat(end).isBetween(BYTES - length - 3, BYTES - length);
            assertThat(incident.get("text").textValue()).contains(length + " bytes are missing");
        } else {
            assertThat(end).isBetween(BYTES - 3L, (long) BYTES);
            assertThat(incident.get("text").textValue()).contains("repeats itself from " + length + " bytes earlier");
        }
    }

    /** {@code bench/Damage.java}, as docs/verification.md has it, but compiled once for all tests. */
    private static final class Proxy implements AutoCloseable {

        private static final Path CLASSES = Tcpp.FOLDER.resolve("damage");

        private final Process process;

        static {
            int status = ToolProvider.getSystemJavaCompiler().run(null, System.err, System.err, "-d",
                    CLASSES.toString(), Path.of("..", "bench", "Damage.java").toString());
            assertThat(status).isZero();
        }

        Proxy(int port, String address, List<String> wishes) {
            List<String> words = new ArrayList<>(
                    List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASSES.toString(), "Damage",
                            Integer.toString(port), address, Integer.toString(BYTES)));
            words.addAll(wishes);
            try {
                process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
                BufferedReader out = process.inputReader();
                assertThat(out.readLine()).isEqualTo("ready");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
