package org.tcpp.worker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import org.tcpp.loop.ClientSide;
import org.tcpp.loop.ServerSide;
import org.tcpp.loop.Turn;
import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.Engine;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.net.Net;
import org.tcpp.sample.RunCounts;
import org.tcpp.sample.Sampler;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;
import org.tcpp.wire.Opening;

/**
 * A worker's own loop, run against itself: a client and a server in one thread, over a private listener on the loopback
 * address. It warms the code up before it is measured, and shows a start-up archive which classes are wanted.
 */
final class Rehearsal {

    private static final int CONNECTIONS_AT_ONCE = 16;
    /** Both ways to go: connections of one call, and of many, so that no compiled code meets the other unprepared. */
    private static final SizePlan SIZES = new SizePlan(SizeMixes.parse("1000:15,3000000:1"), 0, Long.MAX_VALUE);
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int TRAINING = 50;

    private Rehearsal() {}

    /** For making a start-up archive: everything that a worker does, once. */
    static void train() throws SetupException {
        WorkerSpec spec = new WorkerSpec(Role.CLIENT, 0, new WorkerSpec.Endpoint("127.0.0.1", 1, null, 1),
                load(TRAINING), new WorkerSpec.Tuning(Engine.AUTO, 1 << 16, 0, 0, true), 0);
        Opened opened = Opened.open(WorkerSpec.parse(spec.line()).tuning());
        Report report = run(opened, Opened.open(spec.tuning()), TRAINING, 5 * SECOND_NS);
        Message.parse(new Message.Finished(report).line());
        Command.parse(new Command.Go(CpuClock.open(opened.engine() == Engine.EPOLL).getAsLong()).line());
    }

    /**
     * Moves connections until so many have been made or the time is over.
     *
     * @param client the network of the client, with its payload
     * @param server another network for the server; both are closed in the end
     * @param connections how many at most
     * @param budgetNs how long at most
     * @return what the client counted
     */
    static Report run(Opened client, Opened server, long connections, long budgetNs) {
        long beganNs = System.nanoTime();
        int listener = server.net().listen(InetAddress.getLoopbackAddress(), 0);
        Net net = client.net();
        RunCounts counts = new RunCounts(Report.CLASSIC, 0, connections, false, new ClientNames(net,
                new WorkerSpec.Endpoint("127.0.0.1", 0, null, 1)));
        if (listener < 0) {
            // no port is free just now: the code gets warm in the run, which waits for ports
            server.net().close();
            net.close();
            return counts.report();
        }
        int bufferBytes = server.net().in().capacity() - Opening.BYTES;
        Sampler serverSampler = sampler(beganNs);
        Turn serving = new Turn(server.net(), new ServerSide(server.net(), listener,
                new ServerSide.Limits(-1, bufferBytes, bufferBytes, 0, true), 0, serverSampler, _ -> {
                }), serverSampler, new ArrayDeque<>());
        int remote = net.address(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.net().port(listener)));
        Sampler clientSampler = sampler(beganNs);
        clientSampler.watch(counts, true);
        Queue<Command> commands = new ArrayDeque<>();
        Turn sending = new Turn(net, new ClientSide(net, load(connections),
                new ClientSide.Portions(bufferBytes, bufferBytes), counts, remote, -1, 1, _ -> {
                }),
                clientSampler, commands);
        while (sending.once(0)) {
            serving.once(0);
            if (System.nanoTime() - beganNs > budgetNs) {
                commands.add(new Command.Stop());
            }
        }
        server.net().close();
        client.net().close();
        return counts.report();
    }

    private static WorkerSpec.Load load(long connections) {
        return new WorkerSpec.Load(connections, CONNECTIONS_AT_ONCE, 0, 1, SIZES, Report.CLASSIC,
                Closing.RESET, 0, SECOND_NS, SECOND_NS);
    }

    private static Sampler sampler(long nowNs) {
        Sampler sampler = new Sampler(SECOND_NS, () -> 0, _ -> {
        });
        sampler.start(nowNs, nowNs);
        return sampler;
    }
}
