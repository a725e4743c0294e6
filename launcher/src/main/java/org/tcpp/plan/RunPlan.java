package org.tcpp.plan;

import java.util.List;
import java.util.stream.IntStream;
import org.tcpp.host.Processors;
import org.tcpp.message.Closing;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.size.SizePlan;

/**
 * What one command is to do: everything the user asked for, checked, with every default filled in. Immutable.
 *
 * @param workload which connections are made, and how
 * @param placement who is where
 * @param measuring how it is measured
 * @param workers how the workers do it
 */
public record RunPlan(Workload workload, Placement placement, Measuring measuring, Workers workers) {

    /** A server leaves it to its clients to give up, but does not keep what they have left behind for ever. */
    private static final long SERVER_TIMEOUT_NS = 600_000_000_000L;

    /** What the command is. */
    public enum Mode {
        /** Connects to a server elsewhere. */
        CLIENT,
        /** Serves clients until told to stop. */
        SERVER,
        /** Both, on this host. */
        LOOPBACK
    }

    /**
     * Connections.
     *
     * @param connections how many per worker, or {@link Load#UNLIMITED}
     * @param atOnce how many at once per worker; {@link Load#UNLIMITED} on a server without such a limit
     * @param sizes bytes of each
     * @param closing who closes first
     * @param durationNs start none later than this; 0: no limit
     * @param timeoutNs one without progress for so long has failed
     * @param connectFirst all are opened before any sends
     * @param holdNs and kept idle for so long before
     */
    public record Workload(long connections, int atOnce, SizePlan sizes, Closing closing, long durationNs,
            long timeoutNs, boolean connectFirst, long holdNs) {

        /** Nothing is opened before it is needed. */
        public Workload(long connections, int atOnce, SizePlan sizes, Closing closing, long durationNs,
                long timeoutNs) {
            this(connections, atOnce, sizes, closing, durationNs, timeoutNs, false, 0);
        }
    }

    /**
     * Who is where.
     *
     * @param mode client, server or both on this host
     * @param host the other end as the user named it; null on a server
     * @param address the numeric address it stands for, of the first answer that serves; on a server the address to
     *            listen on, or null for any; in loopback mode the loopback address
     * @param processes worker processes (of each role, in loopback mode)
     * @param basePort worker i uses {@code basePort + i}
     * @param local first local address of new connections, or null
     * @param localCount successive local addresses
     * @param classic without a control connection; on a server: such clients are served, too
     */
    public record Placement(Mode mode, String host, String address, int processes, int basePort, String local,
            int localCount, boolean classic) {
    }

    /**
     * How it is measured.
     *
     * @param intervalNs length of an interval
     * @param oneOff server: end after one client run
     */
    public record Measuring(long intervalNs, boolean oneOff) {
    }

    /**
     * How the workers do it.
     *
     * @param tuning of each
     * @param pinCpu worker i runs on CPU i modulo CPUs
     * @param arguments extra JVM arguments, as the user gave them
     */
    public record Workers(WorkerSpec.Tuning tuning, boolean pinCpu, List<String> arguments) {
        /** Keeps the list as it is now. */
        public Workers {
            arguments = List.copyOf(arguments);
        }

        /** Nothing special. */
        public Workers(WorkerSpec.Tuning tuning) {
            this(tuning, false, List.of());
        }
    }

    /** Of the placement: {@link Placement#mode}. */
    public Mode mode() {
        return placement.mode;
    }

    /** Of the placement: {@link Placement#host}. */
    public String host() {
        return placement.host;
    }

    /** Of the placement: {@link Placement#address}. */
    public String address() {
        return placement.address;
    }

    /** Of the placement: {@link Placement#processes}. */
    public int processes() {
        return placement.processes;
    }

    /** Of the placement: {@link Placement#basePort}. */
    public int basePort() {
        return placement.basePort;
    }

    /** Of the placement: {@link Placement#local}. */
    public String local() {
        return placement.local;
    }

    /** Of the placement: {@link Placement#localCount}. */
    public int localCount() {
        return placement.localCount;
    }

    /** Of the placement: {@link Placement#classic}. */
    public boolean classic() {
        return placement.classic;
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

    /** Of the workload: {@link Workload#durationNs}. */
    public long durationNs() {
        return workload.durationNs;
    }

    /** Of the workload: {@link Workload#timeoutNs}. */
    public long timeoutNs() {
        return workload.timeoutNs;
    }

    /** Of the workload: {@link Workload#connectFirst}. */
    public boolean connectFirst() {
        return workload.connectFirst;
    }

    /** Of the workload: {@link Workload#holdNs}. */
    public long holdNs() {
        return workload.holdNs;
    }

    /** Of the measuring: {@link Measuring#intervalNs}. */
    public long intervalNs() {
        return measuring.intervalNs;
    }

    /** Of the measuring: {@link Measuring#oneOff}. */
    public boolean oneOff() {
        return measuring.oneOff;
    }

    /** Of the workers: {@link Workers#tuning}. */
    public WorkerSpec.Tuning tuning() {
        return workers.tuning;
    }

    /** Of the workers: {@link Workers#pinCpu}. */
    public boolean pinCpu() {
        return workers.pinCpu;
    }

    /** Of the workers: {@link Workers#arguments}. */
    public List<String> workerArguments() {
        return workers.arguments;
    }

    /** Bytes of every connection, or null where they differ. */
    public Long fixedBytes() {
        return sizes().isFixed() ? (Long) sizes().bytesOf(0) : null;
    }

    /** Bytes of the connection with that index in the run, opening included. */
    public long bytesOf(long connection) {
        return sizes().bytesOf(connection);
    }

    /** The mix of sizes as on the command line. */
    public String sizesText() {
        return sizes().mix().text();
    }

    /** Seed of the sizes(). */
    public long seed() {
        return sizes().seed();
    }

    /** The exact mean of the sizes, cap applied, in bytes. */
    public double meanBytes() {
        return sizes().meanBytes();
    }

    /** True when the cap cuts sizes that the mix can draw. */
    public boolean cutsSizes() {
        return sizes().isCut();
    }

    /** No connection is larger, in bytes; null for no cap. */
    public Long sizeCapBytes() {
        return sizes().cap() == Long.MAX_VALUE ? null : (Long) sizes().cap();
    }

    /** Connections asked for, over all workers; {@link WorkerSpec#UNLIMITED} if there is no such number. */
    public long requested() {
        return connections() == Load.UNLIMITED ? Load.UNLIMITED : connections() * processes();
    }

    /** The same plan with another of the host's addresses. */
    public RunPlan at(String otherAddress) {
        return new RunPlan(workload, new Placement(mode(), host(), otherAddress, processes(), basePort(), local(),
                localCount(), classic()), measuring, workers);
    }

    /**
     * The specs of this plan's workers of that role, in the order of their numbers; none if the plan has none of that
     * role.
     */
    public List<WorkerSpec> specs(Role role) {
        if (mode() == (role == Role.CLIENT ? Mode.SERVER : Mode.CLIENT)) {
            return List.of();
        }
        long pid = ProcessHandle.current().pid();
        return IntStream.range(0, processes())
                .mapToObj(i -> new WorkerSpec(role, i, endpoint(role, i), service(role), tuning(i), pid))
                .toList();
    }

    private WorkerSpec.Endpoint endpoint(Role role, int worker) {
        return role == Role.CLIENT
                ? new WorkerSpec.Endpoint(address(), basePort() + worker, local(), localCount())
                : new WorkerSpec.Endpoint(address(), basePort() + worker, null, 1);
    }

    /**
     * The part of worker {@code number} in a run: connections number, number + processes, number + 2 processes and so
     * on; the same for the client's worker and the server's.
     *
     * @param run the run's token, or {@link org.tcpp.message.Report#CLASSIC}
     */
    public Load load(int number, int run) {
        return new Load(run, new Load.Share(connections(), atOnce(), number, processes()), sizes(), closing(),
                new Load.Times(durationNs(), timeoutNs(), intervalNs()), connectFirst());
    }

    private WorkerSpec.Service service(Role role) {
        // in loopback mode -m limits the client, and through it the server
        int served = role == Role.CLIENT || mode() == Mode.LOOPBACK ? Load.UNLIMITED : atOnce();
        return new WorkerSpec.Service(served, SERVER_TIMEOUT_NS, intervalNs(), classic());
    }

    private WorkerSpec.Tuning tuning(int worker) {
        return pinCpu() ? tuning().onCpu(Processors.here().inTurn(worker)) : tuning();
    }
}
