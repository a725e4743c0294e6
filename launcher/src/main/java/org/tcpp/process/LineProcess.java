package org.tcpp.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A child that is no worker: it is told lines, and what it says is heard as lines. A writer, since a child may not
 * read, a pump for each of its outputs and a watcher attend to it. It ends when its standard input does, or is killed.
 * Any thread may call it.
 */
public final class LineProcess implements AutoCloseable {

    /** Whole results come in one line. */
    private static final int LONGEST_BYTES = 256 << 20;
    private static final Duration PIPE_PATIENCE = Duration.ofSeconds(2);
    private static final byte[] END_OF_INPUT = new byte[0];

    private final Process process;
    private final Ear ear;
    private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>();

    /** Hears what a child says; every method from a thread of the child's. */
    public interface Ear {

        /** A line on its standard output. */
        void line(String line);

        /** A line on its standard error. */
        void noise(String line);

        /** It has ended with that status, and its outputs have run dry. Comes last. */
        void ended(int status);
    }

    private LineProcess(Process process, Ear ear) {
        this.process = process;
        this.ear = ear;
    }

    /**
     * Starts one.
     *
     * @throws IOException if that is not possible, with the system's reason
     */
    public static LineProcess start(List<String> words, Ear ear) throws IOException {
        LineProcess child = new LineProcess(ProcessStarter.start(JvmCommand.builder(words)), ear);
        child.attend(words.getFirst());
        return child;
    }

    /** Tells it a line, some time soon. */
    public void send(String line) {
        send((line + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /** Gives it bytes, some time soon. */
    public void send(byte[] bytes) {
        input.add(bytes);
    }

    /** Ends its standard input once all is written that it is to be told. */
    public void closeInput() {
        input.add(END_OF_INPUT);
    }

    /** Kills it. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }

    private void attend(String name) {
        Thread output = thread(name + "-stdout",
                new LinePump(process.getInputStream(), (line, _) -> ear.line(line), LONGEST_BYTES));
        Thread error = thread(name + "-stderr", new LinePump(process.getErrorStream(), (line, _) -> ear.noise(line)));
        thread(name + "-stdin", this::writeAll);
        thread(name + "-watcher", () -> watch(output, error));
    }

    private void writeAll() {
        try (OutputStream out = process.getOutputStream()) {
            for (byte[] bytes = input.take(); bytes.length > 0; bytes = input.take()) {
                out.write(bytes);
                out.flush();
            }
        } catch (IOException _) {
            // it has ended or is about to, which its watcher tells
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody of ours does that
        }
    }

    private void watch(Thread output, Thread error) {
        try {
            int status = process.waitFor();
            input.add(END_OF_INPUT);
            output.join(PIPE_PATIENCE);
            error.join(PIPE_PATIENCE);
            ear.ended(status);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody of ours does that
        }
    }

    private static Thread thread(String name, Runnable body) {
        return Thread.ofPlatform().daemon().name(name).start(body);
    }
}
