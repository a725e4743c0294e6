package org.tcpp.sim;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A world in which time passes only from one event to the next: its clock, its hosts, and what is going to happen. Two
 * worlds of the same seed, set up in the same way, go through exactly the same events. One thread.
 */
final class SimWorld implements EventQueue.Handler {

    private static final int ACTION = 0;

    final SimRandom random;
    final Weather weather = new Weather();
    Tampering tampering = Tampering.NONE;
    Defect defect = Defect.NONE;
    /** Somebody has left without a word. */
    boolean aborted;
    private final EventQueue queue = new EventQueue();
    private final Map<InetAddress, SimHost> hosts = new HashMap<>();
    private final List<SimProcess> processes = new ArrayList<>();
    private final List<SimSocket> connections = new ArrayList<>();
    private final Map<Long, Consumer<SimSocket>> onConnection = new HashMap<>();
    private final List<Runnable> actions = new ArrayList<>();
    private long nowNs;
    /** The present moment of who acts: of the network that of the event, of a process a little more. */
    private long actingNs;

    SimWorld(long seed) {
        random = new SimRandom(seed);
    }

    /** The moment of the present event. */
    long nowNs() {
        return nowNs;
    }

    /** The moment of what is being done. */
    long actingNs() {
        return actingNs;
    }

    void actAt(long ns) {
        actingNs = ns;
    }

    /** A new host with an address of its own. */
    SimHost addHost(String name) {
        try {
            byte number = (byte) (hosts.size() + 1);
            SimHost host = new SimHost(this, name, InetAddress.getByAddress(new byte[]{10, 0, 0, number}));
            hosts.put(host.address, host);
            return host;
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    /** Whose address that is, seen from {@code from}; null if it is nobody's. */
    SimHost hostOf(InetAddress address, SimHost from) {
        return from.isOwn(address) ? from : hosts.get(address);
    }

    void add(SimProcess process) {
        processes.add(process);
    }

    List<SimProcess> processes() {
        return processes;
    }

    /** Keeps the connecting end of a connection, for those who look into it afterwards. */
    void add(SimSocket connecting) {
        connections.add(connecting);
    }

    /** Does something to the accepting end of the connection of that number, as soon as there is one. */
    void onConnection(long number, Consumer<SimSocket> action) {
        onConnection.put(number, action);
    }

    /** The accepting end of a connection has come to be. */
    void met(SimSocket connecting) {
        if (!onConnection.isEmpty()) {
            Consumer<SimSocket> action = onConnection.remove((long) connections.indexOf(connecting));
            if (action != null) {
                action.accept(connecting.peer());
            }
        }
    }

    /** The connecting ends of all connections that were ever begun, in that order. */
    List<SimSocket> connections() {
        return connections;
    }

    void schedule(long atNs, EventQueue.Handler target, int kind, long value, long more) {
        queue.add(Math.max(atNs, nowNs), target, kind, value, more);
    }

    /** Does something at a time. */
    void at(long atNs, Runnable action) {
        actions.add(action);
        schedule(atNs, this, ACTION, actions.size() - 1, 0);
    }

    @Override
    public void handle(int kind, long value, long more) {
        Runnable action = actions.get((int) value);
        actions.set((int) value, null);
        action.run();
    }

    /** Lets the next event happen, and time pass to it; false if nothing is to happen until then. */
    boolean step(long untilNs) {
        if (queue.isEmpty() || queue.nextNs() > untilNs) {
            return false;
        }
        nowNs = Math.max(nowNs, queue.nextNs());
        actingNs = nowNs;
        queue.handleNext();
        return true;
    }

    /** Lets time pass without anything happening. */
    void idleUntil(long ns) {
        nowNs = Math.max(nowNs, ns);
        actingNs = nowNs;
    }
}
