package org.tcpp.loop;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.tcpp.message.Command;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.net.Net;
import org.tcpp.net.NioNet;
import org.tcpp.net.Ready;
import org.tcpp.net.linux.Epoll;
import org.tcpp.sample.RunCounts;
import org.tcpp.sample.Sampler;

/** A client and a server over loopback, each with a loop of its own, turned by turns in the test's thread. */
final class Loopback implements AutoCloseable {

    static final int QUANTUM_BYTES = 16 * 1024;
    private static final long SECOND_NS = 1_000_000_000L;

    final Queue<Command> toClient = new ArrayDeque<>();
    final Queue<Command> toServer = new ArrayDeque<>();
    final List<Message> fromServer = new ArrayList<>();
    final List<Message> fromClient = new ArrayList<>();
    final RunCounts client;
    final Turn clientTurn;
    final Turn serverTurn;
    /** At the server; null where nobody may look, since looking allocates. */
    final AcceptedConnections accepted;
    private final Ready ready = new Ready(1);
    private final Net clientNet;
    private final Net serverNet;

    Loopback(boolean epoll, Load load, ServerSide.Limits limits) {
        this(epoll, load, limits, new AcceptedConnections());
    }

    /** Over epoll, and with nothing in it that is not in a worker. */
    static Loopback bare(Load load, ServerSide.Limits limits) {
        return new Loopback(true, load, limits, null);
    }

    private Loopback(boolean epoll, Load load, ServerSide.Limits limits, AcceptedConnections accepted) {
        this.accepted = accepted;
        clientNet = open(epoll);
        serverNet = accepted == null ? open(epoll) : accepted.lookAt(open(epoll));
        int listener = serverNet.listen(InetAddress.getLoopbackAddress(), 0);
        int remote = clientNet
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverNet.port(listener)));
        Sampler serverSampler = sampler();
        serverTurn = new Turn(serverNet,
                new ServerSide(serverNet, listener, limits, 0, serverSampler, fromServer::add), serverSampler,
                toServer);
        client = new RunCounts(load.run(), 0, load.share().connections(), false, new NetNames(clientNet));
        Sampler clientSampler = sampler();
        clientSampler.watch(client, true);
        clientTurn = new Turn(clientNet,
                new ClientSide(clientNet, load, new ClientSide.Portions(QUANTUM_BYTES, QUANTUM_BYTES), client, remote,
                        -1, 1, fromClient::add),
                clientSampler, toClient);
    }

    /** Turns until the client has started so many connections. */
    void untilStarted(long connections) {
        while (client.started() < connections) {
            if (!clientTurn.once(0)) {
                throw new AssertionError("over after " + client.started() + " connections of " + connections);
            }
            serverTurn.once(0);
        }
    }

    /** Turns until the client is over; returns what it counted. */
    Report untilClientIsOver() {
        while (clientTurn.once(0)) {
            serverTurn.once(0);
        }
        return client.report();
    }

    /** Turns the server until it is done with so many connections, then stops it; returns what it counted. */
    Report stopServer(int run, long connections) {
        if (run != Report.CLASSIC) {
            toServer.add(new Command.Release(run, connections));
        }
        long untilNs = System.nanoTime() + 60 * SECOND_NS;
        while (!accepted.allOver(connections)) {
            if (System.nanoTime() - untilNs > 0) {
                throw new AssertionError("not over at the server: " + accepted);
            }
            clientNet.poll(ready, 0); // java.nio closes a socket for good when its selector looks the next time
            serverTurn.once(SECOND_NS / 100);
        }
        toServer.add(new Command.Stop());
        while (serverTurn.once(0)) {
            // Until it has stopped.
        }
        return fromServer.stream()
                .filter(Message.Finished.class::isInstance)
                .map(message -> ((Message.Finished) message).report())
                .filter(report -> report.run() == run)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        clientNet.close();
        serverNet.close();
    }

    private static Net open(boolean epoll) {
        Net.Options options = new Net.Options(QUANTUM_BYTES + 12, 0, 0, true, null, false, -1);
        return epoll ? Epoll.open(options).net() : new NioNet(options);
    }

    private static Sampler sampler() {
        Sampler sampler = new Sampler(SECOND_NS, () -> 0, _ -> {
        });
        sampler.start(System.nanoTime(), System.nanoTime());
        return sampler;
    }
}
