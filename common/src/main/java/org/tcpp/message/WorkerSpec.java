package org.tcpp.message;

/**
 * All that one worker is told before it is ready, on the first line of its standard input; the runs come later, by
 * {@link Command.Prepare}. It never learns how many siblings it has.
 *
 * @param role what it does
 * @param number its number among its siblings, from 0
 * @param endpoint where it connects to or listens
 * @param service server: what it does for whom it does not know
 * @param tuning how it is to do it
 * @param launcherPid the process that started it
 */
public record WorkerSpec(Role role, int number, Endpoint endpoint, Service service, Tuning tuning, long launcherPid) {

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
     * What a server does for all runs together, and for classic connections, which belong to none.
     *
     * @param atOnce connections at a time, or {@link Load#UNLIMITED} for as many as descriptors allow; the rest waits
     *            in the backlog
     * @param timeoutNs a classic connection without progress for so long has failed; 0: never
     * @param intervalNs length of an interval for classic connections
     * @param classic whether connections without a controlled run are served
     */
    public record Service(int atOnce, long timeoutNs, long intervalNs, boolean classic) {
    }

    /**
     * How much a connection moves at a time, in bytes.
     *
     * @param bufferBytes most in one system call
     * @param quantumBytes most that one connection moves in one turn of the loop; 0: as the turn's budget allows
     */
    public record Portions(int bufferBytes, int quantumBytes) {
    }

    /**
     * What is set on each data connection.
     *
     * @param sendBufferBytes SO_SNDBUF, or 0: the system's own, but less on a short path, or {@link #SYSTEMS_BUFFER}
     * @param receiveBufferBytes SO_RCVBUF, or 0: the system's own
     * @param noDelay TCP_NODELAY
     * @param congestion congestion control, or null: the system's own
     * @param skipReceiveCopy let the kernel drop what was received instead of copying it
     * @param zeroCopy send without copying
     * @param dscp differentiated services code point, 0 to 63, or {@link #NO_DSCP}
     * @param keepAliveSeconds probe a connection that has been silent for so long; 0: do not
     */
    public record Sockets(int sendBufferBytes, int receiveBufferBytes, boolean noDelay, String congestion,
            boolean skipReceiveCopy, boolean zeroCopy, int dscp, int keepAliveSeconds) {

        /** In place of a code point: the system's own. */
        public static final int NO_DSCP = -1;

        /** In place of the bytes of the send buffer: the system's own on every path. */
        public static final int SYSTEMS_BUFFER = -1;

        /** Everything as the system has it, but for TCP_NODELAY. */
        public static final Sockets PLAIN = new Sockets(0, 0, true, null, false, false, NO_DSCP, 0);
    }

    /**
     * How the work is done.
     *
     * @param engine the engine asked for
     * @param portions how much at a time
     * @param sockets what is set on connections
     * @param cpu the CPU to run on, or {@link #ANY_CPU}
     * @param warmUpNs exercise the loop for so long at most before saying ready; 0: not at all
     */
    public record Tuning(Engine engine, Portions portions, Sockets sockets, int cpu, long warmUpNs) {

        /** In place of a CPU: wherever the system likes. */
        public static final int ANY_CPU = -1;

        /** Everything else as it is without asking. */
        public Tuning(Engine engine, Portions portions) {
            this(engine, portions, Sockets.PLAIN, ANY_CPU, 0);
        }

        /** The same on one CPU. */
        public Tuning onCpu(int number) {
            return new Tuning(engine, portions, sockets, number, warmUpNs);
        }
    }

    /** The spec as one line without its end. */
    public String line() {
        return new Fields().put("type", "spec")
                .put("version", Message.VERSION)
                .put("role", role.word())
                .put("number", number)
                .put("launcher_pid", launcherPid)
                .put("endpoint", endpointFields())
                .put("service", serviceFields())
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
                service(in.fields("service")), tuning(in.fields("tuning")), in.whole("launcher_pid"));
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

    private Fields serviceFields() {
        return new Fields().put("at_once", service.atOnce)
                .put("timeout_ns", service.timeoutNs)
                .put("interval_ns", service.intervalNs)
                .put("classic", service.classic);
    }

    private static Service service(Fields in) {
        return new Service(in.number("at_once"), in.whole("timeout_ns"), in.whole("interval_ns"), in.flag("classic"));
    }

    private Fields tuningFields() {
        Sockets sockets = tuning.sockets;
        return new Fields().put("engine", tuning.engine.word())
                .put("buffer_bytes", tuning.portions.bufferBytes)
                .put("quantum_bytes", tuning.portions.quantumBytes)
                .put("send_buffer_bytes", sockets.sendBufferBytes)
                .put("receive_buffer_bytes", sockets.receiveBufferBytes)
                .put("no_delay", sockets.noDelay)
                .put("congestion", sockets.congestion)
                .put("skip_receive_copy", sockets.skipReceiveCopy ? Boolean.TRUE : null)
                .put("zero_copy", sockets.zeroCopy ? Boolean.TRUE : null)
                .put("dscp", sockets.dscp == Sockets.NO_DSCP ? null : (Integer) sockets.dscp)
                .put("keepalive_seconds", sockets.keepAliveSeconds == 0 ? null : (Integer) sockets.keepAliveSeconds)
                .put("cpu", tuning.cpu == Tuning.ANY_CPU ? null : (Integer) tuning.cpu)
                .put("warm_up_ns", tuning.warmUpNs == 0 ? null : (Long) tuning.warmUpNs);
    }

    private static Tuning tuning(Fields in) {
        Portions portions = new Portions(in.number("buffer_bytes"), in.number("quantum_bytes"));
        Sockets sockets = new Sockets(in.number("send_buffer_bytes"), in.number("receive_buffer_bytes"),
                in.flag("no_delay"), in.textOrNull("congestion"), in.flag("skip_receive_copy"), in.flag("zero_copy"),
                (int) in.whole("dscp", Sockets.NO_DSCP), (int) in.whole("keepalive_seconds", 0));
        return new Tuning(Engine.of(in.text("engine")), portions, sockets, (int) in.whole("cpu", Tuning.ANY_CPU),
                in.whole("warm_up_ns", 0));
    }
}
