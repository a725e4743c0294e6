package org.tcpp.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** The start script and the archive, wherever they lie and however they are called. */
class ScriptIT {

    @TempDir
    static Path folder;

    private static Path unpacked;

    @BeforeAll
    static void unpack() throws IOException {
        Path place = Files.createDirectory(folder.resolve("a place with  spaces"));
        List<Path> archives;
        try (Stream<Path> files = Files.list(Tcpp.HOME.getParent())) {
            archives = files.filter(file -> file.getFileName().toString().matches("tcpp-.*\\.tar\\.gz")).toList();
        }
        assertThat(archives).hasSize(1);
        Tcpp.system("tar", "-xzf", archives.getFirst().toString(), "-C", place.toString());
        try (Stream<Path> files = Files.list(place)) {
            unpacked = files.findFirst().orElseThrow();
        }
    }

    @Test
    void shouldRunFromTheArchiveInAFolderWithSpaces() {
        int port = FreePorts.run(2);
        Ended ended = call("--loopback", "-p", "2", "-t", "5", "-b", "1k", "-r", Integer.toString(port), Tcpp.COLD)
                .json().run();

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("complete");
        assertThat(ended.errLines()).isEmpty();
    }

    @Test
    void shouldFollowSymbolicLinksToItself() throws IOException {
        Path first = Files.createSymbolicLink(folder.resolve("a link"), unpacked.resolve("bin/tcpp"));
        Path second = Files.createSymbolicLink(folder.resolve("another"), Path.of("a link"));

        assertVersion(call("--version").by(second).run());
        assertVersion(call("--version").by(first).run());
    }

    @Test
    void shouldRunFromAnyFolder() {
        assertVersion(call("--version").in(unpacked.resolve("bin")).by(Path.of("./tcpp")).run());
        assertVersion(call("--version").in(folder).by(folder.relativize(unpacked.resolve("bin/tcpp"))).run());
    }

    @Test
    void shouldPassArgumentsOnAsTheyAre() {
        Path file = folder.resolve("a result.json");
        int port = FreePorts.run(1);
        Ended ended = call("--loopback", Tcpp.COLD, "-t", "1", "-b", "12", "-r", Integer.toString(port), "-o",
                "a result.json",
                "--label", "where=in the  lab * $HOME", "--worker-jvm-args", "-Da='b c' -Dd=e").in(folder).run();

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ResultFiles.readValid(file).get("run").get("labels").get("where").textValue())
                .isEqualTo("in the  lab * $HOME");
    }

    @Test
    void shouldPassTheExitStatusOn() {
        assertThat(call("--no-such-option").run().status()).isEqualTo(64);
    }

    @Test
    void shouldNotLetTheEnvironmentChangeTheJvm() {
        Ended ended = call("--version").with("JAVA_TOOL_OPTIONS", "-Dunwanted=1").run();

        assertVersion(ended);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldStartLauncherAndWorkersFromArchivesOfTheirOwn() {
        try (TcppServer server = TcppServer.startPlain(1)) {
            long launcher = server.launcher().pid();
            long worker = Processes.awaitWorkers(server.launcher(), 1).getFirst().pid();

            assertThat(Path.of("/proc/" + launcher + "/maps")).content().containsPattern("/launcher[^/]*\\.jsa");
            assertThat(Path.of("/proc/" + worker + "/maps")).content().containsPattern("/worker-[^/]*\\.jsa");
        }
    }

    @Test
    void shouldSayInTwoLinesThatThereIsNoJava() {
        Ended ended = call("--version").with("TCPP_JAVA", folder.toString()).run();

        assertThat(ended.status()).isEqualTo(69);
        assertThat(ended.errLines()).hasSize(2).first().asString().contains("Java 25");
    }

    @Test
    void shouldTakeTheJavaThatLiesBesideItUnlessAnotherIsNamed() throws IOException {
        Path bundle = Files.createDirectory(folder.resolve("a bundle"));
        Tcpp.system("cp", "-a", unpacked + "/.", bundle.toString());
        Path java = Files.createDirectories(bundle.resolve("jre/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho the Java beside it\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(bundle.resolve("jre/release"), "JAVA_VERSION=\"25.0.3\"\n");
        String other = System.getProperty("java.home");
        Path tcpp = bundle.resolve("bin/tcpp");

        assertThat(call("--version").by(tcpp).with("TCPP_JAVA", "").with("JAVA_HOME", other).run().out())
                .isEqualTo("the Java beside it\n");
        assertVersion(call("--version").by(tcpp).with("TCPP_JAVA", other).run());
    }

    @Test
    void shouldStartFromAnArchiveHoweverLongTheNameOfItsPlaceIs() throws IOException {
        Path place = Files.createDirectories(folder.resolve("a".repeat(100)).resolve("b".repeat(100)));
        Tcpp.system("cp", "-a", unpacked + "/.", place.toString());
        Path java = Files.createDirectories(place.resolve("jre/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for word; do case $word in -XX:SharedArchiveFile=*) file=${word#*=} ;; esac; done
                case $* in *-Xshare:dump*) echo archive >"$file" ;; *) cat "$file" ;; esac
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(place.resolve("jre/release"), "JAVA_VERSION=\"25.0.3\"\n");

        Ended ended = call("--version").by(place.resolve("bin/tcpp")).with("TCPP_JAVA", "")
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString()).run();

        assertThat(ended.out()).as(ended.err()).isEqualTo("archive\n");
    }

    // no cache folder: an archive for a place that is gone in a moment is of no use
    private static Tcpp.Call call(String... words) {
        return Tcpp.call(words).by(unpacked.resolve("bin/tcpp")).with("XDG_CACHE_HOME", "/dev/null");
    }

    private static void assertVersion(Ended ended) {
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.out()).matches("tcpp [0-9.]+.*, Java [0-9.]+.*\\R");
        assertThat(ended.errLines()).isEmpty();
    }
}
