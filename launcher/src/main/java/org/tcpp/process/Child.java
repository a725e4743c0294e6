package org.tcpp.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tcpp.host.HostCauses;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.Message;
import org.tcpp.message.WorkerSpec;
import org.tcpp.text.SafeText;

/**
 * One worker process and the four threads that attend to it: a pump for each of its outputs, a writer, since a stopped
 * process does not read, and a watcher that tells of its end once its outputs have run dry. Any thread may call it.
 */
final class Child {

    /** So many lines of noise are kept for the report of a worker's end. */
    private static final int LAST_LINES = 20;

    /** Noise is for a person: a longer line is shortened to so many characters. */
    private static final int NOISE_LENGTH = 4096;

    /** A process that the worker started may hold its pipes for ever; nobody waits longer than this for their end. */
    private static final Duration PIPE_PATIENCE = Duration.ofSeconds(5);

    /** Statuses of a shell that could not execute a command: POSIX, 2.8.2. */
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;

    /** Statuses of a shell that died of a signal which it was about to ignore: HUP, INT, TERM. */
    private static final Set<Integer> UNSHIELDED = Set.of(128 + 1, 128 + 2, 128 + 15);

    /** A signal for the whole group reaches the launcher, too, which needs a moment to hear of it. */
    private static final Duration HEARING = Duration.ofSeconds(1);

    /** In place of a line: there will be no more. */
    private static final String END_OF_INPUT = "";

    private final Worker worker;
    private final WorkerSpec spec;
    private final JvmCommand command;
    private final Consumer<Event> events;
    private final AtomicLong strays;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Object posting = new Object();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final BlockingQueue<String> input = new LinkedBlockingQueue<>();
    private volatile Process process;
    private volatile HostCauses causes;
    private boolean spoke;
    private boolean done;
    private volatile boolean ended;
    private volatile String nudged;
    private volatile String killed;

    /** Lines on its standard output that are no message are added to {@code strays}. */
    Child(Worker worker, WorkerSpec spec, JvmCommand command, Consumer<Event> events, AtomicLong strays) {
        this.worker = worker;
        this.spec = spec;
        this.command = command;
        this.events = events;
        this.strays = strays;
    }

    /** Starts the process, its pumps, and then tells it what it is to do. Not being startable is an end, no error. */
    void start() {
        List<String> words = command.words(worker.role(), worker.number(), worker.port());
        causes = HostCauses.now();
        try {
            process = ProcessStarter.start(JvmCommand.builder(words));
        } catch (IOException e) {
            finish(Event.Ended.NOT_STARTED, "could not be started: " + e.getMessage());
            return;
        }
        Thread stdout = thread("stdout", new LinePump(process.getInputStream(), this::stdoutLine));
        Thread stderr = thread("stderr", new LinePump(process.getErrorStream(), (line, _) -> noise(line, true)));
        thread("watcher", () -> watch(stdout, stderr));
        write(spec.line());
        thread("stdin", this::writeAll);
    }

    Worker worker() {
        return worker;
    }

    WorkerSpec spec() {
        return spec;
    }

    /** Its process, or -1 if it could not be started. */
    long pid() {
        return process == null ? -1 : process.pid();
    }

    /** True for whoever has seen its {@link Event.Ended}, and perhaps a moment before. */
    boolean isOver() {
        return ended;
    }

    /** Waits until its {@link Event.Ended} is in the queue; false if the time has passed before. */
    boolean awaitEnd(long timeoutNs) throws InterruptedException {
        return over.await(timeoutNs, TimeUnit.NANOSECONDS);
    }

    /** Writes one line to it some time soon; false if it has ended. */
    boolean write(String line) {
        return !isOver() && process != null && input.add(line);
    }

    /** Closes its standard input, which orders it to end at once; the reason goes into the report of its end. */
    void closeInput(String why) {
        if (process != null && process.isAlive()) {
            nudged = why;
            input.add(END_OF_INPUT);
        }
    }

    private void writeAll() {
        try (OutputStream out = process.getOutputStream()) {
            for (String line = input.take(); !line.equals(END_OF_INPUT); line = input.take()) {
                out.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException _) {
            // it has ended or is about to, which its watcher will tell
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody of ours does that
        }
    }

    /**
     * Kills it; the reason goes into the report of its end. Not by {@link Process#destroyForcibly()}, which also closes
     * the pipes with the worker's last words still in them.
     */
    void kill(String why) {
        if (process == null || !process.isAlive()) {
            return;
        }
        killed = why;
        process.toHandle().destroyForcibly();
    }

    private Thread thread(String what, Runnable body) {
        String name = worker.role().word() + "-" + worker.number() + "-" + what;
        return Thread.ofPlatform().daemon().name(name).start(body);
    }

    private void stdoutLine(String line, boolean whole) {
        Message message = whole ? parse(line) : null;
        if (message == null) {
            strays.incrementAndGet();
            noise(line, false);
            return;
        }
        synchronized (posting) {
            spoke = true;
            done |= message instanceof Message.Done;
            post(new Event.Said(worker, message));
        }
    }

    /** The message, or null: an unknown type and a broken field are noise like any other. */
    private static Message parse(String line) {
        try {
            return line.startsWith("{") ? Message.parse(line) : null;
        } catch (RuntimeException _) {
            return null;
        }
    }

    private void noise(String line, boolean standardError) {
        String shown = SafeText.of(line, NOISE_LENGTH);
        synchronized (posting) {
            if (lastLines.size() == LAST_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(shown);
            post(new Event.Noise(worker, shown, standardError));
        }
    }

    private void watch(Thread stdout, Thread stderr) {
        try {
            int status = process.waitFor();
            long until = System.nanoTime() + PIPE_PATIENCE.toNanos();
            stdout.join(PIPE_PATIENCE);
            stderr.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            letTheLauncherHear(status);
            finish(status, null);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody of ours does that
        }
    }

    /** Somebody ends the run, and no worker of it has failed: the launcher is to have heard that first. */
    private void letTheLauncherHear(int status) throws InterruptedException {
        boolean silent;
        synchronized (posting) {
            silent = !spoke;
        }
        if (silent && command.shielded() && killed == null && nudged == null && UNSHIELDED.contains(status)) {
            over.await(HEARING.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void finish(int status, String otherwise) {
        synchronized (posting) {
            boolean orderly = done && status == 0 && killed == null && nudged == null;
            String how = otherwise != null ? otherwise : how(status, orderly) + crashReport();
            ended = true;
            input.add(END_OF_INPUT);
            put(new Event.Ended(worker, status, orderly, List.copyOf(lastLines), how));
        }
        over.countDown();
    }

    /** Puts an event into the queue, unless it comes after the end. Holds {@link #posting}. */
    private void post(Event event) {
        if (!ended) {
            put(event);
        }
    }

    private void put(Event event) {
        events.accept(event);
    }

    private String how(int status, boolean orderly) {
        if (orderly) {
            return "ended";
        }
        String late = done ? " after done" : "";
        if (killed != null) {
            return killed + late + " and was killed";
        }
        String byHost = causes.of(status, spoke);
        String exit = "exit status " + ExitStatus.describe(status) + (byHost == null ? "" : ", " + byHost);
        if (nudged != null) {
            return nudged + late + " and was told to halt (" + exit + ")";
        }
        if (!spoke && command.shielded() && (status == CANNOT_EXECUTE || status == NOT_FOUND)) {
            return "could not be started: " + (lastLines.isEmpty() ? exit : lastLines.getLast());
        }
        if (status == 0) {
            return "ended with exit status 0 without saying done";
        }
        return done ? exit + ", after saying done" : exit;
    }

    private String crashReport() {
        return Files.exists(command.crashReport(pid())) ? "; see " + command.crashReport(pid()) : "";
    }
}
