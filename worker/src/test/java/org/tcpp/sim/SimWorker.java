package org.tcpp.sim;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import org.tcpp.client.ClientWork;
import org.tcpp.client.Targets;
import org.tcpp.flow.Environment;
import org.tcpp.loop.Budget;
import org.tcpp.loop.Loop;
import org.tcpp.loop.Work;
import org.tcpp.message.Command;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.net.Net;
import org.tcpp.net.SocketOptions;
import org.tcpp.sample.RunCounts;
import org.tcpp.server.ServerWork;

/** A worker process: the real loop and the real work over a simulated network, and its pipes. One thread. */
final class SimWorker {

    static final int BASE_PORT = 10_000;

    private static final int OPENING_BYTES = 12;
    private static final long SERVER_TIMEOUT_NS = 600_000_000_000L;
    private static final long INTERVAL_NS = 1_000_000_000L;

    private final Simulation simulation;
    private final Role role;
    private final int number;
    private final int incarnation;
    private final SimProcess process;
    private final Queue<Command> commands = new ArrayDeque<>();
    private SimNet net;
    private Environment environment;
    private int openAtEnd = -1;
    private int timersAtEnd = -1;
    private long commandNs;
    private long messageNs;

    SimWorker(Simulation simulation, Role role, int number, int incarnation) {
        this.simulation = simulation;
        this.role = role;
        this.number = number;
        this.incarnation = incarnation;
        SimHost host = role == Role.SERVER ? simulation.there : simulation.here;
        process = new SimProcess(host, role.word() + " worker " + number
                + (incarnation > 0 ? " again (" + incarnation + ")" : ""));
    }

    void start(long atNs) {
        process.start(atNs, this::run);
    }

    SimProcess process() {
        return process;
    }

    Witness witness() {
        return net == null ? new Witness() : net.witness;
    }

    boolean isServer() {
        return role == Role.SERVER;
    }

    Role role() {
        return role;
    }

    int number() {
        return number;
    }

    int incarnation() {
        return incarnation;
    }

    /** Handles that were open when its loop had ended; -1 if it has not. */
    int openAtEnd() {
        return openAtEnd;
    }

    int timersAtEnd() {
        return timersAtEnd;
    }

    /** Says something on its standard input. */
    void send(Command command) {
        commandNs = Math.max(commandNs, simulation.world.nowNs() + simulation.pipeNs());
        simulation.world.at(commandNs, () -> {
            commands.add(command);
            if (net != null) {
                net.wake();
            }
        });
    }

    private void tell(Message message) {
        if (message instanceof Message.Established && process.connecting() > 0) {
            throw new AssertionError(process + " says established while " + process.connecting() + " are not");
        }
        if (message instanceof Message.Notice notice) {
            simulation.onNotice(this, notice.text());
        }
        messageNs = Math.max(messageNs, simulation.world.actingNs() + simulation.pipeNs());
        simulation.world.at(messageNs, () -> simulation.onMessage(this, message));
    }

    private void run() {
        Scenario scenario = simulation.scenario;
        net = new SimNet(process, new Net.Options(scenario.bufferBytes + OPENING_BYTES, new SocketOptions(
                scenario.sendBytes, scenario.socketBytes, true, null, SocketOptions.NO_DSCP, 0), false, -1));
        environment = Environment.of(net, process::nanoTime, () -> 0, this::tell);
        Loop loop = new Loop(environment, role == Role.SERVER ? serverWork(scenario) : clientWork(scenario), commands,
                new Budget(scenario.quantumBytes, scenario.turnEvents));
        loop.run();
        openAtEnd = process.open();
        timersAtEnd = environment.wheel().count();
    }

    private Work clientWork(Scenario scenario) {
        int remote = net.address(new InetSocketAddress(simulation.there.address, BASE_PORT + number));
        return new ClientWork(environment, scenario.bufferBytes, new Targets(remote, -1, 1),
                load -> counts(load, Role.CLIENT));
    }

    private Work serverWork(Scenario scenario) {
        int listener = net.listen(null, BASE_PORT + number);
        return new ServerWork(environment, scenario.bufferBytes, listener,
                new WorkerSpec.Service(scenario.serverAtOnce, SERVER_TIMEOUT_NS, INTERVAL_NS, true),
                load -> counts(load, Role.SERVER));
    }

    private RunCounts counts(Load load, Role role) {
        return new RunCounts(load, role, number, load.share().connections(), new SimNames(net));
    }

    @Override
    public String toString() {
        return process.name;
    }
}
