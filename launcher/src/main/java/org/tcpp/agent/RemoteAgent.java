package org.tcpp.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.tcpp.address.NumericAddress;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlClient;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Link;
import org.tcpp.control.Secret;
import org.tcpp.message.ExitStatus;
import org.tcpp.plan.RunSpec;
import org.tcpp.report.HostCodec;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;
import org.tcpp.session.Action;
import org.tcpp.session.SessionEvent;

/** Another launcher in one run, over a control connection: a client's server, or a server's client. */
public final class RemoteAgent implements Agent {

    /** Of what nobody has asked for since; those that come then are only in the result. */
    private static final int MOST_SAMPLES = 1000;

    private final Consumer<SessionEvent> mailbox;
    private final Target target;
    private final int number;
    private volatile Link link;
    private volatile HostView host;
    private final BlockingQueue<HostSampleView> samples = new ArrayBlockingQueue<>(MOST_SAMPLES);
    private Thread connecting;
    private volatile boolean closed;

    /**
     * Whom a client wants to reach.
     *
     * @param plan what for
     * @param number which of its servers, from 0
     * @param addresses numeric addresses of the server, the preferred first; at least one
     * @param controlPort where its launcher listens
     * @param secret the shared secret, or null
     */
    public record Target(RunSpec plan, int number, List<String> addresses, int controlPort, Secret secret) {
        public Target {
            addresses = List.copyOf(addresses);
        }
    }

    /** A server that is still to be reached; {@code mailbox} takes events from any thread. */
    public RemoteAgent(Target target, Consumer<SessionEvent> mailbox) {
        this.target = target;
        this.mailbox = mailbox;
        number = target.number;
    }

    /** A client that has introduced himself; whoever let him in hears him. */
    public RemoteAgent(Link link) {
        target = null;
        number = 0;
        mailbox = _ -> {};
        this.link = link;
    }

    @Override
    public void perform(Action action) {
        switch (action) {
            case Action.Connect _ -> connecting = Thread.ofVirtual().name("control-connect").start(this::connect);
            case Action.TellPeer tell when tell.peer() == number -> link.send(tell.message());
            case Action.ReadPeerClock read when read.peer() == number -> link.ping();
            default -> {
                // not there
            }
        }
    }

    /** What it told of its host, or null. */
    @Override
    public HostView host() {
        return host;
    }

    @Override
    public List<HostSampleView> newSamples() {
        List<HostSampleView> news = new ArrayList<>();
        samples.drainTo(news);
        return news;
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

    /** Connects to the first of the addresses that answers. */
    private void connect() {
        SessionEvent.PeerLost nobody = null;
        for (String address : target.addresses) {
            ControlClient.Target at = new ControlClient.Target(NumericAddress.parse(address).orElseThrow(),
                    target.controlPort, NumericAddress.parse(target.plan.local().first()).orElse(null),
                    target.plan.basePort());
            switch (ControlClient.greet(at, target.secret, this::hear)) {
                case ControlClient.Welcomed welcomed -> {
                    join(welcomed, address);
                    return;
                }
                case ControlClient.TurnedAway away -> {
                    mailbox.accept(new SessionEvent.PeerLost(number, ExitStatus.REFUSED.code(), "the server on "
                            + target.plan.servers().get(number).host() + " refuses: " + away.reason()));
                    return;
                }
                case ControlClient.Nobody none -> nobody = nobody != null
                        ? nobody
                        : new SessionEvent.PeerLost(number, ExitStatus.UNAVAILABLE.code(), none.reason());
            }
        }
        mailbox.accept(nobody);
    }

    private void join(ControlClient.Welcomed welcomed, String address) {
        link = welcomed.link();
        if (closed) {
            welcomed.link().close();
        }
        mailbox.accept(new SessionEvent.PeerJoined(number, address, welcomed.offer()));
    }

    private void hear(ChannelEvent event) {
        if (event instanceof ChannelEvent.Counted counted) {
            HostSampleView sample = HostCodec.sample(counted.sample());
            if (sample != null) {
                samples.offer(sample);
            }
            return;
        }
        if (event instanceof ChannelEvent.Received received && received.message() instanceof ControlMessage.Bye bye) {
            host = HostCodec.from(bye.host());
        }
        mailbox.accept(translate(number, event));
    }

    /** What happened on the link to the peer of that number, as a session takes it. */
    public static SessionEvent translate(int peer, ChannelEvent event) {
        return switch (event) {
            case ChannelEvent.Received received -> new SessionEvent.PeerSaid(peer, received);
            case ChannelEvent.ClockRead read -> new SessionEvent.PeerClockRead(peer, read.offset());
            case ChannelEvent.Counted _ -> new SessionEvent.Tick(); // nothing that a session has to know
            case ChannelEvent.Broken broken ->
                new SessionEvent.PeerLost(peer, ExitStatus.UNAVAILABLE.code(), broken.how());
        };
    }
}
