package org.tcpp.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.tcpp.reach.Answer;

/**
 * What an agent says, a line at a time. Nobody waits here for a head that does not read, or an agent whose head stands
 * still would not notice that it hears nothing either: a thread writes. Only what the clock showed is written at once,
 * for an answer that waited for a thread would say less. Any thread.
 */
final class AgentVoice implements Consumer<Answer> {

    private static final String LAST = "";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final OutputStream out;
    private final Thread writer;

    /** To whoever reads that. */
    AgentVoice(OutputStream out) {
        this.out = out;
        writer = Thread.ofPlatform().daemon().name("answers").start(this::writeAll);
    }

    /** On standard output. */
    static AgentVoice standard() {
        return new AgentVoice(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void accept(Answer answer) {
        if (answer instanceof Answer.Pong) {
            write(answer.line());
        } else {
            lines.add(answer.line());
        }
    }

    /** Nothing follows; waits no longer than that until all is written. */
    void finish(Duration patience) {
        lines.add(LAST);
        try {
            writer.join(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        try {
            for (String line = lines.take(); !line.equals(LAST); line = lines.take()) {
                write(line);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody of ours does that
        }
    }

    private synchronized void write(String line) {
        try {
            out.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException _) {
            // the head is gone, which the end of standard input tells as well
        }
    }
}
