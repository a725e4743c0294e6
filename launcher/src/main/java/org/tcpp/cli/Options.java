package org.tcpp.cli;

import java.util.List;
import org.tcpp.message.Closing;
import org.tcpp.message.Engine;
import org.tcpp.message.Load;
import org.tcpp.size.SizePlan;

/**
 * What the user asked for, checked by {@link Rules}, with every default filled in. Immutable.
 *
 * @param mode what to be
 * @param host the other end as the user named it; null unless a client
 * @param work what to do
 * @param place addresses and ports
 * @param output what to show and write
 * @param serving of a server only
 * @param measuring how to measure
 * @param control launcher to launcher
 * @param manner how the workers do it
 */
public record Options(Mode mode, String host, Work work, Place place, Output output, Serving serving,
        Measuring measuring, Control control, Manner manner) {

    /** In place of a count: no limit. */
    public static final int UNLIMITED = org.tcpp.message.Load.UNLIMITED;

    /**
     * What to do.
     *
     * @param processes worker processes, of each role in loopback mode
     * @param connections connections per worker, or {@link #UNLIMITED}
     * @param atOnce connections at once per worker; on a server {@link #UNLIMITED} unless given
     * @param sizes bytes of each connection
     * @param durationNs start no connection later than this; 0: no limit
     * @param timeoutNs a connection without progress for so long has failed
     * @param closing who closes first
     * @param connectFirst open all before any sends
     * @param holdNs keep them idle for so long before data flows; 0: not at all
     */
    public record Work(int processes, long connections, int atOnce, SizePlan sizes, long durationNs, long timeoutNs,
            Closing closing, boolean connectFirst, long holdNs) {
    }

    /**
     * Addresses and ports.
     *
     * @param basePort worker i uses {@code basePort + i}
     * @param local first local address of new connections, or the address a server listens on; numeric, as given;
     *            null: any
     * @param localCount successive local addresses
     */
    public record Place(int basePort, String local, int localCount) {
    }

    /**
     * What to show and write. A file is named as the user did; {@code -} is standard output; null: not wanted.
     *
     * @param connectionsPerSecond show these instead of Gbps
     * @param cpu show CPU use
     * @param json where the result goes
     * @param jsonStream where the facts go as they come
     * @param csv where the row goes
     * @param labels in the order given, with distinct keys
     * @param quiet no progress, no remarks
     * @param verbose remarks also without a terminal
     */
    public record Output(boolean connectionsPerSecond, boolean cpu, String json, String jsonStream, String csv,
            List<Label> labels, boolean quiet, boolean verbose) {
        public Output {
            labels = List.copyOf(labels);
        }
    }

    /**
     * {@code --label key=value}.
     *
     * @param key letters, digits, {@code _ . -}, beginning with a letter
     * @param value any text without control characters
     */
    public record Label(String key, String value) {
    }

    /**
     * Of a server only.
     *
     * @param oneOff end after one client run
     * @param readyFile written once every worker listens; null: none
     */
    public record Serving(boolean oneOff, String readyFile) {
    }

    /**
     * How to measure.
     *
     * @param intervalNs length of an interval
     * @param omitNs the steady window begins not before this
     * @param trials whole runs
     * @param freshWorkers each on workers of its own
     * @param maxFailures what may fail while the verdict is still complete
     */
    public record Measuring(long intervalNs, long omitNs, int trials, boolean freshWorkers, Tolerance maxFailures) {
    }

    /**
     * Launcher to launcher.
     *
     * @param classic do without
     * @param port its port; the base port - 1 unless given
     * @param only serve nobody without it
     * @param secretFile null: no secret
     */
    public record Control(boolean classic, int port, boolean only, String secretFile) {
    }

    /**
     * How the workers do it.
     *
     * @param engine which way to the sockets
     * @param congestion congestion control; null: the system's
     * @param noDelay TCP_NODELAY
     * @param sendBufferBytes SO_SNDBUF; 0: the system's
     * @param receiveBufferBytes SO_RCVBUF; 0: the system's
     * @param bufferBytes most bytes in one system call
     * @param quantumBytes most bytes of one connection in one turn
     * @param skipReceiveCopy let the kernel drop received data
     * @param zeroCopy send without copying
     * @param pinCpu bind worker i to CPU i modulo CPUs
     * @param warmUp warm workers up before the run
     * @param workerArguments more arguments for the workers' JVMs
     */
    public record Manner(Engine engine, String congestion, boolean noDelay, int sendBufferBytes,
            int receiveBufferBytes, int bufferBytes, int quantumBytes, boolean skipReceiveCopy, boolean zeroCopy,
            boolean pinCpu, boolean warmUp, List<String> workerArguments) {
        public Manner {
            workerArguments = List.copyOf(workerArguments);
        }
    }
}
