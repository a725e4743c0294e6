package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.tcpp.report.ResultFiles;

/**
 * tcpp as a user runs it: the script of the packaged distribution, in a process of its own. The script becomes the
 * launcher, so the process is the launcher. Nothing that is started here outlives the tests.
 */
final class Tcpp implements AutoCloseable {

    /** The packaged distribution. */
    static final Path HOME = Path.of(System.getProperty("tcpp.home"));
    /** Most tests do without the warm-up: they measure nothing, and it would take most of their time. */
    static final String COLD = "--no-warmup";
    /** Where the tests leave their files. */
    static final Path FOLDER = HOME.resolveSibling("it");
    /** Where they have their start-up archives. */
    static final Path CACHE = FOLDER.resolve("cache");

    private static final Duration LONGEST_RUN = Await.PATIENCE;
    private static final Pattern RECEIVED = Pattern.compile("\"bytes_received\":[1-9]");
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // makes the archives that all later starts are quicker with: one by a run before it, one by workers after it
        try (Tcpp first = loopback(FreePorts.run(1), "-t", "1", "-b", "12").start()) {
            first.await(LONGEST_RUN.multipliedBy(3));
        }
    }

    private final Process process;
    private final Path json;
    private final Text out;
    private final Text err;

    /** What is to be run, and how. */
    static final class Call {
        private final List<String> before = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private final Map<String, String> environment = new TreeMap<>();
        private Path script = HOME.resolve("bin/tcpp");
        private Path folder = FOLDER;
        private Path json;

        private Call(String... words) {
            this.words.addAll(List.of(words));
        }

        /** More words. */
        Call and(String... more) {
            words.addAll(List.of(more));
            return this;
        }

        /** Begun by another command, which execs the words after its own. */
        Call under(String... command) {
            before.addAll(List.of(command));
            return this;
        }

        /** In a process group of its own, as a terminal starts it, and with no signal ignored. */
        Call inItsOwnGroup() {
            return under("env", "--default-signal=INT,TERM,HUP", "setsid");
        }

        /** With a variable in its environment. */
        Call with(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** From another script than the distribution's, or by another name. */
        Call by(Path otherScript) {
            script = otherScript;
            return this;
        }

        /** In another working directory. */
        Call in(Path otherFolder) {
            folder = otherFolder;
            return this;
        }

        /** With its result as JSON. */
        Call json() {
            json = newFile(".json");
            return and("-o", json.toString());
        }

        /** The words that a shell would be given. */
        List<String> words() {
            List<String> all = new ArrayList<>(before);
            all.add(script.toString());
            all.addAll(words);
            return all;
        }

        /** Starts it. */
        Tcpp start() {
            ProcessBuilder builder = new ProcessBuilder(words()).directory(folder.toFile())
                    .redirectInput(new File("/dev/null"));
            Map<String, String> environment = builder.environment();
            environment.keySet().removeAll(List.of("NO_COLOR", "COLUMNS", "TERM", "JAVA_TOOL_OPTIONS"));
            environment.put("XDG_CACHE_HOME", CACHE.toString());
            environment.put("TCPP_JAVA", System.getProperty("java.home"));
            environment.putAll(this.environment);
            try {
                return new Tcpp(builder.start(), json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Runs it to its end. */
        Ended run() {
            try (Tcpp tcpp = start()) {
                return tcpp.await();
            }
        }
    }

    private Tcpp(Process process, Path json) {
        this.process = process;
        this.json = json;
        RUNNING.add(process);
        out = new Text("stdout of " + process.pid(), process.getInputStream());
        err = new Text("stderr of " + process.pid(), process.getErrorStream());
    }

    /** tcpp with these arguments. */
    static Call call(String... words) {
        return new Call(words);
    }

    /** Both roles on this host, on these ports. */
    static Call loopback(int port, String... words) {
        return call("--loopback", "-r", Integer.toString(port), COLD).and(words);
    }

    /** A name for a file that does not exist. */
    static Path newFile(String suffix) {
        try {
            Path file = Files.createTempFile(FOLDER, "it-", suffix);
            Files.delete(file);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True once the stream of events in a file tells of bytes that a server has received. */
    static boolean hasReceived(Path events) {
        try {
            return Files.exists(events) && RECEIVED.matcher(Files.readString(events)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher's process. */
    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** What it has written to standard output. */
    Text out() {
        return out;
    }

    /** What it has written to standard error. */
    Text err() {
        return err;
    }

    /** Waits for its end. */
    Ended await() {
        return await(LONGEST_RUN);
    }

    /** Waits for its end; fails if it does not come in time. */
    Ended await(Duration patience) {
        try {
            if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                signalIfThere("QUIT"); // a JVM then says where its threads stand, and goes on
                process.waitFor(1, TimeUnit.SECONDS);
                throw new AssertionError("tcpp did not end within " + patience.toMillis() + " ms; it wrote\n"
                        + out.soFar() + err.soFar());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Ended(process.exitValue(), out.whole(), err.whole(), json);
    }

    /** The same where it promises to end soon: fails when it has had so much time. */
    Ended awaitWithin(Duration promised) {
        Await.within(promised, List.of(process.toHandle()), "the end of tcpp", () -> !process.isAlive());
        return await();
    }

    /** Sends a signal to the launcher alone. */
    void signal(String name) {
        Processes.signal(process.pid(), name);
    }

    /** Sends SIGTERM to the launcher alone, unless it has ended, and without a process of its own to do so. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Sends a signal to the launcher alone, unless it has ended. */
    void signalIfThere(String name) {
        if (process.isAlive()) {
            Processes.signalIfThere(process.pid(), name);
        }
    }

    /** Sends a signal to the launcher's whole group, as a terminal does. */
    void signalGroup(String name) {
        Processes.signal(-process.pid(), name);
    }

    /** True once its result is there. */
    boolean hasWritten() {
        return Files.exists(json);
    }

    /** The result that it has written, though it, or what it was started under, still runs. */
    JsonNode resultSoFar() {
        return ResultFiles.readValid(json);
    }

    /** Kills it if it still runs, and what it was started under; its workers then end by themselves. */
    @Override
    public void close() {
        process.descendants().filter(below -> !Processes.isWorker(below)).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        RUNNING.remove(process);
    }

    /** Runs a command of the system; fails if that fails. */
    static String system(String... words) {
        try {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new Text(words[0], process.getInputStream()).whole();
            int status = process.waitFor();
            if (status != 0) {
                throw new AssertionError(Arrays.toString(words) + ": status " + status + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
