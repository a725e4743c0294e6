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
 * @param mode client, server or both on this host
 * @param host the other end as the user named it; null on a server
 * @param address the numeric address it stands for, of the first answer that serves; on a server the address to listen
 *            on, or null for any; in loopback mode the loopback address
 * @param processes worker processes (of each role, in loopback mode)
 * @param basePort worker i uses {@code basePort + i}
 * @param local first local address of new connections, or null
 * @param localCount successive local addresses
 * @param connections connections per worker, or {@link WorkerSpec#UNLIMITED}
 * @param atOnce connections at once per worker; {@link WorkerSpec#UNLIMITED} on a server without such a limit
 * @param sizes bytes of each connection
 * @param closing who closes first
 * @param durationNs start no connection later than this; 0: no limit
 * @param timeoutNs a connection without progress for so long has failed
 * @param intervalNs length of an interval
 * @param tuning how the workers work
 * @param oneOff server: end after one client run
 * @param workerArguments extra JVM arguments of the workers, as the user gave them
 * @param special what few runs ask for
 */
public record RunPlan(Mode mode, String host, String address, int processes, int basePort, String local,
        int localCount, long connections, int atOnce, SizePlan sizes, Closing closing, long durationNs,
        long timeoutNs, long intervalNs, WorkerSpec.Tuning tuning, boolean oneOff, List<String> workerArguments,
        Special special) {

    /**
     * What few runs ask for.
     *
     * @param classic without a control connection; on a server: such clients are served, too
     * @param connectFirst all connections are opened before any sends
     * @param holdNs and kept idle for so long before
     * @param pinCpu worker i runs on CPU i modulo CPUs
     */
    public record Special(boolean classic, boolean connectFirst, long holdNs, boolean pinCpu) {

        /** What most runs ask for. */
        public static final Special NOTHING = new Special(true, false, 0, false);
    }


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

    /** A plan that asks for nothing special. */
    public RunPlan(Mode mode, String host, String address, int processes, int basePort, String local,
            int localCount, long connections, int atOnce, SizePlan sizes, Closing closing, long durationNs,
            long timeoutNs, long intervalNs, WorkerSpec.Tuning tuning, boolean oneOff,
            List<String> workerArguments) {
        this(mode, host, address, processes, basePort, local, localCount, connections, atOnce, sizes, closing,
                durationNs, timeoutNs, intervalNs, tuning, oneOff, workerArguments, Special.NOTHING);
    }

    public RunPlan {
        workerArguments = List.copyOf(workerArguments);
    }

    /** Bytes of every connection, or null where they differ. */
    public Long fixedBytes() {
        return sizes.isFixed() ? (Long) sizes.bytesOf(0) : null;
    }

    /** Bytes of the connection with that index in the run, opening included. */
    public long bytesOf(long connection) {
        return sizes.bytesOf(connection);
    }

    /** The mix of sizes as on the command line. */
    public String sizesText() {
        return sizes.mix().text();
    }

    /** Seed of the sizes. */
    public long seed() {
        return sizes.seed();
    }

    /** The exact mean of the sizes, cap applied, in bytes. */
    public double meanBytes() {
        return sizes.meanBytes();
    }

    /** True when the cap cuts sizes that the mix can draw. */
    public boolean cutsSizes() {
        return sizes.isCut();
    }

    /** No connection is larger, in bytes; null for no cap. */
    public Long sizeCapBytes() {
        return sizes.cap() == Long.MAX_VALUE ? null : (Long) sizes.cap();
    }

    /** Connections asked for, over all workers; {@link WorkerSpec#UNLIMITED} if there is no such number. */
    public long requested() {
        return connections == Load.UNLIMITED ? Load.UNLIMITED : connections * processes;
    }

    /** The same plan with another of the host's addresses. */
    public RunPlan at(String otherAddress) {
        return new RunPlan(mode, host, otherAddress, processes, basePort, local, localCount, connections, atOnce,
                sizes, closing, durationNs, timeoutNs, intervalNs, tuning, oneOff, workerArguments, special);
    }

    /**
     * The specs of this plan's workers of that role, in the order of their numbers; none if the plan has none of that
     * role.
     */
    public List<WorkerSpec> specs(Role role) {
        if (mode == (role == Role.CLIENT ? Mode.SERVER : Mode.CLIENT)) {
            return List.of();
        }
        long pid = ProcessHandle.current().pid();
        return IntStream.range(0, processes)
                .mapToObj(i -> new WorkerSpec(role, i, endpoint(role, i), service(role), tuning(i), pid))
                .toList();
    }

    private WorkerSpec.Endpoint endpoint(Role role, int worker) {
        return role == Role.CLIENT
                ? new WorkerSpec.Endpoint(address, basePort + worker, local, localCount)
                : new WorkerSpec.Endpoint(address, basePort + worker, null, 1);
    }

    /**
     * The part of worker {@code number} in a run: connections number, number + processes, number + 2 processes and so
     * on; the same for the client's worker and the server's.
     *
     * @param run the run's token, or {@link org.tcpp.message.Report#CLASSIC}
     */
    public Load load(int number, int run) {
        return new Load(run, new Load.Share(connections, atOnce, number, processes), sizes, closing,
                new Load.Times(durationNs, timeoutNs, intervalNs), special.connectFirst);
    }

    private WorkerSpec.Service service(Role role) {
        // in loopback mode -m limits the client, and through it the server
        int served = role == Role.CLIENT || mode == Mode.LOOPBACK ? Load.UNLIMITED : atOnce;
        return new WorkerSpec.Service(served, SERVER_TIMEOUT_NS, intervalNs, special.classic);
    }

    private WorkerSpec.Tuning tuning(int worker) {
        return special.pinCpu ? tuning.onCpu(Processors.here().inTurn(worker)) : tuning;
    }
}
