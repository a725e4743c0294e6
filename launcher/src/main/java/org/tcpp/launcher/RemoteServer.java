package org.tcpp.launcher;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpp.cli.NumericAddress;
import org.tcpp.cli.Options;
import org.tcpp.control.Channel;
import org.tcpp.control.ControlClient;
import org.tcpp.control.Say;
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
    private static final int CONNECT_MS = 10_000;

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

    private final Channel channel;
    private final Say.Accepted accepted;
    private final RunPlan plan;
    private final Tally tally;
    private final Map<Integer, Integer> deaths = new HashMap<>();
    private Integer run;
    private String refused;
    private String broken;
    private boolean went;
    private boolean ended;
    private boolean done;
    private HostView host;

    private RemoteServer(Channel channel, Say.Accepted accepted, RunPlan plan, Tally tally) {
        this.channel = channel;
        this.accepted = accepted;
        this.plan = plan;
        this.tally = tally;
    }

    /** Which of the host's addresses answers on the control port. */
    record Reached(RunPlan plan, Channel channel, Say.Accepted accepted) {
    }

    /** Connects to the first address of the server's that answers. */
    static Reached reach(Planned.Ready planned, Options options, Secret secret) throws NoAgreement {
        String nobody = null;
        List<String> addresses = planned.addresses();
        for (String address : addresses) {
            Optional<InetAddress> numeric = NumericAddress.parse(address);
            switch (ControlClient.greet(numeric.orElseThrow(), options.control().port(), secret,
                    planned.plan().basePort(), CONNECT_MS / addresses.size())) {
                case ControlClient.Welcomed welcomed -> {
                    return new Reached(planned.plan().at(address), welcomed.channel(), welcomed.accepted());
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
        RemoteServer server = new RemoteServer(reached.channel, reached.accepted, plan, tally);
        server.checkWorkers();
        server.channel.send(new Say.Plan(id, plan.processes(), plan.connections(), plan.atOnce(), plan.sizes(),
                plan.closing(), plan.intervalNs()));
        while (server.run == null && server.refused == null && server.broken == null && !signals.received()) {
            server.take(server.channel.poll(50));
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

    private void checkWorkers() throws NoAgreement {
        String wrong = plan.processes() > accepted.workers()
                ? "-p " + plan.processes() + ": the server has " + accepted.workers()
                        + (accepted.workers() == 1 ? " worker" : " workers") + "; allowed are as many, or fewer"
                : plan.basePort() != accepted.basePort()
                        ? "-r " + plan.basePort() + ": the server's base port is " + accepted.basePort()
                        : null;
        if (wrong != null) {
            close();
            throw new NoAgreement(ExitStatus.REFUSED, wrong);
        }
    }

    /** The token that names the run; null if a signal came before it was agreed. */
    Integer run() {
        return run;
    }

    /** Our workers begin. */
    void go() {
        channel.send(new Say.Go());
    }

    /** Our workers have ended; each had so many connections. */
    void end(long... connections) {
        ended = true;
        channel.send(new Say.End(connections));
    }

    /** Takes what has come, waiting up to {@code patienceMs} if nothing has. */
    void step(long patienceMs) {
        for (Channel.Heard heard = channel.poll(patienceMs); heard != null; heard = channel.poll(0)) {
            take(heard);
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
        channel.send(new Say.Bye(null));
        channel.close();
    }

    private void take(Channel.Heard heard) {
        switch (heard) {
            case null -> {
                // Nothing came in time.
            }
            case Channel.Broken end -> broken = broken == null ? end.how() : broken;
            case Channel.Said said -> take(said.say());
        }
    }

    private void take(Say say) {
        switch (say) {
            case Say.Serving serving -> run = serving.run();
            case Say.Gone gone -> {
                went = true;
                tally.go(AGENT, gone.nowNs());
            }
            case Say.Refused why -> refused = why.reason();
            case Say.FromWorker from -> {
                switch (from.message()) {
                    case Message.Ready m -> tally.ready(key(from.number()), m);
                    case Message.Interval m when went -> tally.interval(key(from.number()), m);
                    case Message.Interval _ -> {
                        // Before go there is nothing to tell.
                    }
                    case Message.Finished m -> tally.finished(key(from.number()), m.report());
                    default -> broken = "the server passes on what is none of our business";
                }
            }
            case Say.Lost lost -> {
                tally.lost(key(lost.number()), lost.how(), List.of());
                // what comes after this is its successor's: the server tells of both in order
                deaths.merge(lost.number(), 1, Integer::sum);
            }
            case Say.Bye bye -> {
                host = Hosts.from(bye.host());
                done = true;
            }
            default -> broken = "the server said something out of turn";
        }
    }

    private WorkerKey key(int number) {
        return new WorkerKey(AGENT, Role.SERVER, number, deaths.getOrDefault(number, 0));
    }
}
