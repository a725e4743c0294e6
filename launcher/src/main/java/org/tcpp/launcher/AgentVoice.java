package org.tcpp.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.tcpp.reach.Answer;

/**
 * What an agent says, a line at a time, at once: an answer about the clock that waited for a thread would say less. Any
 * thread.
 */
final class AgentVoice implements Consumer<Answer> {

    private final OutputStream out;

    /** To whoever reads that. */
    AgentVoice(OutputStream out) {
        this.out = out;
    }

    /** On standard output. */
    static AgentVoice standard() {
        return new AgentVoice(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public synchronized void accept(Answer answer) {
        try {
            out.write((answer.line() + '\n').getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException _) {
            // the head is gone, which the end of standard input tells as well
        }
    }
}
