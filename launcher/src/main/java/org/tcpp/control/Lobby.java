package org.tcpp.control;

import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Who has connected and not said yet what he wants. Places are limited; when all are taken, the one who has been silent
 * for longest makes room, for honest clients lose no time. There are fewer places while the process has
 * no descriptors for more. Any thread.
 */
final class Lobby {

    private static final int MOST = 128;
    private static final int LEAST = 4;

    private final Deque<Socket> waiting = new ArrayDeque<>();
    private int places = MOST;

    /** Lets one in; returns who has to make room for him, or null. */
    synchronized Socket enter(Socket socket) {
        waiting.removeIf(Socket::isClosed);
        waiting.addLast(socket);
        return waiting.size() > places ? waiting.pollFirst() : null;
    }

    /** He has said what he wants. */
    synchronized void leave(Socket socket) {
        waiting.remove(socket);
    }

    /**
     * Descriptors have run out: half as many places; returns who has been silent for longest, or null if nobody waits.
     * One goes in any case: else a few silent ones could hold the last descriptors.
     */
    synchronized Socket shrink() {
        places = Math.max(LEAST, Math.min(places, waiting.size()) / 2);
        return waiting.pollFirst();
    }

    /** One more who has to make room, or null if there are no more than places. */
    synchronized Socket evict() {
        return waiting.size() > places ? waiting.pollFirst() : null;
    }

    /** All went well for a while: one more place. */
    synchronized void grow() {
        places = Math.min(MOST, places + 1);
    }

    /** All of them, who are to go; the lobby is empty afterwards. */
    synchronized Deque<Socket> clear() {
        Deque<Socket> all = new ArrayDeque<>(waiting);
        waiting.clear();
        return all;
    }
}
