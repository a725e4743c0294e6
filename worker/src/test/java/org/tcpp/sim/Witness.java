package org.tcpp.sim;

/**
 * Watches what a process does with its Net: how often it asks without need, and how much it gives to a connection
 * before it looks at the others. One thread.
 */
final class Witness {

    private long polls;
    private long idlePolls;
    private long mostIdlePolls;
    private long emptyPolls;
    private boolean worked;
    private long mostInTurn;

    /** Something was done that asking again may follow. */
    void worked() {
        worked = true;
    }

    void moved(SimSocket socket, int bytes) {
        worked = true;
        if (socket.turn != polls) {
            socket.turn = polls;
            socket.movedInTurn = 0;
        }
        socket.movedInTurn += bytes;
        mostInTurn = Math.max(mostInTurn, socket.movedInTurn);
    }

    /** A poll ends. */
    void polled(long timeoutNs, int found) {
        polls++;
        emptyPolls += found == 0 ? 1 : 0;
        idlePolls = found == 0 && !worked && timeoutNs < 100_000 ? idlePolls + 1 : 0;
        mostIdlePolls = Math.max(mostIdlePolls, idlePolls);
        worked = false;
    }

    long polls() {
        return polls;
    }

    /** Polls that found nothing. */
    long emptyPolls() {
        return emptyPolls;
    }

    /** Most polls in a row that did not wait, found nothing, and followed upon nothing done. */
    long mostIdlePolls() {
        return mostIdlePolls;
    }

    /** Most bytes that one connection moved between two polls. */
    long mostInTurn() {
        return mostInTurn;
    }
}
