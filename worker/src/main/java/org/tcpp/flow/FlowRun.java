package org.tcpp.flow;

import org.tcpp.integrity.Verification;
import org.tcpp.message.Closing;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.sample.RunCounts;

/** One end's part of a run: what all of its connections have in common. One thread. */
public class FlowRun {

    private final Role role;
    private final Load load;
    private final RunCounts counts;
    private final long timeoutNs;
    private final Verification verification;
    private boolean holding;

    /**
     * A run in which nothing has happened.
     *
     * @param role of this end
     * @param load the part
     * @param counts in what it is counted
     * @param timeoutNs a connection without progress for so long has failed, in running time; 0: never
     * @param verification what its bytes are to be
     */
    public FlowRun(Role role, Load load, RunCounts counts, long timeoutNs, Verification verification) {
        this.role = role;
        this.load = load;
        this.counts = counts;
        this.timeoutNs = timeoutNs;
        this.verification = verification;
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

    /** All that is known of it, as it stands. */
    public Report report() {
        return counts.report(verification.integrity());
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
        return isClient() ? load.closing() == Closing.CLIENT : isClassic() || load.closing() != Closing.CLIENT;
    }

    /** True if this end closes with RST after the other end has closed. */
    boolean resets() {
        return isClient() && load.closing() == Closing.RESET;
    }

    /** True if the end of a connection here means that the other end has received everything. */
    boolean isConfirmed() {
        return isClient() && load.closing() != Closing.CLIENT;
    }

    /** True if the other end may keep its connections idle before it sends. */
    boolean mayBeHeld() {
        return load.connectFirst();
    }
}
