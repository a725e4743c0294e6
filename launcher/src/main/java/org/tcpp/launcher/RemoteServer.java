package org.tcpp.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tcpp.address.NumericAddress;
import org.tcpp.cli.Options;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.ControlClient;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Link;
import org.tcpp.control.Offer;
import org.tcpp.control.Secret;
import org.tcpp.estimate.Tally;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.plan.Planned;
import org.tcpp.plan.RunPlan;
import org.tcpp.result.HostView;

/** The server's launcher, as the client's sees it over the control connection. One thread. */
final class RemoteServer implements AutoCloseable {

    private static final int AGENT = 1;

    /** Why there is no agreement; {@link #getMessage} is for the user. */
    static final class NoAgreement extends Exception {

        private static final long serialVersionUID = 1L;

        private final ExitStatus status;

        NoAgreement(ExitStatus status, String message) {
            super(message);
            this.status = status;
        }

        ExitStatus status() {
            return status;
        }
    }

    private static final int PINGS = 8;

    private final Link link;
    private final BlockingQueue<ChannelEvent> inbox;
    private final Offer offer;
    private final RunPlan plan;
    private final Tally tally;
    private Integer run;
    private String refused;
    private String broken;
    private ClockOffset clock = new ClockOffset(0, 0);
    private boolean went;
    private boolean ended;
    private boolean done;
    private HostView host;

    private RemoteServer(Reached reached, RunPlan plan, Tally tally) {
        link = reached.link;
        inbox = reached.inbox;
        offer = reached.offer;
        this.plan = plan;
        this.tally = tally;
    }

    /** Which of the host's addresses answers on the control port. */
    record Reached(RunPlan plan, Link link, BlockingQueue<ChannelEvent> inbox, Offer offer) {
    }

    /** Connects to the first address of the server's that answers. */
    static Reached reach(Planned.Ready planned, Options options, Secret secret) throws NoAgreement {
        String nobody = null;
        List<String> addresses = planned.addresses();
        for (String address : addresses) {
            BlockingQueue<ChannelEvent> inbox = new LinkedBlockingQueue<>();
            ControlClient.Target target = new ControlClient.Target(NumericAddress.parse(address).orElseThrow(),
                    options.control().port(), NumericAddress.parse(planned.plan().local()).orElse(null),
                    planned.plan().basePort());
            switch (ControlClient.greet(target, secret, inbox::add)) {
                case ControlClient.Welcomed welcomed -> {
                    return new Reached(planned.plan().at(address), welcomed.link(), inbox, welcomed.offer());
                }
                case ControlClient.TurnedAway away -> throw new NoAgreement(ExitStatus.REFUSED,
                        "the server on " + options.host() + " refuses: " + away.reason());
                case ControlClient.Nobody none -> nobody = nobody == null ? none.reason() : nobody;
            }
        }
        throw new NoAgreement(ExitStatus.UNAVAILABLE, nobody);
    }

    /** Reads the secret, if there is to be one. */
    static Secret secret(Options options) throws NoAgreement {
        String file = options.control().secretFile();
        try {
            return file == null ? null : Secret.read(Path.of(file));
        } catch (java.io.IOException | java.nio.file.InvalidPathException e) {
            throw new NoAgreement(ExitStatus.USAGE, "--secret-file " + file + ": " + e.getMessage());
        }
    }

    /** Sends the plan and waits until the server's workers serve it; {@link #run()} then names it. */
    static RemoteServer agree(Reached reached, String id, Tally tally, Signals signals) throws NoAgreement {
        RunPlan plan = reached.plan;
        RemoteServer server = new RemoteServer(reached, plan, tally);
        ControlMessage.Plan wish = new ControlMessage.Plan(id,
                new ControlMessage.Plan.Share(plan.processes(), plan.connections(), plan.atOnce()), plan.sizes(),
                plan.closing(), ControlMessage.Plan.PUSH,
                new ControlMessage.Plan.Times(plan.durationNs(), plan.timeoutNs(), plan.intervalNs()),
                new ControlMessage.Plan.Holding(plan.special().connectFirst(), plan.special().holdNs()));
        server.check(wish);
        server.link.send(wish);
        while (server.run == null && server.refused == null && server.broken == null && !signals.received()) {
            server.step(50);
        }
        for (int i = 0; i < PINGS; i++) {
            server.link.ping();
        }
        if (server.refused != null) {
            server.close();
            throw new NoAgreement(ExitStatus.REFUSED, "the server on " + plan.host() + " refuses: " + server.refused);
        }
        if (server.broken != null) {
            server.close();
            throw new NoAgreement(ExitStatus.UNAVAILABLE, server.brokenWords());
        }
        return server;
    }

    private void check(ControlMessage.Plan wish) throws NoAgreement {
        String wrong = plan.basePort() == offer.basePort()
                ? offer.refusal(wish, 0).orElse(null)
                : "-r " + plan.basePort() + ": the server's base port is " + offer.basePort();
        if (wrong != null) {
            close();
            throw new NoAgreement(ExitStatus.REFUSED, wrong);
        }
    }

    /** The token that names the run; null if a signal came before it was agreed. */
    Integer run() {
        return run;
    }

    /** Our workers begin, at that moment of our clock. */
    void go(long epochNs) {
        step(0);
        link.send(new ControlMessage.Go(clock.theirs(epochNs), clock.errorNs()));
    }

    /** Our workers have ended; each had so many connections. */
    void end(long... connections) {
        ended = true;
        link.send(new ControlMessage.End(connections));
    }

    /** Takes what has come, waiting up to {@code patienceMs} if nothing has. */
    void step(long patienceMs) {
        try {
            ChannelEvent event = inbox.poll(patienceMs, TimeUnit.MILLISECONDS);
            for (; event != null; event = inbox.poll()) {
                take(event);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** True if it has said all it had to say. */
    boolean isDone() {
        return done;
    }

    /** True if it said good-bye although our workers have not ended: it was stopped. */
    boolean hasLeft() {
        return done && !ended;
    }

    /** True if the connection broke before all was said. */
    boolean isBroken() {
        return broken != null && !done;
    }

    /** How it broke, for a person. */
    String brokenWords() {
        return "the control connection to " + plan.host() + " broke: " + broken;
    }

    /** Its host, or null. */
    HostView host() {
        return host;
    }

    /** Says good-bye. */
    @Override
    public void close() {
        link.send(new ControlMessage.Bye(null));
        link.close();
        link.awaitClosed();
    }

    private void take(ChannelEvent event) {
        switch (event) {
            case ChannelEvent.Broken end -> broken = broken == null ? end.how() : broken;
            case ChannelEvent.ClockRead read -> clock = read.offset();
            case ChannelEvent.Received received -> take(received.take());
        }
    }

    private void take(ControlMessage message) {
        switch (message) {
            case ControlMessage.Serving serving -> run = serving.run();
            case ControlMessage.Gone gone -> {
                went = true;
                tally.go(AGENT, gone.nowNs());
            }
            case ControlMessage.Refused why -> refused = why.reason();
            case ControlMessage.FromWorker from -> {
                switch (from.message()) {
                    case Message.Ready m -> tally.ready(key(from), m);
                    case Message.Interval m when went -> tally.interval(key(from), m);
                    case Message.Interval _ -> {
                        // Before go there is nothing to tell.
                    }
                    case Message.Finished m -> tally.finished(key(from), m.report());
                    default -> broken = "the server passes on what is none of our business";
                }
            }
            case ControlMessage.Lost lost ->
                tally.lost(key(lost.number(), lost.incarnation()), lost.how(), List.of());
            case ControlMessage.Cancel _ -> {
                // Its bye follows.
            }
            case ControlMessage.Bye bye -> {
                host = Hosts.from(bye.host());
                done = true;
            }
            default -> broken = "the server said something out of turn";
        }
    }

    private static WorkerKey key(ControlMessage.FromWorker from) {
        return key(from.number(), from.incarnation());
    }

    private static WorkerKey key(int number, int incarnation) {
        return new WorkerKey(AGENT, Role.SERVER, number, incarnation);
    }
}
