package org.tcpp.sim;

/**
 * Watches what a process does with its Net: how often it asks without need, and how much it gives to a connection
 * before it looks at the others. One thread.
 */
final class Witness {

    /** Who waits for less does not wait. */
    private static final long SHORT_NS = 50_000;

    private long polls;
    private long idlePolls;
    private long mostIdlePolls;
    private long emptyPolls;
    private boolean worked;
    private long mostInTurn;
    private long connections;
    private long futileTries;

    /** Something was done that asking again may follow. */
    void worked() {
        worked = true;
    }

    void wrote(SimSocket socket, int bytes) {
        onTurn(socket);
        socket.writtenInTurn += bytes;
        mostInTurn = Math.max(mostInTurn, socket.writtenInTurn);
    }

    void read(SimSocket socket, int bytes) {
        onTurn(socket);
        socket.readInTurn += bytes;
        mostInTurn = Math.max(mostInTurn, socket.readInTurn);
    }

    private void onTurn(SimSocket socket) {
        worked = true;
        if (socket.turn != polls) {
            socket.turn = polls;
            socket.writtenInTurn = 0;
            socket.readInTurn = 0;
        }
    }

    /** A poll ends. */
    void polled(long timeoutNs, int found, boolean interrupted) {
        polls++;
        emptyPolls += found == 0 ? 1 : 0;
        if (found > 0 || worked || timeoutNs >= SHORT_NS) {
            idlePolls = 0;
        } else if (!interrupted) {
            idlePolls++;
        }
        mostIdlePolls = Math.max(mostIdlePolls, idlePolls);
        worked = false;
    }

    long polls() {
        return polls;
    }

    void connected() {
        connections++;
        worked = true;
    }

    /** A write found the connection not yet established. */
    void triedInVain() {
        futileTries++;
    }

    /** Connections begun. */
    long connections() {
        return connections;
    }

    long futileTries() {
        return futileTries;
    }

    /** Polls that found nothing. */
    long emptyPolls() {
        return emptyPolls;
    }

    /** Most polls in a row that did not wait, found nothing, and followed upon nothing done. */
    long mostIdlePolls() {
        return mostIdlePolls;
    }

    /** Most bytes that one connection moved one way between two polls. */
    long mostInTurn() {
        return mostInTurn;
    }
}
