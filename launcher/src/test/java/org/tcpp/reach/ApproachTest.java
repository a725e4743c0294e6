package org.tcpp.reach;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.it.Await;
import org.tcpp.process.LineProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Reaches "hosts" that are real shells of this one, with a folder of their own for what is carried. */
class ApproachTest {

    private static final String AGENT = "#!/bin/sh\n[ \"$1\" != version ] || { echo tcpp 9; exit; }\necho '"
            + new Answer.Here(Answer.VERSION).line()
            + "'\nexec cat >/dev/null\n";

    @TempDir
    private Path folder;
    private Path cache;
    private Cargo plain;

    @BeforeEach
    void makeCargo() throws IOException {
        cache = folder.resolve("cache");
        plain = cargo("plain", AGENT);
    }

    private Cargo cargo(String name, String program) throws IOException {
        return Cargo.of(parts(name, program));
    }

    private Map<String, Path> parts(String name, String program) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("bin/tcpp"), program);
        Files.setPosixFilePermissions(home.resolve("bin/tcpp"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.write(home.resolve("lib/x.jar"), new byte[1234]);
        return Map.of("bin", home.resolve("bin"), "lib", home.resolve("lib"));
    }

    private Approach approach(Cargo withJava, String... engine) {
        List<String> words = Stream.concat(Stream.of("env", "XDG_CACHE_HOME=" + cache), Stream.of(engine)).toList();
        return new Approach(new Way("env", words), Engine.PROCESSES, plain, withJava);
    }

    private Approach.Reached reach(Cargo withJava, String... engine) throws Approach.Failed, InterruptedException {
        return approach(withJava, engine).reach("here");
    }

    private Approach.Pushed push(Cargo withJava, String... engine) throws Approach.Failed, InterruptedException {
        return approach(withJava, engine).push("here");
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> all = Files.list(cache.resolve("tcpp"))) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void shouldCarryTcppToAHostOnce() throws Exception {
        Approach.Reached first = reach(null);
        first.line().hangUp();
        assertThat(first.carried()).isTrue();
        assertThat(first.system()).startsWith(System.getProperty("os.name"));
        assertThat(kept()).containsExactly(plain.digest());
        Path there = cache.resolve("tcpp").resolve(plain.digest());
        assertThat(there.resolve("bin/tcpp")).isExecutable().hasContent(AGENT);
        assertThat(there.resolve("lib/x.jar")).hasSize(1234);

        Approach.Reached second = reach(null);
        second.line().hangUp();
        assertThat(second.carried()).isFalse();
    }

    @Test
    void shouldPushToAHostOnceAndSayWhatIsThere() throws Exception {
        String place = cache.resolve("tcpp").resolve(plain.digest()).toString();
        assertThat(push(null)).isEqualTo(new Approach.Pushed(place, "tcpp 9", true));
        assertThat(push(null, "sh", "-c", "echo welcome; exec \"$@\"", "shell"))
                .isEqualTo(new Approach.Pushed(place, "tcpp 9", false));
        assertThat(kept()).containsExactly(plain.digest());
        Approach.Reached run = reach(null);
        run.line().hangUp();
        assertThat(run.carried()).as("a run finds what was pushed").isFalse();
    }

    @Test
    void shouldNotTakeForPushedWhatCannotRunThere() throws Exception {
        plain = cargo("without", "#!/bin/sh\necho 'tcpp: needs Java 25 or newer' >&2\nexit 69\n");
        assertThatThrownBy(() -> push(null)).isInstanceOf(Approach.Failed.class)
                .hasMessage("exit status 69: tcpp: needs Java 25 or newer (--carry-java carries one)");
        assertThat(push(cargo("with", AGENT)).version()).isEqualTo("tcpp 9");
    }

    /** A program of that name that hosts find before the real one; the words of an engine that has it so. */
    private String[] standIn(String name, String script) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path program = programs.resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new String[]{"env", "PATH=" + programs + ":" + System.getenv("PATH")};
    }

    /** Both have unpacked what came, and seen that nothing is in its place, before one of them puts it there. */
    @Test
    void shouldKeepOneCopyWhereSeveralCarryItAtOnce() throws Exception {
        String[] engine = standIn("mv", """
                : >"${0%%/*}/here.$$"
                until [ "$(ls "${0%%/*}" | grep -c here)" = 2 ]; do sleep 0.01; done
                exec %s "$@"
                """.formatted(Files.isExecutable(Path.of("/bin/mv")) ? "/bin/mv" : "/usr/bin/mv"));
        List<CompletableFuture<Approach.Reached>> both = Stream.of(1, 2).map(_ -> CompletableFuture.supplyAsync(() -> {
            try {
                return reach(null, engine);
            } catch (Approach.Failed | InterruptedException e) {
                throw new AssertionError(e);
            }
        }, Thread::startVirtualThread)).toList();
        both.forEach(one -> one.join().line().hangUp());
        assertThat(kept()).containsExactly(plain.digest());
        assertThat(cache.resolve("tcpp").resolve(plain.digest())).isDirectoryNotContaining("glob:**carry*")
                .isDirectoryContaining("glob:**bin").isDirectoryContaining("glob:**lib");
    }

    @Test
    void shouldCarryItAgainWhereSomebodyWasKilledHalfWay() throws Exception {
        String[] engine = standIn("tar", "head -c 100 >/dev/null; mkdir \"$4/bin\"; kill -KILL $PPID\n");
        assertThatThrownBy(() -> reach(null, engine)).isInstanceOf(Approach.Failed.class)
                .hasMessage("env ended, exit status 137");
        assertThat(kept()).as("half of it, which nobody takes for the whole").singleElement().asString()
                .startsWith("carry.");
        Path half = cache.resolve("tcpp").resolve(kept().getFirst());

        Approach.Reached reached = reach(null);
        reached.line().hangUp();
        assertThat(reached.carried()).isTrue();
        assertThat(kept()).as("somebody may be about to carry it").containsExactlyInAnyOrder(plain.digest(),
                half.getFileName().toString());

        Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        plain = cargo("another", AGENT + "#\n");
        reach(null).line().hangUp();
        assertThat(half).as("two days old").doesNotExist();
    }

    @Test
    void shouldLeaveNothingWhereThereIsNoRoom() throws Exception {
        assertThatThrownBy(() -> push(null, "sh", "-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "shell"))
                .isInstanceOf(Approach.Failed.class)
                .hasMessageStartingWith("tcpp could not be unpacked there, exit status 73: tar: ")
                .hasMessageContaining("x.jar");
        assertThat(kept()).isEmpty();
        assertThat(push(null).carried()).isTrue();
    }

    @Test
    void shouldKeepWhatAHostsShellSaysBeside() throws Exception {
        Approach.Reached reached = reach(null, "sh", "-c", "echo welcome; echo warning >&2; echo 'srun: cluster"
                + " configuration lacks support for cpu binding' >&2; exec \"$@\"", "shell");
        List<String> noise = new ArrayList<>(reached.noise());
        // there are two pipes, and what comes through one may be late
        while (noise.size() < 2
                && reached.line().await(Await.PATIENCE.toNanos()) instanceof HostEvent.Noise(String words)) {
            noise.add(words);
        }
        reached.line().hangUp();
        assertThat(noise).containsExactlyInAnyOrder("welcome", "warning");
    }

    @Test
    void shouldCarryAJavaOnlyWhereThereIsNone() throws Exception {
        plain = cargo("without", "#!/bin/sh\necho 'tcpp: needs Java 25 or newer' >&2\nexit 69\n");
        assertThatThrownBy(() -> reach(null)).isInstanceOf(Approach.Failed.class)
                .hasMessageContaining("needs Java 25").hasMessageContaining("--carry-java");
        Approach.Reached reached = reach(cargo("with", AGENT));
        reached.line().hangUp();
        assertThat(kept()).hasSize(2);
    }

    @Test
    void shouldCarryNoJavaToAHostThatCannotRunIt() throws Exception {
        plain = cargo("without", "#!/bin/sh\necho 'tcpp: needs Java 25 or newer' >&2\nexit 69\n");
        Path java = folder.resolve("jre");
        Files.createDirectories(java.resolve("bin"));
        Map<String, Path> parts = new HashMap<>(parts("with", AGENT));
        parts.put("jre", java);

        Files.write(java.resolve("bin/java"), HexFormat.of().parseHex("7f454c46020201000000000000000000000300f3"));
        Cargo foreign = Cargo.of(parts);
        assertThatThrownBy(() -> reach(foreign)).isInstanceOf(Approach.Failed.class)
                .hasMessage("there is no Java 25, and the Java that --carry-java carries is for Linux riscv64,"
                        + " but this host is " + uname());
        assertThat(kept()).containsExactly(plain.digest());

        Files.copy(Path.of(ProcessHandle.current().info().command().orElseThrow()), java.resolve("bin/java"),
                StandardCopyOption.REPLACE_EXISTING);
        Approach.Reached reached = reach(Cargo.of(parts));
        reached.line().hangUp();
        assertThat(reached.carried()).isTrue();
    }

    /** A shell that answers is logged in, and a host's agent may take its time to start. */
    @Test
    void shouldLetTheNextLogInWhileAgentsStart() throws Exception {
        int hosts = Approach.LOGINS_AT_ONCE + 2;
        AtomicInteger started = new AtomicInteger();
        Approach approach = new Approach(new Way("shells", List.of("shells")), (words, ear) -> {
            started.incrementAndGet();
            return new AnsweringShell(ear, plain.digest());
        }, plain, null);
        List<Thread> reaching = IntStream.range(0, hosts).mapToObj(_ -> Thread.ofVirtual().start(() -> {
            try {
                approach.reach("here");
            } catch (Approach.Failed | InterruptedException _) {
                // no agent ever comes
            }
        })).toList();

        Await.until("all shells run, and no agent", () -> started.get() == hosts);
        reaching.forEach(Thread::interrupt);
        for (Thread one : reaching) {
            one.join();
        }
    }

    /** Answers a probe, and nothing else. */
    private record AnsweringShell(LineProcess.Ear ear, String kept) implements Engine.Pipe {
        @Override
        public void send(byte[] bytes) {
            if (new String(bytes, StandardCharsets.UTF_8).contains(Script.PROBED)) {
                List.of(Script.SYSTEM + "Linux x86_64 here", Script.HAS + kept, Script.PROBED).forEach(ear::line);
            }
        }

        @Override
        public void closeInput() {
            // it ends by being closed
        }

        @Override
        public void close() {
            // there is nothing to end
        }
    }

    private static String uname() throws IOException {
        try (BufferedReader said = new ProcessBuilder("uname", "-sm").start().inputReader()) {
            return said.readLine();
        }
    }

    @Test
    void shouldSayWhyAHostIsNotReached() {
        assertThatThrownBy(() -> reach(null, "sh", "-c", "echo 'no route to host' >&2; exit 255"))
                .isInstanceOf(Approach.Failed.class).hasMessage("env ended, exit status 255: no route to host");
        assertThatThrownBy(() -> new Approach(new Way("nothing", List.of("/nonexistent/engine")), (words, ear) -> {
            throw new IOException("no such file");
        }, plain, null).reach("here")).hasMessage("nothing does not start: no such file");
        assertThatThrownBy(() -> reach(null, "sh", "-c", "mkdir() { return 1; }; exec sh -c 'exit 7'"))
                .hasMessageStartingWith("env ended, exit status 7");
    }

    @Test
    void shouldTellThatNothingCanBeKeptThere() throws Exception {
        Files.createDirectories(cache);
        Files.createFile(cache.resolve("tcpp"));
        assertThatThrownBy(() -> reach(null)).isInstanceOf(Approach.Failed.class)
                .hasMessageStartingWith("tcpp could not be unpacked there");
    }
}
