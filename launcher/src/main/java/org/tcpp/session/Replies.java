package org.tcpp.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tcpp.control.ControlMessage;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Integrity;
import org.tcpp.message.Message;

/** What a client is told of its run: kept until the run is served, and nothing more once the client has gone. */
final class Replies {

    private final Consumer<Action> actions;
    private final List<ControlMessage> held = new ArrayList<>();
    private int dumps;
    private boolean begun;
    private boolean connected = true;

    /** Of a client whom {@code actions} reach. */
    Replies(Consumer<Action> actions) {
        this.actions = actions;
    }

    /** Tells it something, at the latest when it is served. */
    void tell(ControlMessage message) {
        if (!begun) {
            held.add(message);
        } else if (connected) {
            tellNow(message);
        }
    }

    /** The same, without waiting for that. */
    void tellNow(ControlMessage message) {
        actions.accept(new Action.TellPeer(0, message));
    }

    /** It is served, and first told that. */
    void begin(ControlMessage.Serving serving) {
        begun = true;
        tellNow(serving);
        held.forEach(this::tellNow);
        held.clear();
    }

    /** It has gone. */
    void end() {
        connected = false;
    }

    /** True as long as it hears what it is told. */
    boolean isConnected() {
        return connected;
    }

    /** Passes on what one of our workers said; of bytes around damages no more than can be told of. */
    void pass(WorkerKey worker, Message said) {
        if (!(said instanceof Message.Dump) || dumps++ < Integrity.MOST_INCIDENTS) {
            tell(new ControlMessage.FromWorker(worker.number(), worker.incarnation(), said));
        }
    }
}
