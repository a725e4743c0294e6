package org.tcpp.launcher;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tcpp.session.Session;
import org.tcpp.session.SessionEvent;

/** All that happens to the sessions of a command, in its order. Any thread puts in, one takes out. */
final class Mailbox {

    /** Sessions are told of the time so often: ten times a second. */
    static final long TICK_MS = 100;

    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();

    /**
     * Something that happened.
     *
     * @param to the session that it concerns, or null: all of them
     * @param event what
     */
    record Entry(Session to, SessionEvent event) {
    }

    /** Puts in what concerns all sessions. */
    void add(SessionEvent event) {
        entries.add(new Entry(null, event));
    }

    /** Puts in what concerns one session. */
    Consumer<SessionEvent> of(Session session) {
        return event -> entries.add(new Entry(session, event));
    }

    /** What came first; a tick if nothing comes in time. */
    Entry take() {
        Entry entry = null;
        try {
            entry = entries.poll(TICK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return entry == null ? new Entry(null, new SessionEvent.Tick()) : entry;
    }

    /** What is in it now, or null. */
    Entry poll() {
        return entries.poll();
    }
}
