package org.tcpp.sim;

import java.net.InetAddress;
import java.util.ArrayDeque;
import org.tcpp.net.Ready;

/** A listening socket, and the connections that wait in it to be accepted. One thread. */
final class SimListener extends SimDescriptor {

    final InetAddress address;
    final int port;
    private final ArrayDeque<SimSocket> waiting = new ArrayDeque<>();
    private boolean closed;

    SimListener(SimHost host, InetAddress address, int port) {
        super(host);
        this.address = address;
        this.port = port;
        host.add(this);
    }

    boolean isClosed() {
        return closed;
    }

    /** As sk_acceptq_is_full(): one more than asked for. */
    boolean isFull() {
        return waiting.size() > host.mostWaiting;
    }

    void add(SimSocket established) {
        waiting.add(established);
        notice();
    }

    /** The next one, or null. */
    SimSocket take() {
        while (host.world.defect == Defect.FORGETS_WAITING && waiting.size() > 3) {
            waiting.poll().vanish();
        }
        return waiting.poll();
    }

    @Override
    int ready() {
        return waiting.isEmpty() ? 0 : Ready.READ;
    }

    @Override
    boolean isOver() {
        return false;
    }

    @Override
    boolean hasFailed() {
        return false;
    }

    @Override
    boolean hasEnd() {
        return false;
    }

    @Override
    void close() {
        closed = true;
        host.remove(this);
        for (SimSocket one = take(); one != null; one = take()) {
            one.reset();
        }
    }
}
