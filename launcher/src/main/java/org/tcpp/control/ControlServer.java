package org.tcpp.control;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.tcpp.address.NumericAddress;
import org.tcpp.text.SafeText;

/**
 * The server's end: listens on the control port and lets in who introduces himself properly. Everybody has a thread of
 * his own, so nobody keeps another waiting; how many may wait, and how many are served at a time, is bounded, and so is
 * what is said about strangers. It goes on listening whatever comes. Any thread.
 */
public final class ControlServer implements AutoCloseable {

    /** So many runs at once are no measurement any more. */
    static final int MOST_CLIENTS = 64;

    private static final int TICK_MS = 1_000;
    private static final int LAST_ACCEPT_MS = 2 * TICK_MS;
    private static final int FIRST_PAUSE_MS = 10;
    private static final int LONGEST_PAUSE_MS = 1_000;

    /** Who is told of what comes. From any thread. */
    public interface Reception {

        /** A client has introduced himself; what then happens on the link goes to the one that is returned. */
        Consumer<ChannelEvent> welcome(Link link);

        /** A line for a person; of these there are few, whatever strangers do. */
        void remark(String line);
    }

    private final ServerSocket listener;
    private final Thread accepting;
    private final Secret secret;
    private final Offer offer;
    private final Reception reception;
    private final Limits limits;
    private final Remarks remarks;
    private final Lobby lobby = new Lobby();
    private final AtomicInteger clients = new AtomicInteger();

    /**
     * Begins to listen.
     *
     * @param address the address, or null for any
     * @param port the control port
     * @param secret the secret that clients must know, or null
     * @param offer what clients are told of this server
     * @param reception is told of clients
     * @throws IOException if the port cannot be had
     */
    public ControlServer(InetAddress address, int port, Secret secret, Offer offer, Reception reception)
            throws IOException {
        this(address, port, secret, offer, reception, Limits.USUAL);
    }

    /** The same with limits for tests. */
    ControlServer(InetAddress address, int port, Secret secret, Offer offer, Reception reception, Limits limits)
            throws IOException {
        this.limits = limits;
        this.secret = secret;
        this.offer = offer;
        this.reception = reception;
        remarks = new Remarks("control port: ", reception::remark, System::nanoTime);
        // a socket of both families would take 0.0.0.0 for all addresses of both
        listener = address instanceof Inet4Address
                ? ServerSocketChannel.open(StandardProtocolFamily.INET).socket()
                : new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
        // what is first asked for when descriptors have run out is never to be had again: a class whose initializer has
        // failed once stays broken
        Secret.nonce();
        blockOnceInAVirtualThread();
        listener.setSoTimeout(TICK_MS);
        accepting = Thread.ofPlatform().daemon().name("control-accept").start(this::acceptAll);
    }

    /** The port that it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Listens no more, and sends away who has not introduced himself. Who has is served on. */
    @Override
    public void close() throws IOException {
        listener.close();
        lobby.clear().forEach(ControlServer::closeQuietly);
        try {
            accepting.join(LAST_ACCEPT_MS); // until then the system may still take connections for it
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JDK opens what blocking in virtual threads takes when one does so for the first time. */
    private void blockOnceInAVirtualThread() throws IOException {
        listener.setSoTimeout(1);
        Thread blocking = Thread.ofVirtual().name("control-first").start(() -> {
            try {
                admit(listener.accept());
            } catch (IOException _) {
                // Nobody came within a millisecond, as was to be expected.
            }
        });
        try {
            blocking.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll() {
        int pauseMs = FIRST_PAUSE_MS;
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                pauseMs = FIRST_PAUSE_MS;
                admit(socket);
            } catch (SocketTimeoutException _) {
                remarks.tick();
                lobby.grow();
            } catch (IOException | RuntimeException | Error e) {
                // descriptors, memory, threads: whatever it is, there will be some again
                if (!listener.isClosed()) {
                    remarks.system("cannot accept for now: " + SafeText.line(String.valueOf(e.getMessage())));
                    makeRoom();
                    pause(pauseMs);
                    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
                }
            }
        }
    }

    private void admit(Socket socket) {
        Socket evicted = lobby.enter(socket);
        if (evicted != null) {
            closeQuietly(evicted);
        }
        Thread.ofVirtual().name("control-hello").start(() -> receive(socket));
    }

    private void makeRoom() {
        for (Socket evicted = lobby.shrink(); evicted != null; evicted = lobby.evict()) {
            closeQuietly(evicted);
        }
    }

    /** Waits for a moment, or until it is closed. */
    private void pause(int ms) {
        long untilNs = System.nanoTime() + ms * 1_000_000L;
        for (long leftNs = ms * 1_000_000L; leftNs > 0 && !listener.isClosed(); leftNs = untilNs - System.nanoTime()) {
            LockSupport.parkNanos(leftNs);
        }
    }

    private void receive(Socket socket) {
        try {
            Channel channel = new Channel(socket, limits);
            introduce(channel);
            channel.attendClient(reception.welcome(channel), () -> {
                lobby.leave(socket);
                clients.incrementAndGet();
            }, clients::decrementAndGet);
        } catch (IOException | RuntimeException e) {
            String why = socket.isClosed() ? "it said nothing, and others wanted its place" : e.getMessage();
            closeQuietly(socket);
            remarks.stranger(NumericAddress.text(socket.getInetAddress()) + " was dropped: " + SafeText.line(why));
        }
    }

    private void introduce(Channel channel) throws IOException {
        String nonce = Secret.nonce();
        channel.sendNow(new ControlMessage.Welcome(ControlMessage.VERSION, nonce, secret != null));
        if (!(channel.receive("hello") instanceof ControlMessage.Hello hello)) {
            throw new IOException("it said something else than hello");
        }
        if (hello.version() != ControlMessage.VERSION) {
            channel.sendNow(new ControlMessage.Refused("this server speaks version " + ControlMessage.VERSION
                    + " of the control protocol, and the client version " + hello.version()));
            throw new IOException("it speaks version " + hello.version() + " of the control protocol, and this tcpp"
                    + " version " + ControlMessage.VERSION);
        }
        if (secret != null && !secret.accepts(hello.proof(), "client", nonce, hello.nonce())) {
            channel.sendNow(new ControlMessage.Refused("the secret is not that of this server"));
            throw new IOException("it does not know the secret");
        }
        if (clients.get() >= MOST_CLIENTS) {
            channel.sendNow(new ControlMessage.Refused(
                    "it serves " + MOST_CLIENTS + " clients at the moment, and no more; try again later"));
            throw new IOException("there are " + MOST_CLIENTS + " clients already");
        }
        channel.sendNow(new ControlMessage.Accepted(
                secret == null ? null : secret.proof("server", nonce, hello.nonce()), offer));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException | RuntimeException | Error _) {
            // It is gone, which is what is wanted; and nothing that goes wrong here is worth the accepting thread.
        }
    }
}
