package org.tcpp.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * An archive of the classes that a worker uses (CDS), made once per build and JVM and kept in the user's cache folder:
 * a worker shows which classes these are, then a JVM writes them down. With it a worker is ready for less than half of
 * the CPU time. Nothing here ever fails: where an archive cannot be had the workers start without, and only the
 * listener learns why. Of several launchers at once one makes it, in a file of its own that it renames whole.
 *
 * <p>The JVM itself rejects an archive whose jars have another size or time than when it was made; the name of the file
 * depends on their content as well.
 */
public final class StartupArchive {

    /** Making one takes about two seconds, which so many workers get back in the very first run. */
    public static final int PAYS_FROM_PROCESSES = 4;

    /** A second or two; on a busy host half a minute, and who gave it up would begin anew with every run. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);
    private static final long LOOK_MS = 100;
    private static final Duration UNUSED_AFTER = Duration.ofDays(30);
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);
    private static final String PREFIX = "worker-";
    private static final String SUFFIX = ".jsa";
    private static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final JvmCommand command;
    private final Consumer<String> listener;
    private final BooleanSupplier unwanted;

    /**
     * The archive for a command.
     *
     * @param folder where archives are kept; made if absent, for the user alone
     * @param command what it is to speed up
     * @param listener is told in one line what has been made, or why there is none
     * @param unwanted asked ten times a second while one is made: true if somebody wants an end of everything
     */
    public StartupArchive(Path folder, JvmCommand command, Consumer<String> listener, BooleanSupplier unwanted) {
        this.folder = folder;
        this.command = command;
        this.listener = listener;
        this.unwanted = unwanted;
    }

    /** The cache folder of this user, by the XDG Base Directory Specification. */
    public static Path userFolder() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base = cache != null && Path.of(cache).isAbsolute()
                ? Path.of(cache)
                : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("tcpp");
    }

    /**
     * The archive to start {@code processes} workers from, or empty. It is made now if there is none and it
     * {@linkplain #PAYS_FROM_PROCESSES pays} at once, which takes about two seconds.
     */
    public Optional<Path> beforeStart(int processes) {
        return processes >= PAYS_FROM_PROCESSES ? makeIfAbsent() : present();
    }

    /** The archive if it has been made; marks it as in use. */
    public Optional<Path> present() {
        return quietly(() -> find(file()));
    }

    /** The archive, made if it is absent: about two seconds, four minutes at most. For the time after a run. */
    public Optional<Path> makeIfAbsent() {
        return quietly(() -> {
            Path file = file();
            Optional<Path> found = find(file);
            return found.isPresent() ? found : make(file);
        });
    }

    private Optional<Path> find(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        requireOurs();
        markAsUsed(file);
        return Optional.of(file);
    }

    private static void markAsUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException _) {
            // a cache that can only be read is of use all the same
        }
    }

    private Optional<Path> make(Path file) throws IOException, InterruptedException {
        createFolder();
        requireOurs();
        removeOld();
        Path claim = claim(file);
        if (find(file).isPresent()) { // another has made it since this one looked
            Files.delete(claim);
            return Optional.of(file);
        }
        Path classes = Files.createTempFile(folder, PREFIX, UNFINISHED);
        Path unfinished = Files.createTempFile(folder, PREFIX, UNFINISHED);
        try {
            long begin = System.nanoTime();
            run(command.trainingWords(classes), classes);
            run(command.archivingWords(classes, unfinished), unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            listener.accept("made " + file + " in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            return Optional.of(file);
        } finally {
            Files.deleteIfExists(classes);
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(claim);
        }
    }

    /** Of many launchers at once, as on hosts that share a home, one makes the archive and the others go without. */
    private static Path claim(Path file) throws IOException {
        Path claim = file.resolveSibling(file.getFileName() + ".making" + UNFINISHED);
        try {
            return Files.createFile(claim);
        } catch (FileAlreadyExistsException _) {
            Instant made = Files.getLastModifiedTime(claim).toInstant();
            if (Duration.between(made, Instant.now()).compareTo(LONGEST_STEP.multipliedBy(2)) > 0) {
                Files.deleteIfExists(claim);
                return Files.createFile(claim);
            }
            throw new IOException("another launcher is making it");
        }
    }

    /** Runs a JVM that has to end well and to leave something in a file. */
    private void run(List<String> words, Path made) throws IOException, InterruptedException {
        Process jvm = JvmCommand.builder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            jvm.getOutputStream().close();
            long beganNs = System.nanoTime();
            while (!jvm.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                if (unwanted.getAsBoolean()) {
                    throw new IOException("nobody waits for it any more");
                }
                if (System.nanoTime() - beganNs > LONGEST_STEP.toNanos()) {
                    throw new IOException("making it took longer than " + LONGEST_STEP.toSeconds() + " s");
                }
            }
        } finally {
            jvm.destroyForcibly();
        }
        if (jvm.exitValue() != 0 || Files.size(made) == 0) {
            throw new IOException("making it ended with exit status " + jvm.exitValue());
        }
    }

    /** One file for each JVM, set of flags and state of the jars. */
    private Path file() throws IOException {
        List<String> parts = new ArrayList<>();
        for (String property : List.of("java.vm.version", "java.vm.vendor", "java.home", "os.arch")) {
            parts.add(System.getProperty(property));
        }
        parts.add(command.java().toString());
        parts.addAll(JvmCommand.FLAGS);
        parts.addAll(JvmCommand.ARCHIVING);
        parts.addAll(command.program().options());
        for (Path jar : command.program().jars()) {
            // Size and time do not tell: a reproducible build gives all its jars one and the same time.
            parts.add(jar.toAbsolutePath() + " " + Files.getLastModifiedTime(jar).toMillis() + " "
                    + checksum(Files.readAllBytes(jar)));
        }
        return folder.resolve(PREFIX + checksum(String.join("\0", parts).getBytes(StandardCharsets.UTF_8)) + SUFFIX);
    }

    /** Two checksums that a JVM computes at full speed even where it interprets all else, as it does at its start. */
    private static String checksum(byte[] bytes) {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        one.update(bytes);
        other.update(bytes);
        return HexFormat.of().toHexDigits(one.getValue() << Integer.SIZE | other.getValue());
    }

    private void createFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (posix()) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** An archive is code: whoever may write the folder could run theirs as this user. */
    private void requireOurs() throws IOException {
        if (!posix()) {
            return;
        }
        String user = ProcessHandle.current().info().user().orElse(null);
        if (!Files.getOwner(folder).getName().equals(user)) {
            throw new IOException(folder + " belongs to another user");
        }
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
        if (permissions.charAt(4) == 'w' || permissions.charAt(7) == 'w') {
            throw new IOException("others may write " + folder);
        }
    }

    /** Removes archives that nobody has used for a month and what was left by a launcher that was killed. */
    private void removeOld() throws IOException {
        Instant now = Instant.now();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), now);
                Duration most = file.toString().endsWith(UNFINISHED) ? ABANDONED_AFTER : UNUSED_AFTER;
                if (age.compareTo(most) > 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private boolean posix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Something that may end without an archive. */
    @FunctionalInterface
    private interface Attempt {
        Optional<Path> get() throws IOException, InterruptedException;
    }

    private Optional<Path> quietly(Attempt attempt) {
        try {
            return attempt.get();
        } catch (IOException | RuntimeException e) {
            listener.accept("no start-up archive: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            listener.accept("no start-up archive: interrupted");
        }
        return Optional.empty();
    }
}
