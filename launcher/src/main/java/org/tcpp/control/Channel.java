package org.tcpp.control;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One control connection: lines both ways, without delay. After {@link #attend} a thread reads and a thread writes, so
 * that nobody waits for the network; a beat goes out every two seconds, and if nothing at all comes for
 * {@value #SILENCE_MS} ms the other end is gone. Any thread may send; one takes what was heard.
 */
public final class Channel implements AutoCloseable {

    /** Strangers are heard no longer than this. */
    static final int HELLO_MS = 5_000;
    private static final int BEAT_MS = 2_000;
    /** A launcher that shares two processors with a hundred busy workers has been late by eight seconds. */
    private static final int SILENCE_MS = 30_000;
    private static final int MOST_LINE_BYTES = 8 << 20;
    private static final int MOST_HELLO_BYTES = 4_096;
    private static final String END = "";

    /** Something that happened on a channel. */
    public sealed interface Heard {}

    /**
     * The other end said something.
     *
     * @param say what
     */
    public record Said(Say say) implements Heard {
    }

    /**
     * The channel is at its end; nothing follows.
     *
     * @param how one line for a person
     */
    public record Broken(String how) implements Heard {
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private volatile Thread writer;

    /** Over a connected socket, which it owns from now on. */
    Channel(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** The other end's address, for a person. */
    public String remote() {
        return socket.getInetAddress().getHostAddress();
    }

    /** During the hello: sends at once. */
    void sendNow(Say say) throws IOException {
        write(say.line());
    }

    /** During the hello: waits for what the other end says, in one line of modest length, until that moment. */
    Say receive(long untilNs) throws IOException {
        String line = line(MOST_HELLO_BYTES, untilNs);
        if (line == null) {
            throw new IOException("it closed the connection");
        }
        try {
            return Say.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IOException("it does not speak tcpp's control protocol", e);
        }
    }

    /** The hello is over: from now on reading and writing have threads of their own. */
    void attend(String name) throws IOException {
        socket.setSoTimeout(SILENCE_MS);
        writer = Thread.ofVirtual().name("control-write-" + name).start(this::writeAll);
        Thread.ofVirtual().name("control-read-" + name).start(this::readAll);
    }

    /** Says something, some time soon. */
    public void send(Say say) {
        lines.add(say.line());
    }

    /** What was heard, waiting up to {@code timeoutMs} for it; null if nothing was. */
    public Heard poll(long timeoutMs) {
        try {
            return heard.poll(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Sends what is waiting to be sent, for a second at most, and closes. */
    @Override
    public void close() {
        lines.add(END);
        Thread last = writer;
        try {
            if (last != null) {
                last.join(1_000);
            }
            socket.close();
        } catch (IOException _) {
            // It is gone, which is what is wanted.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        try {
            while (true) {
                String line = lines.poll(BEAT_MS, TimeUnit.MILLISECONDS);
                if (END.equals(line)) {
                    return;
                }
                write(line == null ? new Say.Beat().line() : line);
            }
        } catch (IOException e) {
            heard.add(new Broken(reason(e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() {
        try {
            while (true) {
                String line = line(MOST_LINE_BYTES, Long.MAX_VALUE);
                if (line == null) {
                    heard.add(new Broken("the other end closed it"));
                    return;
                }
                Say say = Say.parse(line);
                if (!(say instanceof Say.Beat)) {
                    heard.add(new Said(say));
                }
            }
        } catch (IOException e) {
            heard.add(new Broken(reason(e)));
        } catch (IllegalArgumentException e) {
            heard.add(new Broken("the other end said " + e.getMessage()));
        }
    }

    private synchronized void write(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A line, or null at the end; a line that is too long, or too late, is an error. */
    private String line(int mostBytes, long untilNs) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (untilNs != Long.MAX_VALUE) {
                long leftMs = (untilNs - System.nanoTime()) / 1_000_000;
                if (leftMs <= 0) {
                    throw new SocketTimeoutException("it took too long");
                }
                socket.setSoTimeout((int) leftMs);
            }
            int next = in.read();
            if (next < 0) {
                return null;
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(next);
            if (line.size() > mostBytes) {
                throw new IOException("a line of more than " + mostBytes + " bytes came");
            }
        }
    }

    private static String reason(IOException e) {
        return e instanceof SocketTimeoutException
                ? "nothing was heard for " + SILENCE_MS / 1000 + " s"
                : String.valueOf(e.getMessage());
    }
}
