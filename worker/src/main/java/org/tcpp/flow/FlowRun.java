package org.tcpp.flow;

import java.util.function.Consumer;
import org.tcpp.integrity.Verification;
import org.tcpp.message.Closing;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.sample.RunCounts;
import org.tcpp.wire.Opening;

/** One end's part of a run: what all of its connections have in common. One thread. */
public class FlowRun {

    private final Role role;
    private final Load load;
    private final RunCounts counts;
    private final long timeoutNs;
    private final Verification verification;
    private final RunRows rows;
    private final Cast cast;
    private boolean holding;

    /**
     * A run in which nothing has happened.
     *
     * @param role of this end
     * @param load the part
     * @param counts in what it is counted
     * @param timeoutNs a connection without progress for so long has failed, in running time; 0: never
     * @param verification what its bytes are to be
     * @param rows what is told of each of its connections, or null
     * @param cast who does something else
     */
    public FlowRun(Role role, Load load, RunCounts counts, long timeoutNs, Verification verification, RunRows rows,
            Cast cast) {
        this.role = role;
        this.load = load;
        this.counts = counts;
        this.timeoutNs = timeoutNs;
        this.verification = verification;
        this.rows = rows;
        this.cast = cast;
    }

    /** The part of the run. */
    public Load load() {
        return load;
    }

    /** In what it is counted. */
    public RunCounts counts() {
        return counts;
    }

    /** What its bytes are to be. */
    public Verification verification() {
        return verification;
    }

    /** What is told of each of its connections; null: nothing. */
    public RunRows rows() {
        return rows;
    }

    /** A connection of that index was attempted or accepted at that time. */
    void onBegun(int handle, long index, long nowNs) {
        if (rows != null) {
            rows.begin(handle, index, nowNs);
        }
    }

    /** It was established at that time. */
    void onEstablished(int handle, long ns) {
        if (rows != null) {
            rows.established(handle, ns);
        }
    }

    /** It may send now; what went before was only to introduce it. */
    void onLetGo(int handle) {
        if (rows != null) {
            rows.letGo(handle);
        }
    }

    /** Bytes of it went or came. */
    void onMoved(int handle, long nowNs) {
        if (rows != null) {
            rows.moved(handle, nowNs);
        }
    }

    /** Who does something else. */
    public Cast cast() {
        return cast;
    }

    /** All that is known of it, as it stands. */
    public Report report() {
        return cast.addTo(counts.report(verification.integrity()));
    }

    /** Says the last of it: the bytes around what was damaged, and the report. */
    public void finish(Consumer<Message> told) {
        verification.dumps().forEach(dump -> told.accept(new Message.Dump(load.run(), dump)));
        told.accept(new Message.Finished(report()));
    }

    /** True if connections are to send their opening and then wait. */
    public boolean isHolding() {
        return holding;
    }

    /** Says whether connections are to wait. */
    public void hold(boolean on) {
        holding = on;
    }

    long timeoutNs() {
        return timeoutNs;
    }

    boolean isClassic() {
        return load.run() == Report.CLASSIC;
    }

    boolean isClient() {
        return role == Role.CLIENT;
    }

    /** True if this end closes a connection once all its bytes have gone and come; else it waits for the other end. */
    boolean closesFirst() {
        return switch (load.closing()) {
            case CLIENT -> isClient() || isClassic();
            case SERVER, RESET -> !isClient();
            case HALF -> false;
        };
    }

    /** True if this end shuts its side as soon as it has sent everything. */
    boolean closesHalf() {
        return isClient() && load.closing() == Closing.HALF;
    }

    /** Bytes at the beginning of what this end sends that are no payload. */
    int openingBytes() {
        return isClient() ? Opening.BYTES : 0;
    }

    /** True if this end sends payload. */
    boolean sends() {
        return load.exchange().sends(role);
    }

    /** True if this end closes with RST after the other end has closed. */
    boolean resets() {
        return isClient() && load.closing() == Closing.RESET;
    }

    /** True if this end receives payload. */
    boolean receives() {
        return load.exchange().receives(role);
    }

    /** True if the end of a connection here means that the other end has received what this one has sent. */
    boolean isConfirmed() {
        boolean closedLast = isClient() ? !closesFirst() : load.closing() == Closing.CLIENT;
        return sends() && !isClassic() && closedLast;
    }

    /** True if the kernel is asked about a connection at its end: it has sent, and most of that has been confirmed. */
    boolean isSampled() {
        return isConfirmed() || load.exchange().isTwoWay();
    }

    /** True if a connection that completes here has arrived whole at both ends. */
    public boolean timesCompletion() {
        return isClient() && (isConfirmed() || !sends());
    }

    /** True if this end keeps its connections idle before it sends. */
    boolean isHeld() {
        return isClient() && load.connectFirst();
    }

    /** True if the other end may keep its connections idle before it sends. */
    boolean mayBeHeld() {
        return load.connectFirst();
    }
}
