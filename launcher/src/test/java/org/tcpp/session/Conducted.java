package org.tcpp.session;

import org.tcpp.cli.Mode;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Offer;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.message.Role;
import org.tcpp.result.Ending;

import static org.assertj.core.api.Assertions.assertThat;

/** Scripts of runs that this launcher conducts, each as far as its name says, and how they ended. */
final class Conducted {

    static final int RUN = 7;
    static final int WORKERS = 2;
    static final String ADDRESS = "192.0.2.1";

    private Conducted() {}

    static Script loopback() {
        return new Script(new ConductedRun(Runs.plan(Mode.LOOPBACK, WORKERS, 10, 5), "id", RUN, 2,
                Runs.GO_NS));
    }

    static Script client() {
        return new Script(new ConductedRun(Runs.plan(Mode.CLIENT, WORKERS, 10, 5), "id", null, 2,
                Runs.GO_NS));
    }

    static Script loopbackReady() {
        return loopback().ready(Role.CLIENT, WORKERS).ready(Role.SERVER, WORKERS);
    }

    static Script loopbackRuns() {
        return loopbackReady().prepared(Role.CLIENT, WORKERS, RUN).prepared(Role.SERVER, WORKERS, RUN);
    }

    static Script clientJoined() {
        return client().happens(new SessionEvent.PeerJoined(0, ADDRESS, new Offer(WORKERS, 10000, -1, true)));
    }

    static Script clientPrepared() {
        return clientJoined().peer(new ControlMessage.Serving(RUN)).ready(Role.CLIENT, WORKERS)
                .prepared(Role.CLIENT, WORKERS, RUN);
    }

    static Script clientRuns() {
        Script script = clientPrepared();
        for (int i = 0; i < ConductedRun.READINGS; i++) {
            script.happens(new SessionEvent.PeerClockRead(0, new ClockOffset(1000, 1002)));
        }
        return script.peer(new ControlMessage.Gone(script.nowNs()));
    }

    static Ending ending(Script script) {
        assertThat(script.session.state()).isEqualTo(State.DONE);
        return script.session.ending();
    }

    static String failure(Script script) {
        return ((Ending.Failed) ending(script)).reason();
    }

    static String impaired(Script script) {
        return ((Ending.Impaired) ending(script)).reason();
    }

    static Estimate estimate(Script script) {
        return Estimate.of(script.session.plan(), script.session.tally());
    }
}
