package org.tcpp.cli;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.tcpp.message.Closing;
import org.tcpp.message.Engine;
import org.tcpp.size.SizePlan;

/**
 * What the user asked for, read and checked, with every default filled in. Immutable.
 *
 * @param mode client, server or both
 * @param host the server, as named by the user; null on a server
 * @param load how much
 * @param where addresses and ports
 * @param output what is shown and written
 * @param how by what means
 * @param oneOff server: end after one client run
 * @param readyFile server: the file to write once every worker listens, or null
 */
public record Options(Mode mode, String host, Load load, Where where, Output output, How how, boolean oneOff,
        String readyFile) {

    /** What the command is. */
    public enum Mode {
        /** -c. */
        CLIENT,
        /** -s. */
        SERVER,
        /** --loopback. */
        LOOPBACK
    }

    /**
     * How much.
     *
     * @param processes worker processes
     * @param connections per worker; -1: unlimited
     * @param atOnce per worker; -1 (server only): as many as descriptors allow
     * @param sizes bytes of each connection
     * @param durationNs start no connection later; 0: no such limit
     * @param timeoutNs a connection without progress for so long has failed; 0 on a server: never
     * @param closing who closes first
     */
    public record Load(int processes, long connections, int atOnce, SizePlan sizes, long durationNs, long timeoutNs,
            Closing closing) {
    }

    /**
     * Addresses and ports.
     *
     * @param basePort worker i uses {@code basePort + i}
     * @param local first local address, or null
     * @param localCount successive local addresses
     */
    public record Where(int basePort, InetAddress local, int localCount) {
    }

    /**
     * What is shown and written.
     *
     * @param cps connections per second instead of Gbps
     * @param cpu show the processors' time
     * @param json file for the JSON result, "-" for standard output, or null
     * @param intervalNs length of an interval
     * @param maxFailures as given: a number or a percentage
     * @param labels the user's, in order
     * @param quiet the first two lines only
     * @param verbose more on standard error
     */
    public record Output(boolean cps, boolean cpu, String json, long intervalNs, String maxFailures,
            Map<String, String> labels, boolean quiet, boolean verbose) {
    }

    /**
     * By what means.
     *
     * @param engine the engine asked for
     * @param quantumBytes most bytes of one connection in one turn
     * @param sendBufferBytes SO_SNDBUF, 0: the system's
     * @param receiveBufferBytes SO_RCVBUF, 0: the system's
     * @param noDelay TCP_NODELAY
     * @param workerArguments more arguments for the workers' JVMs
     */
    public record How(Engine engine, int quantumBytes, int sendBufferBytes, int receiveBufferBytes, boolean noDelay,
            List<String> workerArguments) {
    }
}
