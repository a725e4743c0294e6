package org.tcpp.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The client's end: connects to a server's launcher and introduces itself. */
public final class ControlClient {

    private static final int PROBE_MS = 2_000;

    private ControlClient() {}

    /** How it went. */
    public sealed interface Greeting {}

    /**
     * The server will have us.
     *
     * @param channel the connection, attended
     * @param accepted what it offers
     */
    public record Welcomed(Channel channel, Say.Accepted accepted) implements Greeting {
    }

    /**
     * The server will not have us, or we not it.
     *
     * @param reason one line for a person
     */
    public record TurnedAway(String reason) implements Greeting {
    }

    /**
     * There is nobody to talk to.
     *
     * @param reason one line for a person
     */
    public record Nobody(String reason) implements Greeting {
    }

    /**
     * Connects and introduces itself. Takes {@code timeoutMs}, and 5 s for the hello, at most.
     *
     * @param server the server's address
     * @param port its control port
     * @param secret the shared secret, or null
     * @param dataPort the first data port, for telling what else might be there
     */
    public static Greeting greet(InetAddress server, int port, Secret secret, int dataPort, int timeoutMs) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(server, port), timeoutMs);
        } catch (IOException e) {
            closeQuietly(socket);
            return new Nobody(nobody(server, port, dataPort, e));
        }
        Channel channel = null;
        try {
            channel = new Channel(socket);
            Greeting greeting = introduce(channel, secret);
            if (!(greeting instanceof Welcomed)) {
                channel.close();
            }
            return greeting;
        } catch (IOException e) {
            closeQuietly(socket);
            return new Nobody("what listens on control port " + port + " of " + server.getHostAddress()
                    + " is no tcpp server: "
                    + (e instanceof SocketTimeoutException ? "it says nothing" : e.getMessage()));
        }
    }

    private static Greeting introduce(Channel channel, Secret secret) throws IOException {
        long untilNs = System.nanoTime() + Channel.HELLO_MS * 1_000_000L;
        if (!(channel.receive(untilNs) instanceof Say.Welcome welcome)) {
            throw new IOException("it does not speak tcpp's control protocol");
        }
        if (welcome.version() != Say.VERSION) {
            return new TurnedAway("it speaks version " + welcome.version() + " of the control protocol, and this tcpp"
                    + " version " + Say.VERSION);
        }
        if (secret != null && !welcome.secret()) {
            return new TurnedAway("it has no secret, and so cannot prove that it is the right one; start it with"
                    + " --secret-file, or leave that out here");
        }
        if (secret == null && welcome.secret()) {
            return new TurnedAway("it serves only those who know its secret; give it with --secret-file");
        }
        String nonce = Secret.nonce();
        channel.sendNow(new Say.Hello(Say.VERSION, nonce,
                secret == null ? null : secret.proof("client", welcome.nonce(), nonce)));
        return switch (channel.receive(untilNs)) {
            case Say.Refused refused -> new TurnedAway(refused.reason());
            case Say.Accepted accepted when secret != null
                    && !secret.accepts(accepted.proof(), "server", welcome.nonce(), nonce) ->
                new TurnedAway("it does not know our secret");
            case Say.Accepted accepted -> {
                channel.attend("server");
                yield new Welcomed(channel, accepted);
            }
            default -> throw new IOException("it does not speak tcpp's control protocol");
        };
    }

    private static String nobody(InetAddress server, int port, int dataPort, IOException why) {
        String host = server.getHostAddress();
        String text = "no control connection to port " + port + " of " + host + ": "
                + (why instanceof ConnectException
                        ? "connection refused"
                        : why instanceof SocketTimeoutException ? "timed out" : why.getMessage());
        return answers(server, dataPort)
                ? text + "; but port " + dataPort + " answers: if that is the original tcpp, or one without control"
                        + " connections, use --classic, and if its control port is another, --control-port"
                : text;
    }

    private static boolean answers(InetAddress server, int port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(server, port), PROBE_MS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone, which is what is wanted.
        }
    }
}
