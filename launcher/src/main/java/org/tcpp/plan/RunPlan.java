package org.tcpp.plan;

import java.util.List;
import org.tcpp.message.Closing;
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
 */
public record RunPlan(Mode mode, String host, String address, int processes, int basePort, String local,
        int localCount, long connections, int atOnce, SizePlan sizes, Closing closing, long durationNs,
        long timeoutNs, long intervalNs, WorkerSpec.Tuning tuning, boolean oneOff, List<String> workerArguments) {

    /** What the command is. */
    public enum Mode {
        /** Connects to a server elsewhere. */
        CLIENT,
        /** Serves clients until told to stop. */
        SERVER,
        /** Both, on this host. */
        LOOPBACK
    }

    public RunPlan {
        workerArguments = List.copyOf(workerArguments);
    }

    /** Bytes of every connection, or null where they differ. */
    public Long fixedBytes() {
        return sizes.isFixed() ? (Long) sizes.bytesOf(0) : null;
    }

    /** The mix of sizes as on the command line. */
    public String sizesText() {
        return sizes.mix().text();
    }

    /** Seed of the sizes. */
    public long seed() {
        return sizes.seed();
    }

    /** No connection is larger, in bytes; null for no cap. */
    public Long sizeCapBytes() {
        return sizes.cap() == Long.MAX_VALUE ? null : (Long) sizes.cap();
    }

    /** Connections asked for, over all workers; {@link WorkerSpec#UNLIMITED} if there is no such number. */
    public long requested() {
        return connections == WorkerSpec.UNLIMITED ? WorkerSpec.UNLIMITED : connections * processes;
    }
}
