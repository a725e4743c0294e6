package org.tcpp.launcher;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Link;
import org.tcpp.doctor.Examination;
import org.tcpp.doctor.Question;
import org.tcpp.plan.RunSpec;

/** Answers clients who ask whether this host is fit for a run. */
final class Examiner {

    private Examiner() {}

    /** Takes that question out of what is heard on a link, once, and leaves the rest to others. */
    static Consumer<ChannelEvent> before(Consumer<ChannelEvent> others, Link link, RunSpec server) {
        AtomicBoolean asked = new AtomicBoolean();
        return event -> {
            if (event instanceof ChannelEvent.Received received
                    && received.message() instanceof ControlMessage.Examine examine
                    && asked.compareAndSet(false, true)) {
                received.take();
                Thread.ofVirtual().name("examine-" + link.remote()).start(() -> answer(link, examine, server));
            } else {
                others.accept(event);
            }
        };
    }

    private static void answer(Link link, ControlMessage.Examine examine, RunSpec server) {
        try {
            Question question = Question.from(examine.question());
            link.send(new ControlMessage.Examined(
                    Examination.here(link.remote(), null, question.demand(), question.wish(Wishes.sockets(server)))
                            .toFields(),
                    server.placement().oneOff()));
        } catch (IllegalArgumentException e) {
            link.send(new ControlMessage.Refused(e.getMessage()));
        }
    }
}
