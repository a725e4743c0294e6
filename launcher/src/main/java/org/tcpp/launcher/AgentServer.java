package org.tcpp.launcher;

import java.util.function.Consumer;
import org.tcpp.control.Secret;
import org.tcpp.output.Console;
import org.tcpp.output.Outputs;
import org.tcpp.plan.Planned;
import org.tcpp.reach.Answer;
import org.tcpp.report.JsonReport;
import org.tcpp.result.Result;

/** An agent's server: an ordinary one, for the clients of its head. */
final class AgentServer extends AgentRun {

    private final Secret secret;
    private volatile boolean listened;

    AgentServer(Secret secret, Consumer<Answer> voice) {
        super(Answer.Unable.SERVER, voice);
        this.secret = secret;
    }

    @Override
    void run(Invocation invocation, Planned planned, Console console, Outputs outputs) {
        int status = new ServerCommand(invocation, planned.plan(), console, outputs, signals,
                new Hosting(secret, this::listens, this::served, Hosting.MOST_SHARERS)).run();
        if (!listened) {
            unable(status, lastLine() == null ? "does not listen" : lastLine());
        }
    }

    private void listens() {
        listened = true;
        voice.accept(new Answer.Serving());
    }

    private void served(Result result) {
        voice.accept(new Answer.Served(result.run().id(), JsonReport.text(result)));
    }

    /** What it serves, the head says better. */
    @Override
    void remark(String line) {
        if (!listened) {
            super.remark(line);
        }
    }
}
