package org.tcpp.launcher;

import java.time.Instant;
import java.util.List;
import org.tcpp.agent.Agent;
import org.tcpp.agent.HostWatch;
import org.tcpp.agent.LocalAgent;
import org.tcpp.agent.RemoteAgent;
import org.tcpp.agent.Workers;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Link;
import org.tcpp.doctor.LimitChecks;
import org.tcpp.estimate.Estimate;
import org.tcpp.host.Build;
import org.tcpp.host.LimitsReader;
import org.tcpp.output.Console;
import org.tcpp.output.Outputs;
import org.tcpp.output.RunEvents;
import org.tcpp.report.HostCodec;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;
import org.tcpp.result.Start;
import org.tcpp.session.Action;
import org.tcpp.session.ServedRun;
import org.tcpp.session.SessionEvent;

/** A client of a server: its control connection, its run, and what this host counts meanwhile. One thread. */
final class ServedClient {

    private final Link link;
    private final Invocation invocation;
    private final Outputs outputs;
    private final ServedRun session;
    private final Mailbox mailbox;
    private final List<Agent> agents;
    private HostWatch watch;
    private RunEvents events;
    private Instant began = Instant.now();

    /** One who has introduced himself, to be served by these workers; any thread. */
    ServedClient(Link link, ServedRun session, Workers workers, Mailbox mailbox, Invocation invocation,
            Outputs outputs) {
        this.link = link;
        this.invocation = invocation;
        this.outputs = outputs;
        this.session = session;
        this.mailbox = mailbox;
        agents = List.of(new LocalAgent(workers, () -> watch, () -> workers.announce(mailbox.of(session))),
                new RemoteAgent(link));
    }

    ServedRun session() {
        return session;
    }

    /** Its address, for a person. */
    String remote() {
        return link.remote();
    }

    /** Does what its session says. */
    void act(List<Action> actions, Console console) {
        for (Action action : actions) {
            switch (action) {
                case Action.StartWorkers _ -> expect(console);
                case Action.BeginMeasuring _ -> {
                    began = Instant.now();
                    events.begin(Start.of(facts(), session.plan()));
                }
                case Action.Remark remark -> console.tell(remark.line());
                default -> {
                    // an agent's to do
                }
            }
            agents.forEach(agent -> agent.perform(action));
            if (action instanceof Action.EndMeasuring) {
                watch.whenKnown(() -> mailbox.of(session).accept(new SessionEvent.Tick()));
            }
        }
    }

    /** Whoever wants nothing costs no look at the host. */
    private void expect(Console console) {
        watch = new HostWatch(HostWatch.read(link.remote(), null));
        watch.watchHost();
        events = outputs.events(session.tally());
        String backlog = LimitChecks.shortBacklog((int) session.promised(), LimitsReader.acceptBacklog());
        if (backlog != null) {
            console.tell("client " + remote() + ": " + backlog);
        }
    }

    /** True if its run is over, and what this host counted meanwhile is known. */
    boolean isOver() {
        return session.isDone() && (session.tally() == null || watch.isSettled());
    }

    /** Shows what has come, where that is wanted. */
    void follow() {
        if (events != null) {
            events.step();
            List<HostSampleView> counted = watch.newSamples();
            events.step("server", counted);
            counted.forEach(sample -> link.send(new ControlMessage.Beat(HostCodec.toFields(sample))));
        }
    }

    /** The result of its run, when that is over. */
    Result result(Estimate estimate) {
        HostsView hosts = new HostsView(null, watch.view());
        events.step("server", watch.newSamples());
        return Result.of(facts(), session.plan(), estimate, hosts);
    }

    /** Its part of the stream. */
    RunEvents events() {
        return events;
    }

    private RunFacts facts() {
        return new RunFacts(session.id(), began, invocation.words(), Build.read(),
                invocation.labels(), session.warnings(), FailureLimit.NONE, session.ending());
    }

    /** Says good-bye, with what there is to know of this host; null: nothing. */
    void dismiss(HostView host) {
        if (host != null && session.isConnected()) {
            link.send(new ControlMessage.Bye(HostCodec.toFields(host)));
        }
        link.close();
    }
}
