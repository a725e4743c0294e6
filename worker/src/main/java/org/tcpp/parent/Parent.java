package org.tcpp.parent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.tcpp.message.Command;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.Message;
import org.tcpp.message.WorkerSpec;

/**
 * The launcher, as its worker sees it. A worker does not outlive its launcher: when standard input ends before it was
 * told to stop, or the pipe for messages breaks, the process halts at once.
 */
public final class Parent {

    private final BufferedReader in;
    private final OutputStream out;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();

    /** With the worker's standard input, and what was its standard output. */
    public Parent(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    /**
     * Waits for the spec, the first line.
     *
     * @throws IllegalArgumentException if the first line is none
     */
    public WorkerSpec spec() {
        return WorkerSpec.parse(line());
    }

    /**
     * Starts to read commands in a thread of its own; each is put into the queue, then {@code wake} is run. Nothing is
     * read after {@link Command.Stop}: a JVM that ends waits for 0.3 s for a thread that reads.
     */
    public BlockingQueue<Command> listen(Runnable wake) {
        Thread.ofPlatform().daemon().name("commands").start(() -> {
            Command command;
            do {
                command = Command.parse(line());
                commands.add(command);
                wake.run();
            } while (!(command instanceof Command.Stop));
        });
        return commands;
    }

    /** Says something, in one write. Any thread. */
    public synchronized void send(Message message) {
        try {
            // ASCII, in the charset whose letters need no look
            out.write((message.line() + "\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException e) {
            orphaned();
        }
    }

    private String line() {
        try {
            String line = in.readLine();
            return line != null ? line : orphaned();
        } catch (IOException e) {
            return orphaned();
        }
    }

    /** Halts rather than exits: nobody is left to tell, and a shutdown hook could hang. */
    private static String orphaned() {
        Runtime.getRuntime().halt(ExitStatus.TERMINATED.code());
        return "";
    }
}
