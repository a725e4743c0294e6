package org.tcpp.control;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.tcpp.address.NumericAddress;
import org.tcpp.text.SafeText;

/**
 * One control connection over a socket: lines both ways, without delay. After {@link #attend} a thread reads and a
 * thread writes, so that nobody waits for the network; a beat goes out every two seconds, and pings are answered by the
 * thread that reads. Lines, and what waits in either direction, are bounded.
 */
final class Channel implements Link {

    static final int MOST_HELLO_BYTES = 4_096;
    /** A plan with a mix of many points, or an end with one number for each of 4096 workers. */
    static final int MOST_CLIENT_BYTES = 256 << 10;
    /** A worker's line is at most a MiB long, see LinePump. */
    static final int MOST_SERVER_BYTES = 2 << 20;
    private static final int BEAT_MS = 2_000;
    private static final int LAST_WORDS_MS = 1_000;
    private static final int HEARD_MS = 300;

    private interface Reading {
        void run() throws IOException, InterruptedException;
    }

    private final Socket socket;
    private final Limits limits;
    private final LineReader reader;
    private final OutputStream out;
    private final Outbox outbox = new Outbox();
    private final Room room = new Room();
    private final Ration ration = new Ration();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final ClockReader clock = new ClockReader(this::send);
    private volatile boolean closed;
    private volatile String unwritten;
    private volatile Thread writer;
    private volatile Thread hearing;
    private Consumer<ChannelEvent> inbox;
    private int mostLineBytes = MOST_SERVER_BYTES;
    private boolean isClient;

    /** Over a connected socket, which it owns from now on. */
    Channel(Socket socket, Limits limits) throws IOException {
        this.socket = socket;
        this.limits = limits;
        socket.setTcpNoDelay(true);
        reader = new LineReader(socket);
        out = socket.getOutputStream();
    }

    @Override
    public String remote() {
        return NumericAddress.text(socket.getInetAddress());
    }

    /** During the hello: sends at once. */
    void sendNow(ControlMessage message) throws IOException {
        write(ControlCodec.line(message));
    }

    /**
     * During the hello: waits for what the other end says, in one line of modest length.
     *
     * @param what it is, for a person who has to be told that it did not come
     */
    ControlMessage receive(String what) throws IOException {
        String line;
        try {
            line = reader.line(MOST_HELLO_BYTES, Patience.inAll(limits.flightMs()));
        } catch (SocketTimeoutException e) {
            throw new SocketTimeoutException("no " + what + " came within " + limits.flightMs() / 1000 + " s");
        }
        if (line == null) {
            throw new IOException("it closed the connection before its " + what);
        }
        try {
            return ControlCodec.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IOException("it does not speak tcpp's control protocol", e);
        }
    }

    /** The hello is over, and the other end is a server: reading and writing have threads of their own now. */
    void attend(Consumer<ChannelEvent> listener) {
        begin(listener, this::readAll);
    }

    /**
     * The same with a client, who has to speak first and says little.
     *
     * @param spoke runs when he has said something, if ever he does
     * @param ended runs when nothing more will be heard of one who had spoken
     */
    void attendClient(Consumer<ChannelEvent> listener, Runnable spoke, Runnable ended) {
        mostLineBytes = MOST_CLIENT_BYTES;
        isClient = true;
        begin(listener, () -> {
            readFirstWords();
            spoke.run();
            try {
                readAll();
            } finally {
                ended.run();
            }
        });
    }

    private void begin(Consumer<ChannelEvent> listener, Reading reading) {
        inbox = listener;
        writer = Thread.ofVirtual().name("control-write-" + remote()).start(this::writeAll);
        hearing = Thread.ofVirtual().name("control-read-" + remote()).start(() -> read(reading));
    }

    @Override
    public void send(ControlMessage message) {
        if (!outbox.put(ControlCodec.line(message))) {
            breakOff("the other end does not read: " + (outbox.bytes() >> 20) + " MiB wait to be sent");
        }
    }

    /** Why nothing can be sent any more, or null; what the other end had said before is heard all the same. */
    String unwritten() {
        return unwritten;
    }

    @Override
    public void ping() {
        clock.ask();
    }

    @Override
    public void close() {
        closed = true;
        room.close();
        outbox.close();
        if (writer == null) {
            closeSocket();
        } else {
            Thread.ofVirtual().name("control-close-" + remote()).start(this::awaitClosed);
        }
    }

    @Override
    public void awaitClosed() {
        try {
            if (writer != null) {
                writer.join(LAST_WORDS_MS);
                socket.shutdownOutput();
                hearing.join(HEARD_MS); // what is left unread would make a reset, which overtakes our last words
            }
        } catch (IOException _) {
            // it is gone already
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closeSocket();
        }
    }

    private void writeAll() {
        try {
            while (!outbox.isDone()) {
                String line = outbox.take(BEAT_MS);
                if (line != null) {
                    write(line);
                } else if (!outbox.isDone()) {
                    write(ControlCodec.line(new ControlMessage.Beat()));
                }
            }
        } catch (IOException e) {
            // what the other end said before it went is still to be read, a good-bye above all
            unwritten = reason(e);
            outbox.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Reading reading) {
        try {
            reading.run();
            while (closed && reader.line(mostLineBytes, Patience.inAll(LAST_WORDS_MS)) != null) {
                // nobody listens any more
            }
        } catch (IOException e) {
            breakOff(unwritten == null ? reason(e) : unwritten);
        } catch (IllegalArgumentException e) {
            breakOff("the other end sent what is not allowed: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() throws IOException, InterruptedException {
        while (!isOver()) {
            take(needed(reader.line(mostLineBytes, isClient
                    ? Patience.inSilence(limits.silenceMs(), limits.stoppedMs(), () -> PeerKernel.acknowledges(socket))
                    : Patience.inSilence(limits.silenceMs()))));
        }
    }

    /** Beats do not count: who is there and wants nothing keeps others waiting. */
    private void readFirstWords() throws IOException, InterruptedException {
        Patience patience = Patience.inAll(limits.firstWordsMs());
        try {
            boolean spoken = false;
            while (!spoken && !isOver()) {
                spoken = take(needed(reader.line(mostLineBytes, patience)));
            }
        } catch (SocketTimeoutException e) {
            throw new SocketTimeoutException("no plan came within " + patience.seconds() + " s");
        }
    }

    private static String needed(String line) throws IOException {
        if (line == null) {
            throw new IOException("the other end closed it");
        }
        return line;
    }

    /** Takes a line; true if it was something for the listener. */
    private boolean take(String line) throws IOException, InterruptedException {
        long atNs = System.nanoTime();
        if (isClient && !ration.allowsLine(atNs)) {
            throw new IOException("it says more than any client has to say");
        }
        switch (ControlCodec.parse(line)) {
            case ControlMessage.Beat beat -> {
                if (beat.sample() != null && !isClient) {
                    tell(new ChannelEvent.Counted(beat.sample()));
                }
                return false;
            }
            case ControlMessage.Ping ping -> {
                send(new ControlMessage.Pong(ping.sentNs(), atNs, System.nanoTime()));
                return false;
            }
            case ControlMessage.Pong pong -> {
                for (int left = clock.hear(pong, atNs); left > 0; left--) {
                    tell(new ChannelEvent.ClockRead(clock.offset()));
                }
            }
            case ControlMessage message -> {
                if (room.enter(line.length())) {
                    tell(new ChannelEvent.Received(message, atNs, () -> room.leave(line.length())));
                }
            }
        }
        return true;
    }

    private boolean isOver() {
        return closed || broken.get();
    }

    private void tell(ChannelEvent event) {
        if (!isOver()) {
            inbox.accept(event);
        }
    }

    private void breakOff(String how) {
        if (broken.compareAndSet(false, true)) {
            outbox.close();
            room.close();
            closeSocket();
            if (!closed) {
                inbox.accept(new ChannelEvent.Broken(SafeText.line(how)));
            }
        }
    }

    private synchronized void write(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone, which is what is wanted.
        }
    }

    private static String reason(IOException e) {
        return String.valueOf(e.getMessage());
    }
}
