package org.tcpp.message;

import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

/**
 * All that one worker is told, on the first line of its standard input. It never learns how many siblings it has.
 *
 * @param role what it does
 * @param number its number among its siblings, from 0
 * @param endpoint where it connects to or listens
 * @param load what it is to do
 * @param tuning how it is to do it
 * @param launcherPid the process that started it
 */
public record WorkerSpec(Role role, int number, Endpoint endpoint, Load load, Tuning tuning, long launcherPid) {

    /**
     * Addresses.
     *
     * @param address numeric address to connect to (client) or to listen on (server); null on a server: any, both
     *            families
     * @param port the port, 1 to 65535
     * @param local first local address to bind new connections to (client), or null: the system chooses
     * @param localCount successive local addresses, taken in turn, from {@code local} on; 1 or more
     */
    public record Endpoint(String address, int port, String local, int localCount) {
    }

    /**
     * The work.
     *
     * @param connections connections to make (client), or {@link #UNLIMITED}
     * @param atOnce connections under way at a time; on a server {@link #UNLIMITED} for as many as descriptors allow
     * @param first index of the worker's first connection in the run
     * @param stride what the index grows by from one of its connections to the next
     * @param sizes bytes of each connection
     * @param run the run's token, or {@link Report#CLASSIC} to open with the classic header
     * @param closing who closes first
     * @param durationNs start no connection later than this after the first; 0: no such limit
     * @param timeoutNs a connection without progress for so long has failed
     * @param intervalNs length of an interval
     * @param classic server: whether connections without a controlled run are served
     * @param connectFirst client: open all {@code atOnce} connections, and send nothing before {@link Command.Transfer}
     */
    public record Load(long connections, int atOnce, long first, long stride, SizePlan sizes, int run,
            Closing closing, long durationNs, long timeoutNs, long intervalNs, boolean classic,
            boolean connectFirst) {

        /** Classic connections are served, and data is sent at once. */
        public Load(long connections, int atOnce, long first, long stride, SizePlan sizes, int run, Closing closing,
                long durationNs, long timeoutNs, long intervalNs) {
            this(connections, atOnce, first, stride, sizes, run, closing, durationNs, timeoutNs, intervalNs, true,
                    false);
        }
    }

    /**
     * The manner.
     *
     * @param engine the engine asked for
     * @param bufferBytes most bytes in one system call
     * @param quantumBytes most bytes that one connection moves in one turn of the loop
     * @param sendBufferBytes SO_SNDBUF, or 0: the system's own
     * @param receiveBufferBytes SO_RCVBUF, or 0: the system's own
     * @param noDelay TCP_NODELAY
     * @param congestion congestion control, or null: the system's own
     * @param skipReceiveCopy let the kernel drop what was received instead of copying it
     * @param zeroCopy send without copying
     * @param cpu the CPU to run on, or {@link #ANY_CPU}
     * @param warmUpNs exercise the loop for so long at most before saying ready; 0: not at all
     */
    public record Tuning(Engine engine, int bufferBytes, int quantumBytes, int sendBufferBytes,
            int receiveBufferBytes, boolean noDelay, String congestion, boolean skipReceiveCopy, boolean zeroCopy,
            int cpu,
            long warmUpNs) {

        /** In place of a CPU: wherever the system likes. */
        public static final int ANY_CPU = -1;

        /** Everything else as it is without asking; a quantum in one system call, no warm-up. */
        public Tuning(Engine engine, int quantumBytes, int sendBufferBytes, int receiveBufferBytes,
                boolean noDelay) {
            this(engine, quantumBytes, quantumBytes, sendBufferBytes, receiveBufferBytes, noDelay, null, false, false,
                    ANY_CPU, 0);
        }

        /** The same on one CPU. */
        public Tuning onCpu(int number) {
            return new Tuning(engine, bufferBytes, quantumBytes, sendBufferBytes, receiveBufferBytes, noDelay,
                    congestion, skipReceiveCopy, zeroCopy, number, warmUpNs);
        }
    }

    /** In place of a count: no limit. */
    public static final int UNLIMITED = -1;

    /** The spec as one line without its end. */
    public String line() {
        return new Fields().put("type", "spec")
                .put("version", Message.VERSION)
                .put("role", role.word())
                .put("number", number)
                .put("launcher_pid", launcherPid)
                .put("endpoint", endpointFields())
                .put("load", loadFields())
                .put("tuning", tuningFields())
                .line();
    }

    /**
     * Reads what {@link #line()} writes.
     *
     * @throws IllegalArgumentException if it is no spec of this version
     */
    public static WorkerSpec parse(String line) {
        Fields in = Fields.parse(line);
        if (!in.text("type").equals("spec") || in.number("version") != Message.VERSION) {
            throw new IllegalArgumentException("not a spec of version " + Message.VERSION + ": " + line);
        }
        return new WorkerSpec(Role.of(in.text("role")), in.number("number"), endpoint(in.fields("endpoint")),
                load(in.fields("load")), tuning(in.fields("tuning")), in.whole("launcher_pid"));
    }

    private Fields endpointFields() {
        return new Fields().put("address", endpoint.address)
                .put("port", endpoint.port)
                .put("local", endpoint.local)
                .put("local_count", endpoint.localCount);
    }

    private static Endpoint endpoint(Fields in) {
        return new Endpoint(in.textOrNull("address"), in.number("port"), in.textOrNull("local"),
                in.number("local_count"));
    }

    private Fields loadFields() {
        return new Fields().put("connections", load.connections)
                .put("at_once", load.atOnce)
                .put("first", load.first)
                .put("stride", load.stride)
                .put("sizes", load.sizes.mix().text())
                .put("seed", load.sizes.seed())
                .put("size_cap", load.sizes.cap())
                .put("run", load.run)
                .put("closing", load.closing.word())
                .put("duration_ns", load.durationNs)
                .put("timeout_ns", load.timeoutNs)
                .put("interval_ns", load.intervalNs)
                .put("classic", load.classic ? null : Boolean.FALSE)
                .put("connect_first", load.connectFirst ? Boolean.TRUE : null);
    }

    private static Load load(Fields in) {
        SizePlan sizes = new SizePlan(SizeMixes.parse(in.text("sizes")), in.whole("seed"), in.whole("size_cap"));
        return new Load(in.whole("connections"), in.number("at_once"), in.whole("first"), in.whole("stride"), sizes,
                in.number("run"), Closing.of(in.text("closing")), in.whole("duration_ns"), in.whole("timeout_ns"),
                in.whole("interval_ns"), !in.has("classic") || in.flag("classic"), in.flag("connect_first"));
    }

    private Fields tuningFields() {
        return new Fields().put("engine", tuning.engine.word())
                .put("buffer_bytes", tuning.bufferBytes == tuning.quantumBytes ? null : (Integer) tuning.bufferBytes)
                .put("quantum_bytes", tuning.quantumBytes)
                .put("send_buffer_bytes", tuning.sendBufferBytes)
                .put("receive_buffer_bytes", tuning.receiveBufferBytes)
                .put("no_delay", tuning.noDelay)
                .put("congestion", tuning.congestion)
                .put("skip_receive_copy", tuning.skipReceiveCopy ? Boolean.TRUE : null)
                .put("zero_copy", tuning.zeroCopy ? Boolean.TRUE : null)
                .put("cpu", tuning.cpu == Tuning.ANY_CPU ? null : (Integer) tuning.cpu)
                .put("warm_up_ns", tuning.warmUpNs == 0 ? null : (Long) tuning.warmUpNs);
    }

    private static Tuning tuning(Fields in) {
        return new Tuning(Engine.of(in.text("engine")),
                (int) in.whole("buffer_bytes", in.number("quantum_bytes")), in.number("quantum_bytes"),
                in.number("send_buffer_bytes"), in.number("receive_buffer_bytes"), in.flag("no_delay"),
                in.textOrNull("congestion"), in.flag("skip_receive_copy"), in.flag("zero_copy"),
                (int) in.whole("cpu", Tuning.ANY_CPU),
                in.whole("warm_up_ns", 0));
    }
}
