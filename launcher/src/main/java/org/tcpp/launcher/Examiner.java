package org.tcpp.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Link;
import org.tcpp.doctor.Examination;
import org.tcpp.doctor.Question;
import org.tcpp.plan.RunSpec;

/** Answers clients who ask whether this host is fit for a run, as soon as the server's workers listen. Any thread. */
final class Examiner {

    private final RunSpec server;
    private final CountDownLatch listening = new CountDownLatch(1);

    /** Of a server. */
    Examiner(RunSpec server) {
        this.server = server;
    }

    /** Its workers listen. */
    void allow() {
        listening.countDown();
    }

    /** Takes that question out of what is heard on a link, once, and leaves the rest to others. */
    Consumer<ChannelEvent> before(Consumer<ChannelEvent> others, Link link) {
        AtomicBoolean asked = new AtomicBoolean();
        return event -> {
            if (event instanceof ChannelEvent.Received received
                    && received.message() instanceof ControlMessage.Examine examine
                    && asked.compareAndSet(false, true)) {
                received.take();
                Thread.ofVirtual().name("examine-" + link.remote()).start(() -> answer(link, examine));
            } else {
                others.accept(event);
            }
        };
    }

    private void answer(Link link, ControlMessage.Examine examine) {
        try {
            listening.await(); // a client that does not wait so long is gone, and nobody hears the answer
            Question question = Question.from(examine.question());
            link.send(new ControlMessage.Examined(
                    Examination.here(link.remote(), null, question.demand(), question.wish(Wishes.sockets(server)))
                            .toFields(),
                    server.placement().oneOff()));
        } catch (IllegalArgumentException e) {
            link.send(new ControlMessage.Refused(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody of ours does that
        }
    }
}
