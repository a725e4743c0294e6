package org.tcpp.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;
import org.tcpp.address.NumericAddress;
import org.tcpp.text.SafeText;

/** The client's end: connects to a server's launcher and introduces itself. */
public final class ControlClient {

    private static final int CONNECT_MS = 10_000;
    private static final String REFUSED = "connection refused";
    /** EINVAL: from a loopback address to another host, say. */
    private static final String INVALID = "Invalid argument";
    private static final int PROBE_MS = 2_000;

    private ControlClient() {}

    /**
     * Whom to talk to.
     *
     * @param server the server's address
     * @param port its control port
     * @param local the local address to talk from, or null: the system chooses
     * @param dataPort the first data port, for telling what else might be there
     */
    public record Target(InetAddress server, int port, InetAddress local, int dataPort) {

        private String text() {
            return "port " + port + " of " + NumericAddress.text(server)
                    + (local == null ? "" : " from " + NumericAddress.text(local));
        }
    }

    /** How it went. */
    public sealed interface Greeting {}

    /**
     * The server will have us.
     *
     * @param link the conversation
     * @param offer what it offers
     */
    public record Welcomed(Link link, Offer offer) implements Greeting {
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
     * Connects and introduces itself. Takes 10 s for the connection and for each of the server's two answers, at most.
     * May be interrupted on a virtual thread, and then finds nobody.
     *
     * @param secret the shared secret, or null
     * @param inbox is told what happens from then on, if the server will have us
     */
    public static Greeting greet(Target target, Secret secret, Consumer<ChannelEvent> inbox) {
        return greet(target, secret, inbox, Limits.USUAL);
    }

    /** The same with limits for tests. */
    static Greeting greet(Target target, Secret secret, Consumer<ChannelEvent> inbox, Limits limits) {
        Socket socket = new Socket();
        try {
            if (target.local != null) {
                socket.bind(new InetSocketAddress(target.local, 0));
            }
            socket.connect(new InetSocketAddress(target.server, target.port), CONNECT_MS);
        } catch (IOException e) {
            closeQuietly(socket);
            return new Nobody(nobody(target, e));
        }
        Channel channel = null;
        try {
            channel = new Channel(socket, limits);
            Greeting greeting = introduce(channel, secret, inbox);
            if (!(greeting instanceof Welcomed)) {
                channel.close();
            }
            return greeting;
        } catch (IOException e) {
            closeQuietly(socket);
            return new Nobody("what listens on control " + target.text() + " is no tcpp server: " + e.getMessage());
        }
    }

    private static Greeting introduce(Channel channel, Secret secret, Consumer<ChannelEvent> inbox)
            throws IOException {
        if (!(channel.receive("welcome") instanceof ControlMessage.Welcome welcome)) {
            throw new IOException("it does not speak tcpp's control protocol");
        }
        if (welcome.version() != ControlMessage.VERSION) {
            return new TurnedAway("it speaks version " + welcome.version() + " of the control protocol, and this tcpp"
                    + " version " + ControlMessage.VERSION);
        }
        if (secret != null && !welcome.secret()) {
            return new TurnedAway("it has no secret, and so cannot prove that it is the right one; start it with"
                    + " --secret-file, or leave that out here");
        }
        if (secret == null && welcome.secret()) {
            return new TurnedAway("it serves only those who know its secret; give it with --secret-file");
        }
        String nonce = Secret.nonce();
        channel.sendNow(new ControlMessage.Hello(ControlMessage.VERSION, nonce,
                secret == null ? null : secret.proof("client", welcome.nonce(), nonce)));
        return switch (channel.receive("answer to our hello")) {
            case ControlMessage.Refused refused -> new TurnedAway(refused.reason());
            case ControlMessage.Accepted accepted when secret != null
                    && !secret.accepts(accepted.proof(), "server", welcome.nonce(), nonce) ->
                new TurnedAway("it does not know our secret");
            case ControlMessage.Accepted accepted -> {
                channel.attend(inbox);
                yield new Welcomed(channel, accepted.offer());
            }
            default -> throw new IOException("it does not speak tcpp's control protocol");
        };
    }

    private static String nobody(Target target, IOException why) {
        String text = "no control connection to " + target.text() + ": " + switch (why) {
            case SocketTimeoutException _ -> "timed out after " + CONNECT_MS / 1000 + " s";
            case ConnectException _ when REFUSED.equalsIgnoreCase(why.getMessage()) -> REFUSED;
            default -> SafeText.line(why.getMessage());
        } + (target.local != null && why.getMessage() != null && why.getMessage().startsWith(INVALID)
                ? "; the system connects nothing from that address to this one"
                : "");
        return answers(target)
                ? text + "; but port " + target.dataPort + " answers: if that is the original tcpp, or one without"
                        + " control connections, use --classic, and if its control port is another, --control-port"
                : text;
    }

    private static boolean answers(Target target) {
        try (Socket probe = new Socket()) {
            if (target.local != null) {
                probe.bind(new InetSocketAddress(target.local, 0));
            }
            probe.connect(new InetSocketAddress(target.server, target.dataPort), PROBE_MS);
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
