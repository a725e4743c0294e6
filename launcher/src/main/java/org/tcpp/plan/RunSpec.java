package org.tcpp.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tcpp.address.NumericAddress;
import org.tcpp.cli.Mode;
import org.tcpp.disturb.Script;
import org.tcpp.host.Ports;
import org.tcpp.host.Processors;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Exchange;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.RowSample;
import org.tcpp.message.WorkerSpec;
import org.tcpp.size.SizePlan;

/**
 * What one command is to do: everything the user asked for, checked, with every default filled in. Immutable.
 *
 * @param workload which connections are made, and how
 * @param placement who is where
 * @param measuring how it is measured
 * @param tuning how the workers do it
 */
public record RunSpec(Workload workload, Placement placement, Measuring measuring, Tuning tuning) {

    /** A server leaves it to its clients to give up, but does not keep what they have left behind for ever. */
    private static final long SERVER_TIMEOUT_NS = 600_000_000_000L;

    /**
     * Connections.
     *
     * @param connections how many per worker, or {@link Load#UNLIMITED}
     * @param atOnce how many at once per worker; {@link Load#UNLIMITED} on a server without such a limit
     * @param sizes bytes of each
     * @param closing who closes first
     * @param times how long they may take
     * @param holding whether all are opened before any sends
     * @param content what the bytes are, and whether they are checked
     * @param exchange who sends, and when
     */
    public record Workload(long connections, int atOnce, SizePlan sizes, Closing closing, Times times,
            Holding holding, Content content, Exchange exchange) {

        /** A push in which nothing is opened before it is needed. */
        public Workload(long connections, int atOnce, SizePlan sizes, Closing closing, Times times) {
            this(connections, atOnce, sizes, closing, times, Holding.NONE, Content.ANY, Exchange.PUSH);
        }
    }

    /**
     * How long connections may take.
     *
     * @param durationNs start none later than this; 0: no limit
     * @param timeoutNs one without progress for so long has failed
     * @param arrivals when they are to begin, where that is planned
     */
    public record Times(long durationNs, long timeoutNs, Arrivals arrivals) {
    }

    /**
     * Connections that are opened before they are needed.
     *
     * @param connectFirst all are opened before any sends
     * @param holdNs and kept idle for so long before
     */
    public record Holding(boolean connectFirst, long holdNs) {

        /** Each is opened when it is needed. */
        public static final Holding NONE = new Holding(false, 0);
    }

    /**
     * How it is measured.
     *
     * @param intervalNs length of an interval
     * @param omitNs the steady window begins no earlier than this after the first connection attempt
     * @param rows of which connections a row is told
     * @param script what disturbs it
     */
    public record Measuring(long intervalNs, long omitNs, RowSample rows, Script script) {
    }

    /**
     * How the workers do it.
     *
     * @param worker what each is told
     * @param pinCpu worker i runs on CPU i modulo CPUs
     * @param arguments extra JVM arguments, as the user gave them
     */
    public record Tuning(WorkerSpec.Tuning worker, boolean pinCpu, List<String> arguments) {
        /** Keeps the list as it is now. */
        public Tuning {
            arguments = List.copyOf(arguments);
        }

        /** Nothing special. */
        public Tuning(WorkerSpec.Tuning worker) {
            this(worker, false, List.of());
        }
    }

    /**
     * What makes two runs the same experiment, one {@code name=value} a line; {@link CanonicalText} says what and how.
     */
    public String text() {
        return CanonicalText.of(this);
    }

    /** SHA-256 of {@link #text}'s UTF-8, 64 lower-case hexadecimal digits. */
    public String hash() {
        return CanonicalText.hash(text());
    }

    /** Of the placement: {@link Placement#mode}. */
    public Mode mode() {
        return placement.mode();
    }

    /** Of the placement: {@link Placement#servers}. */
    public List<Placement.Server> servers() {
        return placement.servers();
    }

    /** The other end as the user named it, all servers in their order; null on a server. */
    public String host() {
        return servers().getFirst().host() == null
                ? null
                : servers().stream().map(Placement.Server::host).collect(Collectors.joining(","));
    }

    /** The numeric address of the first server, or null. */
    public String address() {
        return servers().getFirst().address();
    }

    /** The number of the server that a client's worker has. */
    public int server(int worker) {
        return worker % servers().size();
    }

    /** The port of the server's worker that a client's worker has. */
    public int port(int worker) {
        return basePort() + worker / servers().size();
    }

    /** Those of all servers that a client's workers connect to. */
    public Ports serverPorts() {
        return new Ports(servers().stream().flatMap(server -> NumericAddress.parse(server.address()).stream()).toList(),
                basePort(), port(processes() - 1));
    }

    /** Of the placement: {@link Placement#processes}. */
    public int processes() {
        return placement.processes();
    }

    /** Of the placement: {@link Placement#basePort}. */
    public int basePort() {
        return placement.basePort();
    }

    /** Of the placement: {@link Placement#local}. */
    public Placement.Local local() {
        return placement.local();
    }

    /** Of the workload: {@link Workload#connections}. */
    public long connections() {
        return workload.connections;
    }

    /** Of the workload: {@link Workload#atOnce}. */
    public int atOnce() {
        return workload.atOnce;
    }

    /** Of the workload: {@link Workload#sizes}. */
    public SizePlan sizes() {
        return workload.sizes;
    }

    /** Of the workload: {@link Workload#closing}. */
    public Closing closing() {
        return workload.closing;
    }

    /** Of the workload: {@link Workload#times}. */
    public Times times() {
        return workload.times;
    }

    /** Of the workload: {@link Workload#holding}. */
    public Holding holding() {
        return workload.holding;
    }

    /** Of the workload: {@link Workload#exchange}. */
    public Exchange exchange() {
        return workload.exchange;
    }

    /** Of the measuring: {@link Measuring#intervalNs}. */
    public long intervalNs() {
        return measuring.intervalNs;
    }

    /** True if its workers fetch what they receive, and so can check it. */
    public boolean verifies() {
        return !tuning.worker.sockets().skipReceiveCopy();
    }

    /** True if this host has workers of that role. */
    public boolean has(Role role) {
        return mode() != (role == Role.CLIENT ? Mode.SERVER : Mode.CLIENT);
    }

    /** Worker processes on this host, of both roles together. */
    public int processesHere() {
        return mode() == Mode.LOOPBACK ? 2 * processes() : processes();
    }

    /** Connections asked for, over all workers; {@link Load#UNLIMITED} if there is no such number. */
    public long requested() {
        return connections() == Load.UNLIMITED ? Load.UNLIMITED : connections() * processes();
    }

    /** The same with another of the addresses of the server of that number. */
    public RunSpec at(int server, String otherAddress) {
        List<Placement.Server> all = new ArrayList<>(servers());
        all.set(server, new Placement.Server(all.get(server).host(), otherAddress));
        return new RunSpec(workload, new Placement(mode(), all, processes(), basePort(), local(), placement.classic(),
                placement.oneOff()), measuring, tuning);
    }

    /**
     * A server's part in the run of one of its clients.
     *
     * @param workers how many of this server's workers take part
     * @param asked what the client asks for
     * @param interval the length of an interval, which is the client's to say, in nanoseconds
     */
    public RunSpec serving(int workers, Workload asked, long interval) {
        Workload work = new Workload(asked.connections, atOnce(), asked.sizes, asked.closing,
                new Times(asked.times.durationNs, SERVER_TIMEOUT_NS, Arrivals.NONE), Holding.NONE, asked.content,
                asked.exchange);
        return new RunSpec(work,
                new Placement(Mode.SERVER, null, address(), workers, basePort(), Placement.Local.ANY, true, false),
                new Measuring(interval, 0, RowSample.NONE, Script.NONE),
                new Tuning(tuning.worker, false, tuning.arguments));
    }

    /** The specs of this host's workers of that role, in the order of their numbers; none if it has none. */
    public List<WorkerSpec> specs(Role role) {
        long pid = ProcessHandle.current().pid();
        return IntStream.range(0, has(role) ? processes() : 0)
                .mapToObj(i -> new WorkerSpec(role, i, endpoint(role, i), service(role), workerTuning(i), pid))
                .toList();
    }

    private WorkerSpec.Endpoint endpoint(Role role, int worker) {
        Placement.Local from = role == Role.CLIENT ? local() : Placement.Local.ANY;
        return new WorkerSpec.Endpoint(servers().get(server(worker)).address(), port(worker), from.first(),
                from.count());
    }

    /**
     * The part of worker {@code number} in a run: connections number, number + processes, number + 2 processes and so
     * on; the same for the client's worker and the server's.
     *
     * @param run the run's token, or {@link Report#CLASSIC}
     */
    public Load load(int number, int run) {
        Load.Share share = new Load.Share(connections(), atOnce(), exchange().first(number), processes(),
                measuring.rows);
        return new Load(run, share, sizes(), closing(),
                new Load.Times(times().durationNs, times().timeoutNs, intervalNs(), times().arrivals),
                holding().connectFirst, workload.content, workload.exchange);
    }

    private WorkerSpec.Service service(Role role) {
        // in loopback mode -m limits the client, and through it the server
        int served = role == Role.CLIENT || mode() == Mode.LOOPBACK ? Load.UNLIMITED : atOnce();
        return new WorkerSpec.Service(served, SERVER_TIMEOUT_NS, intervalNs(), placement.classic());
    }

    private WorkerSpec.Tuning workerTuning(int worker) {
        return tuning.pinCpu ? tuning.worker.onCpu(Processors.here().inTurn(worker)) : tuning.worker;
    }
}
