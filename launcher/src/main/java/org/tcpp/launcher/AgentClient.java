package org.tcpp.launcher;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.tcpp.control.Secret;
import org.tcpp.estimate.Live;
import org.tcpp.output.Console;
import org.tcpp.output.Outputs;
import org.tcpp.plan.Planned;
import org.tcpp.reach.Answer;
import org.tcpp.reach.Order;
import org.tcpp.report.JsonReport;

/** An agent's part as the client of a pair: an ordinary run, which begins when the head says. */
final class AgentClient extends AgentRun implements Company {

    private final Order.Prepare order;
    private final Secret secret;
    private volatile LongConsumer release;
    private volatile Long epochNs;
    private volatile Live standing;

    AgentClient(Order.Prepare order, Secret secret, Consumer<Answer> voice) {
        super(order.pair(), voice);
        this.order = order;
        this.secret = secret;
    }

    /** It begins at that moment, if it is ready. */
    void go(long momentNs) {
        LongConsumer ready = release;
        if (ready != null && epochNs == null) {
            epochNs = momentNs;
            ready.accept(momentNs);
        }
    }

    /** How it stands, or null if it does not run. */
    Live standing() {
        return standing;
    }

    @Override
    void run(Invocation invocation, Planned planned, Console console, Outputs outputs) {
        try (Conductor conductor = new Conductor(console, signals)) {
            Outcome outcome = conductor.run(new Assignment(invocation, planned, outputs, secret,
                    Assignment.Reuse.ALONE, this));
            Long began = epochNs;
            if (began == null) {
                unable(outcome.status(), lastLine() == null ? "did not begin" : lastLine());
            } else {
                voice.accept(new Answer.Over(order.pair(), outcome.lastBeganNs() == null
                        ? null
                        : (Long) (outcome.lastBeganNs() - began), JsonReport.text(outcome.result())));
                flush();
            }
        }
    }

    @Override
    public String run() {
        return order.run();
    }

    @Override
    public void ready(LongConsumer toRelease) {
        release = toRelease;
        voice.accept(new Answer.Ready(order.pair()));
    }

    @Override
    public void standing(Live live) {
        standing = live;
    }
}
