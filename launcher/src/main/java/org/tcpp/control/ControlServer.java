package org.tcpp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The server's end: listens on the control port and lets in who introduces himself properly within 5 s. Everybody has a
 * thread of his own, so nobody keeps another waiting; there are places for {@value #PLACES}, and who finds none is told
 * so. Any thread.
 */
public final class ControlServer implements AutoCloseable {

    private static final int PLACES = 512;

    private static final long LAST_ACCEPT_MS = 1_000;

    private final ServerSocket listener;
    private final Thread accepting;
    private final Secret secret;
    private final Say.Accepted offer;
    private final Consumer<String> remarks;
    private final Queue<Channel> welcomed = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(PLACES);

    /**
     * Begins to listen.
     *
     * @param address the address, or null for any
     * @param port the control port
     * @param secret the secret that clients must know, or null
     * @param offer what clients are told of this server; its proof is filled in for each
     * @param remarks takes lines for a person, from any thread
     * @throws IOException if the port cannot be had
     */
    public ControlServer(InetAddress address, int port, Secret secret, Say.Accepted offer, Consumer<String> remarks)
            throws IOException {
        this.secret = secret;
        this.offer = offer;
        this.remarks = remarks;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
        accepting = Thread.ofPlatform().daemon().name("control-accept").start(this::acceptAll);
    }

    /** A client that has introduced himself since the last call, or null. */
    public Channel next() {
        return welcomed.poll();
    }

    /** The port that it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            accepting.join(LAST_ACCEPT_MS); // until then the system may still take connections for it
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (places.tryAcquire()) {
                    Thread.ofVirtual().name("control-hello").start(() -> receive(socket));
                } else {
                    socket.close();
                }
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    remarks.accept("control port: " + e.getMessage());
                }
            }
        }
    }

    private void receive(Socket socket) {
        try {
            Channel channel = new Channel(socket);
            if (introduced(channel)) {
                channel.attend(channel.remote());
                welcomed.add(channel);
            } else {
                channel.close();
            }
        } catch (IOException e) {
            remarks.accept("control port: " + socket.getInetAddress().getHostAddress() + " was dropped: "
                    + e.getMessage());
            try {
                socket.close();
            } catch (IOException _) {
                // It is gone, which is what is wanted.
            }
        } finally {
            places.release();
        }
    }

    private boolean introduced(Channel channel) throws IOException {
        long untilNs = System.nanoTime() + Channel.HELLO_MS * 1_000_000L;
        String nonce = Secret.nonce();
        channel.sendNow(new Say.Welcome(Say.VERSION, nonce, secret != null));
        if (!(channel.receive(untilNs) instanceof Say.Hello hello)) {
            throw new IOException("it said something else than hello");
        }
        if (hello.version() != Say.VERSION) {
            channel.sendNow(new Say.Refused("this server speaks version " + Say.VERSION
                    + " of the control protocol, and the client version " + hello.version()));
            return false;
        }
        if (secret != null && !secret.accepts(hello.proof(), "client", nonce, hello.nonce())) {
            remarks.accept("control port: " + channel.remote() + " does not know the secret");
            channel.sendNow(new Say.Refused("the secret is not that of this server"));
            return false;
        }
        channel.sendNow(new Say.Accepted(secret == null ? null : secret.proof("server", nonce, hello.nonce()),
                offer.workers(), offer.basePort(), offer.atOnce()));
        return true;
    }
}
