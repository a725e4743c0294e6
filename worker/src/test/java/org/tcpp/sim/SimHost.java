package org.tcpp.sim;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.net.Address;

/** A host of the world: an address, its ports, its clock, and the paths to the others. One thread. */
final class SimHost {

    private static final int FIRST_PORT = 32_768;

    /** Local ports towards one destination. */
    private static final class Ports {
        private final boolean[] taken;

        private Ports(int count) {
            taken = new boolean[count];
        }
    }

    private record Destination(InetAddress local, InetAddress remote, int port) {
    }

    final SimWorld world;
    final String name;
    final InetAddress address;
    private final Map<SimHost, SimPath> paths = new HashMap<>();
    private final List<SimListener> listeners = new ArrayList<>();
    private final Map<Destination, Ports> ports = new HashMap<>();
    /** Ephemeral ports for each destination, net.ipv4.ip_local_port_range. */
    int portCount = 28_232;
    /** How long a port stays taken at the end that closed first. */
    long timeWaitNs = 60_000_000_000L;
    /** Connections that have been established and not been accepted, net.core.somaxconn. */
    int mostWaiting = 4096;
    /** Bytes that a socket holds; SO_SNDBUF and SO_RCVBUF go before. */
    int sendBufferBytes = 131_072;
    int receiveBufferBytes = 65_536;
    /** What the clock of this host shows on top of the world's. */
    long clockOffsetNs;

    SimHost(SimWorld world, String name, InetAddress address) {
        this.world = world;
        this.name = name;
        this.address = address;
    }

    /** The path to another host, or to itself. */
    SimPath pathTo(SimHost other) {
        return paths.computeIfAbsent(other, _ -> new SimPath(world.random.fork()));
    }

    /** What its clock shows. */
    long clockNs() {
        return world.nowNs() + clockOffsetNs;
    }

    /** The clock leaps, as after a pause of the whole machine that its processes do not feel otherwise. */
    void leap(long ns) {
        clockOffsetNs += ns;
    }

    static InetAddress inet(Address address) {
        if (address.zone() != null && !address.zone().isEmpty()) {
            throw new IllegalArgumentException("no interface of this host is called " + address.zone());
        }
        return address.toInet().getAddress();
    }

    boolean isOwn(InetAddress some) {
        return some.isLoopbackAddress() || some.isAnyLocalAddress() || some.equals(address);
    }

    void add(SimListener listener) {
        listeners.add(listener);
    }

    void remove(SimListener listener) {
        listeners.remove(listener);
    }

    /** Who listens there, or null. */
    SimListener listener(InetAddress at, int port) {
        for (int i = 0; i < listeners.size(); i++) {
            SimListener one = listeners.get(i);
            if (one.port == port && (one.address == null || at == null || one.address.equals(at))) {
                return one;
            }
        }
        return null;
    }

    /** A port for a listener that does not care. */
    int freeListeningPort() {
        int port = FIRST_PORT + 1;
        while (listener(null, port) != null) {
            port++;
        }
        return port;
    }

    /** A free local port towards a destination, or -1. */
    int takePort(InetAddress local, InetAddress remote, int port) {
        Ports some = ports.computeIfAbsent(new Destination(local, remote, port), _ -> new Ports(portCount));
        int first = world.random.below(some.taken.length);
        for (int i = 0; i < some.taken.length; i++) {
            int at = (first + i) % some.taken.length;
            if (!some.taken[at]) {
                some.taken[at] = true;
                return FIRST_PORT + at;
            }
        }
        return -1;
    }

    /** Takes that port towards a destination; false if it is taken. */
    boolean takePort(InetAddress local, InetAddress remote, int port, int wanted) {
        boolean[] taken = ports.get(new Destination(local, remote, port)).taken;
        boolean free = !taken[wanted - FIRST_PORT];
        taken[wanted - FIRST_PORT] = true;
        return free;
    }

    void freePort(InetAddress local, InetAddress remote, int remotePort, int port) {
        ports.get(new Destination(local, remote, remotePort)).taken[port - FIRST_PORT] = false;
    }

    @Override
    public String toString() {
        return name;
    }
}
