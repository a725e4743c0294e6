package org.tcpp.worker;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.tcpp.client.ClientWork;
import org.tcpp.client.Targets;
import org.tcpp.flow.Environment;
import org.tcpp.loop.Budget;
import org.tcpp.loop.Loop;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.Engine;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.RowSample;
import org.tcpp.message.WorkerSpec;
import org.tcpp.net.Address;
import org.tcpp.net.Net;
import org.tcpp.sample.Names;
import org.tcpp.sample.RunCounts;
import org.tcpp.server.ServerWork;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;
import org.tcpp.time.Clock;

/**
 * A worker's own loop, run against itself: a client and a server in one thread, over a private listener on the loopback
 * address. It warms the code up before it is measured, and shows a start-up archive which classes are wanted.
 *
 * <p>It is a series of short runs, each begun anew. A compiler leaves out what it has never seen, and takes the code
 * back when it happens after all; so what happens once a run, such as the first connection or a table that grows,
 * has to have happened several times before go.
 */
final class Rehearsal {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int RUN = 1;
    private static final SizePlan SHORT = SizePlan.fixed(1000);
    private static final long SECOND_NS = 1_000_000_000L;
    /** All scenes, once, by code that nobody has compiled; more shows a start-up archive no more classes. */
    private static final long ONCE_THROUGH_NS = 200_000_000;
    /** So short that intervals and slices end within a scene. */
    private static final long INTERVAL_NS = 20_000_000;
    /** Where there is a schedule the loop waits for it, but no longer than this, for the server has the same thread. */
    private static final long MOMENT_NS = 20_000;
    /** The compilers are at rest when the process uses less than a part in so many beside the loop. */
    private static final long RESTING = 10;

    /**
     * One run.
     *
     * @param token {@link Report#CLASSIC} or another
     * @param connections how many
     * @param atOnce how many at the same time
     * @param sizes their bytes
     * @param closing who closes first
     * @param bound whether the client binds to an address
     * @param arrivals when they begin
     * @param rows of which of them both ends tell a row
     */
    private record Scene(int token, long connections, int atOnce, SizePlan sizes, Closing closing, boolean bound,
            Arrivals arrivals, RowSample rows) {

        Scene(int token, long connections, int atOnce, SizePlan sizes, Closing closing, boolean bound) {
            this(token, connections, atOnce, sizes, closing, bound, Arrivals.NONE, RowSample.NONE);
        }

        Load load() {
            return new Load(token, new Load.Share(connections, atOnce, 0, 1, rows), sizes, closing,
                    new Load.Times(0, SECOND_NS, INTERVAL_NS, arrivals), false);
        }
    }

    /**
     * Most end by a reset, since nobody has asked for the TIME_WAIT that a close leaves behind. Some have rows, or the
     * first run with rows would find that the compilers had left out whatever is done for them.
     */
    private static final List<Scene> SCENES = List.of(
            new Scene(Report.CLASSIC, 100, 100, SHORT, Closing.CLIENT, true),
            new Scene(RUN, 1000, 300, SHORT, Closing.RESET, false),
            new Scene(RUN, 20, 10, SizePlan.fixed(1_500_000), Closing.RESET, true),
            new Scene(Report.CLASSIC, 1000, 4, SHORT, Closing.RESET, true),
            new Scene(RUN, 500, 100, SHORT, Closing.RESET, true, Arrivals.poisson(10_000), RowSample.NONE),
            new Scene(RUN, 1000, 100, SHORT, Closing.RESET, true, Arrivals.NONE, RowSample.ALL),
            new Scene(RUN, 300, 20, new SizePlan(SizeMixes.parse("uniform:100-60000"), 0, Long.MAX_VALUE),
                    Closing.SERVER, false));

    private final WorkerSpec.Tuning tuning;
    private final CpuClock cpu;

    /** A rehearsal for a worker so tuned. */
    Rehearsal(WorkerSpec.Tuning tuning, CpuClock cpu) {
        this.tuning = tuning;
        this.cpu = cpu;
    }

    /** Plays until the compilers have nothing left to do or the time is over. */
    void play(long budgetNs) throws SetupException {
        long beganNs = System.nanoTime();
        long leftNs = budgetNs;
        while (leftNs > 0 && !playAll(leftNs)) {
            leftNs = budgetNs - (System.nanoTime() - beganNs);
        }
    }

    /** Plays every scene once; true if the compilers were at rest meanwhile. */
    private boolean playAll(long budgetNs) throws SetupException {
        long beganNs = System.nanoTime();
        long besideNs = besideNs();
        for (Scene scene : SCENES) {
            long leftNs = budgetNs - (System.nanoTime() - beganNs);
            if (leftNs <= 0) {
                return false;
            }
            play(scene, leftNs);
        }
        return cpu.thread() != null && (besideNs() - besideNs) * RESTING < System.nanoTime() - beganNs;
    }

    /** CPU time of the other threads, which are the compilers'. */
    private long besideNs() {
        return cpu.thread() == null ? 0 : cpu.process().getAsLong() - cpu.thread().getAsLong();
    }

    /** Plays one scene. */
    private void play(Scene scene, long budgetNs) throws SetupException {
        try (Net clientNet = Opened.open(tuning).net(); Net serverNet = Opened.open(tuning).net()) {
            int listener = serverNet.listen(Address.parse(LOOPBACK, 0));
            if (listener >= 0) {
                play(scene, budgetNs, clientNet, serverNet, listener);
            }
            // else no port is free just now: the code gets warm in the run, which waits for ports
        }
    }

    private void play(Scene scene, long budgetNs, Net clientNet, Net serverNet, int listener) {
        long beganNs = System.nanoTime();
        boolean[] finished = {false};
        Queue<Command> serverCommands = new LinkedBlockingQueue<>();
        Queue<Command> clientCommands = new LinkedBlockingQueue<>();
        Loop serving = server(serverNet, listener, serverCommands);
        Loop sending = client(scene, clientNet, serverNet.port(listener), clientCommands,
                message -> finished[0] |= message instanceof Message.Finished);
        if (scene.token != Report.CLASSIC) {
            serverCommands.add(new Command.Prepare(scene.load()));
            serving.turn(0);
        }
        clientCommands.add(new Command.Prepare(scene.load()));
        clientCommands.add(new Command.Go(scene.token, beganNs));
        while (!finished[0]) {
            sending.turn(scene.arrivals.isOpen() ? MOMENT_NS : 0);
            serving.turn(0);
            if (System.nanoTime() - beganNs > budgetNs) {
                clientCommands.add(new Command.Cancel(scene.token));
            }
        }
    }

    private Loop server(Net net, int listener, Queue<Command> commands) {
        Environment environment = Environment.of(net, Clock.SYSTEM, cpu.process(), _ -> {
        });
        ServerWork work = new ServerWork(environment, tuning.portions().bufferBytes(), listener,
                new WorkerSpec.Service(-1, SECOND_NS, INTERVAL_NS, true),
                load -> counts(load, Role.SERVER, new NetNames(net)));
        return new Loop(environment, work, commands, Budget.of(tuning.portions().quantumBytes()));
    }

    private Loop client(Scene scene, Net net, int port, Queue<Command> commands, Consumer<Message> told) {
        int remote = net.address(Address.parse(LOOPBACK, port));
        int local = scene.bound ? net.address(Address.parse(LOOPBACK, 0)) : -1;
        Environment environment = Environment.of(net, Clock.SYSTEM, cpu.process(), told);
        ClientWork work = new ClientWork(environment, tuning.portions().bufferBytes(), new Targets(remote, local, 1),
                load -> counts(load, Role.CLIENT,
                        new ClientNames(net, new WorkerSpec.Endpoint("127.0.0.1", 0, null, 1))));
        return new Loop(environment, work, commands, Budget.of(tuning.portions().quantumBytes()));
    }

    private static RunCounts counts(Load load, Role role, Names names) {
        return new RunCounts(load, role, 0, load.share().connections(), names);
    }

    /** What a launcher says to a worker of this role from its start to its end, as training for a start-up archive. */
    static InputStream lines(Role role) {
        WorkerSpec.Tuning tuning = new WorkerSpec.Tuning(Engine.AUTO, new WorkerSpec.Portions(1 << 16, 1 << 16),
                WorkerSpec.Sockets.PLAIN, WorkerSpec.Tuning.ANY_CPU, ONCE_THROUGH_NS);
        Scene scene = SCENES.get(1);
        boolean serving = role == Role.SERVER;
        WorkerSpec.Endpoint endpoint = serving
                ? new WorkerSpec.Endpoint(null, 0, null, 1)
                : new WorkerSpec.Endpoint("127.0.0.1", 1, "127.0.0.1", 1);
        WorkerSpec.Service service = new WorkerSpec.Service(-1, SECOND_NS, INTERVAL_NS, true);
        List<String> lines = List.of(new WorkerSpec(role, 0, endpoint, service, tuning, 0).line(),
                new Command.Prepare(scene.load()).line(), new Command.Go(scene.token, System.nanoTime()).line(),
                new Command.Release(scene.token, 0).line(), new Command.Stop().line(), "");
        return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
