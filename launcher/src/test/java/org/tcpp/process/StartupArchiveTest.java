package org.tcpp.process;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StartupArchiveTest {

    @TempDir
    Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private Path cache;
    private Path jar;

    @BeforeEach
    void makeJar() throws Exception {
        cache = folder.resolve("cache/tcpp");
        jar = folder.resolve("worker.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MisbehavingWorker.class.getName());
        String name = MisbehavingWorker.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(TestFleet.classFolder().resolve(name), out);
        }
    }

    @Test
    void shouldMakeTheArchiveOnceAndUseIt() throws Exception {
        assertThat(archive().present()).isEmpty();
        assertThat(archive().beforeStart(3)).isEmpty();

        Path made = archive().beforeStart(4).orElseThrow();

        assertThat(archive().beforeStart(1)).hasValue(made);
        assertThat(archive().makeIfAbsent()).hasValue(made);
        assertThat(told).singleElement().asString().startsWith("made " + made);
        assertThat(filesInCache()).containsExactly(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache))).isEqualTo("rwx------");
        assertThat(sourceOfWorkerClass(made)).contains("source: shared objects file");
    }

    /** Somebody presses Ctrl-C when all is done but this. */
    @Test
    void shouldStopMakingItAsSoonAsNobodyWaitsForIt() throws Exception {
        AtomicInteger looks = new AtomicInteger();

        assertThat(archive(() -> looks.incrementAndGet() == 1).makeIfAbsent()).isEmpty();

        assertThat(looks).hasValue(1);
        assertThat(told).containsExactly("no start-up archive: nobody waits for it any more");
        assertThat(filesInCache()).isEmpty();
    }

    @Test
    void shouldRunWithoutAWordWhereTheArchiveIsGarbageOrStaleOrGone() throws Exception {
        Path made = archive().makeIfAbsent().orElseThrow();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        assertThat(sourceOfWorkerClass(made)).contains("worker.jar");
        Files.writeString(made, "garbage ".repeat(10_000));
        assertThat(sourceOfWorkerClass(made)).contains("worker.jar");
        Files.delete(made);
        assertThat(sourceOfWorkerClass(made)).contains("worker.jar");
    }

    /** Each has its own reason why such an archive cannot be used, or only in part. */
    @Test
    void shouldRunWithoutAWordWhateverArgumentsTheUserGives() throws Exception {
        Path made = archive().makeIfAbsent().orElseThrow();
        for (String arguments : List.of("-XX:-UseSerialGC -XX:+UseParallelGC", "-XX:-UseSerialGC -XX:+UseZGC",
                "-XX:+UseCompactObjectHeaders", "--limit-modules=java.base",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y")) {
            assertThat(sourceOfWorkerClass(made, arguments.split(" "))).as(arguments).contains("source: ");
        }
    }

    @Test
    void shouldMakeAnotherWhenTheJarChanges() throws Exception {
        Path made = archive().makeIfAbsent().orElseThrow();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        assertThat(archive().present()).isEmpty();
        assertThat(archive().makeIfAbsent()).isPresent().get().isNotEqualTo(made);
    }

    @Test
    void shouldLetOneOfManyLaunchersMakeIt() throws Exception {
        List<Thread> launchers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            launchers.add(Thread.ofPlatform().start(() -> archive().makeIfAbsent()));
        }
        for (Thread launcher : launchers) {
            launcher.join();
        }

        assertThat(told.stream().filter(line -> line.startsWith("made "))).hasSize(1);
        assertThat(filesInCache()).hasSize(1);
        assertThat(sourceOfWorkerClass(filesInCache().getFirst())).contains("source: shared objects file");
    }

    @Test
    void shouldTakeOverFromALauncherThatWasKilled() throws Exception {
        Path made = archive().makeIfAbsent().orElseThrow();
        Files.delete(made);
        Path claim = Files.createFile(cache.resolve(made.getFileName() + ".making.tmp"));

        assertThat(archive().makeIfAbsent()).isEmpty();
        assertThat(told.getLast()).isEqualTo("no start-up archive: another launcher is making it");

        Files.setLastModifiedTime(claim, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
        assertThat(archive().makeIfAbsent()).hasValue(made);
        assertThat(filesInCache()).containsExactly(made);
    }

    @Test
    void shouldRemoveWhatNobodyHasUsedForAMonth() throws Exception {
        Files.createDirectories(cache);
        Path old = oldFile("worker-0123.jsa", 31);
        Path young = oldFile("worker-4567.jsa", 29);
        Path left = oldFile("worker-89.tmp", 2);
        Path foreign = oldFile("notes.txt", 400);

        Path made = archive().makeIfAbsent().orElseThrow();

        assertThat(filesInCache()).containsExactlyInAnyOrder(young, foreign, made);
        assertThat(List.of(old, left)).noneMatch(Files::exists);
    }

    @Test
    void shouldDoWithoutWhereTheFolderCannotBeMade() throws Exception {
        cache = Files.createFile(folder.resolve("file")).resolve("tcpp");

        assertThat(archive().beforeStart(16)).isEmpty();
        assertThat(told).singleElement().asString().startsWith("no start-up archive: ");
    }

    @Test
    void shouldNotTrustAFolderThatOthersMayWrite() throws Exception {
        Path made = archive().makeIfAbsent().orElseThrow();
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwx---"));

        assertThat(archive().present()).isEmpty();
        assertThat(archive().makeIfAbsent()).isEmpty();
        assertThat(told).last().asString().contains("others may write");
        assertThat(made).exists();
    }

    @Test
    void shouldDoWithoutWhereTheWorkerRunsFromAFolderOfClasses() {
        StartupArchive archive = new StartupArchive(cache, TestFleet.command(folder, "good"), told::add,
                () -> false);

        assertThat(archive.beforeStart(16)).isEmpty();
        assertThat(told).hasSize(1);
    }

    private StartupArchive archive() {
        return archive(() -> false);
    }

    private StartupArchive archive(BooleanSupplier unwanted) {
        return new StartupArchive(cache, TestFleet.command(WorkerProgram.jar(jar), folder, "good"), told::add,
                unwanted);
    }

    /** Runs a worker with that archive, sees that it says nothing unusual, and tells where its main class came from. */
    private String sourceOfWorkerClass(Path archive, String... further) throws Exception {
        Path log = folder.resolve("classes.log");
        JvmCommand command = JvmCommand.of(WorkerProgram.jar(jar), folder)
                .withArchive(archive)
                .withUserArguments(Stream.concat(Stream.of("-D" + MisbehavingWorker.WAYS + "=halts-late",
                        "-Xlog:class+load=info:file=" + log), Stream.of(further)).toList());
        try (TestFleet workers = new TestFleet(1, command)) {
            workers.awaitReady(workers.worker(0));
            workers.fleet.close();
            assertThat(workers.end().lastLines()).isEmpty();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(MisbehavingWorker.class.getName() + " ")).findFirst()
                    .orElseThrow();
        }
    }

    private Path oldFile(String name, int days) throws Exception {
        Path file = Files.createFile(cache.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    private List<Path> filesInCache() throws Exception {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }
}
