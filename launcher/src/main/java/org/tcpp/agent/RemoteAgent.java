package org.tcpp.agent;

import java.util.List;
import java.util.function.Consumer;
import org.tcpp.address.NumericAddress;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlClient;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Link;
import org.tcpp.control.Secret;
import org.tcpp.message.ExitStatus;
import org.tcpp.plan.RunSpec;
import org.tcpp.session.SessionEvent;

/**
 * The server's launcher, as a client reaches it over a control connection. What happens there goes into the command's
 * mailbox. Nothing here waits for the network. One thread, the mailbox's.
 */
public final class RemoteAgent implements AutoCloseable {

    private final Consumer<SessionEvent> mailbox;
    private volatile Link link;
    private Thread connecting;
    private volatile boolean closed;

    /** Nobody yet; {@code mailbox} takes events from any thread. */
    public RemoteAgent(Consumer<SessionEvent> mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * Connects to the first of the server's addresses that answers, in a thread of its own.
     *
     * @param addresses numeric addresses, the preferred first; at least one
     * @param controlPort where its launcher listens
     * @param secret the shared secret, or null
     */
    public void connect(RunSpec plan, List<String> addresses, int controlPort, Secret secret) {
        connecting = Thread.ofVirtual().name("control-connect").start(() -> {
            SessionEvent.PeerLost nobody = null;
            for (String address : addresses) {
                ControlClient.Target target = new ControlClient.Target(NumericAddress.parse(address).orElseThrow(),
                        controlPort, NumericAddress.parse(plan.local().first()).orElse(null), plan.basePort());
                switch (ControlClient.greet(target, secret, this::hear)) {
                    case ControlClient.Welcomed welcomed -> {
                        join(welcomed, address);
                        return;
                    }
                    case ControlClient.TurnedAway away -> {
                        mailbox.accept(new SessionEvent.PeerLost(ExitStatus.REFUSED.code(),
                                "the server on " + plan.host() + " refuses: " + away.reason()));
                        return;
                    }
                    case ControlClient.Nobody none -> nobody = nobody != null
                            ? nobody
                            : new SessionEvent.PeerLost(ExitStatus.UNAVAILABLE.code(), none.reason());
                }
            }
            mailbox.accept(nobody);
        });
    }

    /** Tells it something, some time soon. */
    public void tell(ControlMessage message) {
        link.send(message);
    }

    /** Asks for its clock. */
    public void readClock() {
        link.ping();
    }

    /** Says good-bye, for a second at most. */
    @Override
    public void close() {
        closed = true;
        if (connecting != null) {
            connecting.interrupt();
        }
        Link last = link;
        if (last != null) {
            last.send(new ControlMessage.Bye(null));
            last.close();
            last.awaitClosed();
        }
    }

    private void join(ControlClient.Welcomed welcomed, String address) {
        link = welcomed.link();
        if (closed) {
            welcomed.link().close();
        }
        mailbox.accept(new SessionEvent.PeerJoined(address, welcomed.offer()));
    }

    private void hear(ChannelEvent event) {
        mailbox.accept(translate(event));
    }

    /** What happened on a link, as a session takes it. */
    public static SessionEvent translate(ChannelEvent event) {
        return switch (event) {
            case ChannelEvent.Received received -> new SessionEvent.PeerSaid(received);
            case ChannelEvent.ClockRead read -> new SessionEvent.PeerClockRead(read.offset());
            case ChannelEvent.Broken broken -> new SessionEvent.PeerLost(ExitStatus.UNAVAILABLE.code(), broken.how());
        };
    }
}
