package org.tcpp.reach;

import java.io.IOException;
import java.util.List;
import org.tcpp.process.LineProcess;

/** Starts the command that reaches a host; tests have one without processes. Any thread. */
@FunctionalInterface
public interface Engine {

    /** Starts children of this process. */
    Engine PROCESSES = (words, ear) -> {
        LineProcess child = LineProcess.start(words, ear);
        return new Pipe() {
            @Override
            public void send(byte[] bytes) {
                child.send(bytes);
            }

            @Override
            public void closeInput() {
                child.closeInput();
            }

            @Override
            public void close() {
                child.close();
            }
        };
    };

    /** What is told to a child. Nothing here waits for it. */
    interface Pipe extends AutoCloseable {

        /** Gives it bytes. */
        void send(byte[] bytes);

        /** Ends its input once all is written. */
        void closeInput();

        /** Kills it. */
        @Override
        void close();
    }

    /** Starts a command; throws IOException with the system's reason if that is not possible. */
    Pipe start(List<String> words, LineProcess.Ear ear) throws IOException;
}
