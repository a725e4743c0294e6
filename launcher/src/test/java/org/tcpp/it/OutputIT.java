package org.tcpp.it;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every output that fails is told, in every mode; what can be known before the run is known before the run. */
@EnabledOnOs(OS.LINUX)
class OutputIT {

    private static final String FULL = "No space left on device";
    private static final String CLOSED = "Broken pipe";
    private static final String TO_FULL_DISK = "\"$@\" >/dev/full";
    /** Who would read it has gone before the command begins. */
    private static final String TO_NOBODY = "exec 3> >(:); wait $!; \"$@\" >&3 3>&-";

    private static TcppServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = TcppServer.start(1);
    }

    @AfterAll
    static void stop() {
        assertThat(server.stop().status()).isZero();
    }

    // ---- known before the run ------------------------------------------------------------------------------

    static Stream<Arguments> lookedAt() {
        List<Arguments> all = new ArrayList<>();
        for (String option : List.of("-o", "--csv", "--json-stream", "--ready-file")) {
            all.add(arguments("-s", option, "missing/x", "no such folder"));
            all.add(arguments("-s", option, "readonly/x", "ermission denied|Read-only file system"));
            all.add(arguments("-s", option, "a".repeat(300), "File name too long"));
            if (!option.equals("-o")) {
                all.add(arguments("-s", option, "folder", "is a folder"));
            }
            if (!option.equals("--ready-file")) {
                all.add(arguments("-c", option, "missing/x", "no such folder"));
                all.add(arguments("--loopback", option, "missing/x", "no such folder"));
            }
        }
        all.add(arguments("--loopback", "--csv", "foreign.csv", "header is not the beginning of ours.*name,bytes"));
        all.add(arguments("--loopback", "--csv", "locked", "another process has held its lock for 3 s"));
        all.add(arguments("-c", "--json-stream", "locked", "another process writes it"));
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("lookedAt")
    void shouldRefuseBeforeTheRunWhatCannotBeWritten(String mode, String option, String name, String reason)
            throws IOException {
        boolean mounted = prepare();
        assumeTrue(mounted || !name.startsWith("readonly") || !System.getProperty("user.name").equals("root"),
                "root writes everywhere, and may not mount here");
        try (FileChannel locked = FileChannel.open(folder.resolve("locked"), StandardOpenOption.WRITE);
                FileLock _ = locked.lock()) {
            String file = folder.resolve(name).toString();
            Tcpp.Call call = mode.equals("-c")
                    ? server.client(option, file)
                    : Tcpp.call(mode, "-r", Integer.toString(FreePorts.run(1)), option, file);

            Ended ended = call.run();

            assertThat(ended.status()).as(ended.err()).isEqualTo(73);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.errLines()).singleElement().asString()
                    .startsWith("tcpp: " + option + " " + file + ": cannot be written (")
                    .containsPattern(reason);
            assertThat(folder.resolve("foreign.csv")).hasContent("name,bytes\nx,1\n");
        } finally {
            if (mounted) {
                Tcpp.system("umount", folder.resolve("readonly").toString());
            }
        }
        assertThat(leftovers()).containsExactlyInAnyOrder("folder", "readonly", "foreign.csv", "locked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-o - --csv -|--csv -: standard output is taken by -o -",
            "--json-stream - -o -|--json-stream -: standard output is taken by -o -",
            "-o x --csv x|--csv x: the same file as -o x",
            "-o x --json-stream ./x|--json-stream ./x: the same file as -o x"})
    void shouldRefuseTwoOutputsInOnePlace(String words, String sentence) throws IOException {
        Ended ended = Tcpp.call("--loopback").in(folder).and(words.split(" ")).run();

        assertThat(ended.status()).isEqualTo(64);
        assertThat(ended.err()).isEqualTo("tcpp: " + sentence + "\n");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void shouldRefuseAReadyFileThatIsNoFile() {
        Ended ended = Tcpp.call("-s", "--ready-file", "-").run();

        assertThat(ended.status()).isEqualTo(64);
        assertThat(ended.err()).startsWith("tcpp: --ready-file -: needs a file");
    }

    // ---- known after the run -------------------------------------------------------------------------------

    /** Each output of each mode fails, and each in each way; what is on standard output and what is not, in one run. */
    static Stream<Arguments> failing() {
        return Stream.of(
                arguments("--loopback", "-o /dev/full", TO_FULL_DISK, "standard output", FULL),
                arguments("-c", "--csv /dev/full", TO_FULL_DISK, "standard output", FULL),
                arguments("--loopback --trials 2", "--json-stream /dev/full", TO_FULL_DISK, "standard output", FULL),
                arguments("--loopback", "", TO_NOBODY, "standard output", CLOSED),
                arguments("--loopback", "-o -", TO_NOBODY, "-o -", CLOSED),
                arguments("-c", "-o -", TO_FULL_DISK, "-o -", FULL),
                arguments("--loopback --trials 2", "-o -", TO_FULL_DISK, "-o -", FULL),
                arguments("--loopback", "--csv -", TO_FULL_DISK, "--csv -", FULL),
                arguments("-c", "--csv -", TO_NOBODY, "--csv -", CLOSED),
                arguments("--loopback --trials 2", "--csv -", TO_FULL_DISK, "--csv -", FULL),
                arguments("--loopback", "--json-stream -", TO_FULL_DISK, "--json-stream -", FULL),
                arguments("-c", "--json-stream -", TO_FULL_DISK, "--json-stream -", FULL),
                arguments("--loopback --trials 2", "--json-stream -", TO_NOBODY, "--json-stream -", CLOSED));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("failing")
    void shouldTellWhatFailsAndPutTheResultOnStandardError(String mode, String words, String shell, String told,
            String reason) {
        Ended ended = run(mode, words).under("bash", "-c", shell, "bash").run();

        assertThat(ended.status()).as(ended.err()).isEqualTo(73);
        assertThat(ended.err()).containsOnlyOnce("tcpp: " + told + ": cannot be written (" + reason + ")");
        if (words.endsWith("/dev/full")) {
            assertThat(ended.err()).containsOnlyOnce("tcpp: " + words + ": cannot be written (" + FULL + ")");
        }
        assertThat(jsonIn(ended.err())).contains("\"verdict\": \"complete\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help"})
    void shouldTellThatNobodyReadsTheVersion(String word) {
        Ended ended = Tcpp.call(word).under("sh", "-c", "\"$@\" >/dev/full", "sh").run();

        assertThat(ended.status()).isEqualTo(73);
        assertThat(ended.err()).isEqualTo("tcpp: standard output: cannot be written (" + FULL + ")\n");
    }

    @Test
    void shouldKeepItsStatusWhereNothingCanBeToldEither() {
        assertThat(run("--loopback", "-o -").under("sh", "-c", "\"$@\" >/dev/full 2>/dev/full", "sh").run().status())
                .isEqualTo(73);
        assertThat(Tcpp.call("--lopback").under("sh", "-c", "\"$@\" 2>/dev/full", "sh").run().status())
                .isEqualTo(73);
    }

    @Test
    void shouldNotRepeatOnStandardErrorWhatAFileHas() {
        Path file = folder.resolve("r.json");

        Ended ended = run("--loopback", "-o " + file).under("sh", "-c", "\"$@\" >/dev/full", "sh").run();

        assertThat(ended.status()).isEqualTo(73);
        assertThat(ended.errLines()).containsExactly("tcpp: standard output: cannot be written (" + FULL + ")");
        assertThat(ResultFiles.readValid(file).get("verdict").textValue()).isEqualTo("complete");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"-o disk/x", "--csv disk/x", "--json-stream disk/x", "-o disk/", "--csv disk/full.csv"})
    void shouldLeaveNothingHalfOnAFullDisk(String words) throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(Superuser.may("mount", "-t", "tmpfs", "-o", "size=4k", "none", disk.toString()),
                "needs root, to mount a disk of 4 KiB");
        try {
            if (words.startsWith("--csv")) {
                Files.writeString(disk.resolve("full.csv"), "date,labels,bytes\n" + "x,,1\n".repeat(815));
            }
            String before = words.startsWith("--csv") ? Files.readString(disk.resolve("full.csv")) : null;

            Ended ended = run("--loopback", words).in(folder).run();

            assertThat(ended.status()).as(ended.err()).isEqualTo(73);
            assertThat(ended.err()).contains("tcpp: " + words + ": cannot be written (" + FULL + ")");
            assertThat(jsonIn(ended.err())).contains("\"verdict\": \"complete\"");
            if (before != null) {
                assertThat(disk.resolve("full.csv")).hasContent(before);
                assertThat(disk.resolve("x")).doesNotExist();
            } else if (words.startsWith("-o")) {
                assertThat(disk).isEmptyDirectory();
            } else {
                assertThat(Files.readString(disk.resolve("x"))).matches("(\\{.*\\}\n)*");
            }
        } finally {
            Tcpp.system("umount", disk.toString());
        }
    }

    @Test
    void shouldTellThatAFileMayNotGrowSoLarge() {
        Path file = folder.resolve("r.json");

        Ended ended = run("--loopback", "-o " + file).under("bash", "-c", "ulimit -f 4; exec \"$@\"", "bash").run();

        assertThat(ended.status()).isEqualTo(73);
        assertThat(ended.err()).contains("tcpp: -o " + file + ": cannot be written (File too large)");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldServeOnAndTellWhereAServersOutputsFail() throws IOException {
        Path results = Files.createDirectory(folder.resolve("results"));
        Path csv = Files.createFile(folder.resolve("s.csv"));
        Tcpp.Call call = Tcpp.call().inItsOwnGroup().under("sh", "-c", "exec \"$@\" >/dev/full", "sh");
        try (TcppServer other = TcppServer.startPlain(1, call, "-o", results + "/", "--csv", csv.toString());
                FileChannel locked = FileChannel.open(csv, StandardOpenOption.WRITE);
                FileLock _ = locked.lock()) {
            Files.delete(results);
            for (int run = 0; run < 2; run++) {
                Ended client = other.client("-t", "1", "-b", "1k").run();
                assertThat(client.status()).as(client.err()).isZero();
            }

            Ended ended = other.stop();

            assertThat(ended.status()).as(ended.err()).isEqualTo(73);
            assertThat(ended.errLines().stream().filter(line -> line.startsWith("tcpp: -o " + results
                    + "/: cannot be written (no such folder: " + results + ")"))).hasSize(2);
            assertThat(ended.errLines().stream().filter(line -> line.equals("tcpp: --csv " + csv
                    + ": cannot be written (another process has held its lock for 3 s)"))).hasSize(2);
            assertThat(ended.err()).containsOnlyOnce("tcpp: standard output: cannot be written (" + FULL + ")");
            assertThat(jsonIn(ended.err())).contains("\"bytes\": 1000");
        }
        assertThat(csv).isEmptyFile();
    }

    private static Tcpp.Call run(String mode, String words) {
        Tcpp.Call call = mode.equals("-c")
                ? server.client()
                : Tcpp.loopback(FreePorts.run(1)).and(split(mode.replace("--loopback", "")));
        return call.and("-t", "1", "-b", "1k").and(split(words));
    }

    private static String[] split(String words) {
        return words.isBlank() ? new String[0] : words.strip().split(" ");
    }

    /** A folder of that name, one that cannot be written, a table of something else and a file that is locked. */
    private boolean prepare() throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        Files.writeString(folder.resolve("foreign.csv"), "name,bytes\nx,1\n");
        Files.createFile(folder.resolve("locked"));
        Path readOnly = Files.createDirectory(folder.resolve("readonly"));
        return readOnly.toFile().setWritable(false)
                && Superuser.may("mount", "-t", "tmpfs", "-o", "ro,size=4k", "none", readOnly.toString());
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    /** The first JSON document that stands in it. */
    private static String jsonIn(String err) {
        int begin = err.indexOf("\n{\n") + 1;
        int end = err.indexOf("\n}\n", begin);
        assertThat(begin).as(err).isPositive();
        return err.substring(begin, end + 3);
    }
}
