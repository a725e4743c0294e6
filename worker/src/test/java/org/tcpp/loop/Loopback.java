package org.tcpp.loop;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.tcpp.client.ClientWork;
import org.tcpp.client.Targets;
import org.tcpp.flow.Environment;
import org.tcpp.message.Command;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.net.Net;
import org.tcpp.net.NioNet;
import org.tcpp.net.Ready;
import org.tcpp.net.SocketOptions;
import org.tcpp.net.linux.Epoll;
import org.tcpp.sample.Names;
import org.tcpp.sample.RunCounts;
import org.tcpp.server.ServerWork;
import org.tcpp.time.Clock;
import org.tcpp.wire.Opening;

/** A client's and a server's loop over the loopback interface, in one thread. */
final class Loopback implements AutoCloseable {

    static final int QUANTUM_BYTES = 16 * 1024;
    private static final int BUFFER_BYTES = QUANTUM_BYTES + Opening.BYTES;
    static final WorkerSpec.Service OPEN = new WorkerSpec.Service(-1, 0, 1_000_000_000L, true);
    private static final long SECOND_NS = 1_000_000_000L;

    final Queue<Command> toClient = new ArrayDeque<>();
    final Queue<Command> toServer = new ArrayDeque<>();
    final List<Message> fromServer = new ArrayList<>();
    final List<Message> fromClient = new ArrayList<>();
    final Loop clientLoop;
    final Loop serverLoop;
    final ServerWork server;
    /** What the client counts of its latest run. */
    RunCounts counts;
    private int runs;
    /** The server's clock is ahead by so much. */
    private long aheadNs;
    private final int port;
    private final List<RunCounts> served = new ArrayList<>();
    private final Ready ready = new Ready(1);
    private final Net clientNet;
    private final Net serverNet;

    Loopback(boolean epoll, WorkerSpec.Service service) {
        this(epoll, service, serverPort -> serverPort);
    }

    /** The same, whose client connects to the port that leads to the server's. */
    Loopback(boolean epoll, WorkerSpec.Service service, IntUnaryOperator way) {
        this(open(epoll), open(epoll), service, way);
    }

    private Loopback(Net clientNet, Net serverNet, WorkerSpec.Service service, IntUnaryOperator way) {
        this.clientNet = clientNet;
        this.serverNet = serverNet;
        int listener = serverNet.listen(InetAddress.getLoopbackAddress(), 0);
        port = serverNet.port(listener);
        int remote = clientNet
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), way.applyAsInt(port)));
        Environment servers = Environment.of(serverNet, () -> System.nanoTime() + aheadNs, () -> 0, fromServer::add);
        server = new ServerWork(servers, QUANTUM_BYTES, listener, service, load -> {
            RunCounts counted = counts(load, Role.SERVER, -1);
            served.add(counted);
            return counted;
        });
        serverLoop = new Loop(servers, server, toServer, Budget.of(QUANTUM_BYTES));
        Environment clients = Environment.of(clientNet, Clock.SYSTEM, () -> 0, fromClient::add);
        clientLoop = new Loop(clients, new ClientWork(clients, QUANTUM_BYTES, new Targets(remote, -1, 1), load -> {
            counts = counts(load, Role.CLIENT, load.share().connections());
            return counts;
        }), toClient, Budget.of(QUANTUM_BYTES));
    }

    /** With epoll, and a client that sends without copying. */
    static Loopback withoutCopies(WorkerSpec.Service service) {
        Net sparing = Epoll.open(new Net.Options(BUFFER_BYTES, SocketOptions.PLAIN, false, Opening.BYTES)).net();
        return new Loopback(sparing, open(true), service, serverPort -> serverPort);
    }

    /** How often the client has sent without copying. */
    long sendsWithoutCopy() {
        return clientNet.zeroCopyCounts() == null ? 0 : clientNet.zeroCopyCounts().sends();
    }

    /** The server's port. */
    int port() {
        return port;
    }

    /** Prepares a run at both ends and says go. */
    void begin(Load load) {
        if (load.run() != Report.CLASSIC) {
            prepareServer(load);
        }
        beginClient(load);
    }

    /** Tells the server of a run. */
    void prepareServer(Load load) {
        toServer.add(new Command.Prepare(load));
        serverLoop.turn(0);
    }

    /** Lets time pass at the server, as it does for a process that runs. */
    void serverPasses(long ns) {
        for (long leftNs = ns; leftNs > 0; leftNs -= SECOND_NS / 2) {
            aheadNs += Math.min(leftNs, SECOND_NS / 2);
            serverLoop.turn(0);
        }
    }

    /** Says go to the client of a run that the server knows nothing of. */
    void beginClient(Load load) {
        beginClient(load, System.nanoTime());
    }

    /** The same, to begin at that moment. */
    void beginClient(Load load, long epochNs) {
        toClient.add(new Command.Prepare(load));
        toClient.add(new Command.Go(load.run(), epochNs));
        runs++;
        clientLoop.turn(0);
    }

    void turn() {
        clientLoop.turn(0);
        serverLoop.turn(0);
    }

    /** Turns until the client has started so many connections. */
    void untilStarted(long connections) {
        while (counts.started() < connections) {
            turn();
        }
    }

    /** Turns until the client's run is over; returns what it counted. */
    Report untilClientIsOver() {
        while (reports(fromClient).size() < runs) {
            turn();
        }
        return reports(fromClient).getLast();
    }

    /** Turns the server until it is done with so many connections, then stops it; returns what it counted. */
    Report stopServer(int run, long connections) {
        return stopServer(run, connections, () -> served.stream().mapToLong(Loopback::over).sum());
    }

    /** The same, whoever else has come: so many of the latest run. */
    Report stopServerOfLatest(int run, long connections) {
        return stopServer(run, connections, () -> over(served.getLast()));
    }

    /** Turns both ends, without haste, until nothing of the run is under way any more; what either counted. */
    Map<Role, Report> untilAtRest(int run, long patienceNs) {
        long untilNs = System.nanoTime() + patienceNs;
        while (reports(fromClient).size() < runs || served.getLast().underWay() > 0) {
            if (System.nanoTime() - untilNs > 0) {
                throw new AssertionError(served.getLast().underWay() + " connections are still under way; client "
                        + counts.counters() + ", server " + served.getLast().counters());
            }
            clientLoop.turn(SECOND_NS / 1000);
            serverLoop.turn(SECOND_NS / 1000);
        }
        return Map.of(Role.CLIENT, reports(fromClient).getLast(), Role.SERVER, stopServerOfLatest(run, 0));
    }

    private Report stopServer(int run, long connections, LongSupplier over) {
        if (run != Report.CLASSIC) {
            toServer.add(new Command.Release(run, connections));
        }
        for (long untilNs = System.nanoTime() + 60 * SECOND_NS; over.getAsLong() < connections;) {
            if (System.nanoTime() - untilNs > 0) {
                throw new AssertionError("over at the server: " + over.getAsLong() + " connections of " + connections);
            }
            clientNet.poll(ready, 0); // java.nio closes a socket for good when its selector looks the next time
            serverLoop.turn(SECOND_NS / 100);
        }
        toServer.add(new Command.Stop());
        while (serverLoop.turn(0)) {
            // Until it has stopped.
        }
        return reports(fromServer).stream().filter(report -> report.run() == run).findFirst().orElseThrow();
    }

    private static long over(RunCounts counts) {
        return counts.counters().completed() + counts.counters().failed();
    }

    @Override
    public void close() {
        clientNet.close();
        serverNet.close();
    }

    private static List<Report> reports(List<Message> messages) {
        return messages.stream()
                .filter(Message.Finished.class::isInstance)
                .map(message -> ((Message.Finished) message).report())
                .toList();
    }

    private static Net open(boolean epoll) {
        Net.Options options = new Net.Options(BUFFER_BYTES);
        return epoll ? Epoll.open(options).net() : new NioNet(options);
    }

    /** What a client tells of a classic run that it makes alone, over a network where {@code remote} is a number. */
    static Report alone(Net net, int remote, int bufferBytes, Load load) {
        List<Message> told = new ArrayList<>();
        Environment environment = Environment.of(net, Clock.SYSTEM, () -> 0, told::add);
        ClientWork work = new ClientWork(environment, bufferBytes, new Targets(remote, -1, 1),
                each -> counts(each, Role.CLIENT, each.share().connections()));
        Queue<Command> commands = new ArrayDeque<>(
                List.of(new Command.Prepare(load), new Command.Go(load.run(), System.nanoTime())));
        Loop loop = new Loop(environment, work, commands, Budget.of(bufferBytes));
        while (told.stream().noneMatch(Message.Finished.class::isInstance)) {
            loop.turn(0);
        }
        return ((Message.Finished) told.getLast()).report();
    }

    /** Connections without names: making them takes memory, which would blur how much the loop takes. */
    static RunCounts counts(Load load, Role role, long requested) {
        return new RunCounts(load, role, 0, requested, new Names() {
            @Override
            public String local(int handle) {
                return null;
            }

            @Override
            public String remote(int handle) {
                return null;
            }
        });
    }
}
