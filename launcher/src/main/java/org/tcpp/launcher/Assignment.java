package org.tcpp.launcher;

import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.control.Secret;
import org.tcpp.message.Report;
import org.tcpp.output.Outputs;
import org.tcpp.plan.Planned;
import org.tcpp.plan.RunSpec;

/**
 * A run that is to be conducted.
 *
 * @param invocation what the user said
 * @param planned its plan
 * @param outputs where it goes
 * @param secret of the control connection, or null
 * @param reuse how it shares workers with other runs of the command
 * @param company others with whom it begins at one moment, or null
 */
record Assignment(Invocation invocation, Planned planned, Outputs outputs, Secret secret, Reuse reuse,
        Company company) {

    /** One that begins by itself. */
    Assignment(Invocation invocation, Planned planned, Outputs outputs, Secret secret, Reuse reuse) {
        this(invocation, planned, outputs, secret, reuse, null);
    }

    /** How a run shares workers with those before it. */
    enum Reuse {
        /** There is no other. */
        ALONE,
        /** It takes those that are there, if they fit. */
        WARM,
        /** It has some of its own. */
        FRESH;

        /** That of a series of runs. */
        static Reuse of(boolean fresh) {
            return fresh ? FRESH : WARM;
        }
    }

    Options options() {
        return invocation.options();
    }

    /** True if the servers of that plan have launchers to talk to. */
    boolean isControlled(RunSpec plan) {
        return plan.mode() == Mode.CLIENT && !options().control().classic();
    }

    /** The token of a run of that plan, unless it is the one server's to say. */
    Integer token(RunSpec plan) {
        if (isControlled(plan) && plan.servers().size() == 1) {
            return null;
        }
        return isControlled(plan) || plan.mode() == Mode.LOOPBACK ? Token.fresh() : Report.CLASSIC;
    }
}
