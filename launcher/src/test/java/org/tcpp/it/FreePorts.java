package org.tcpp.it;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Runs of ports on which nobody listens, below the ports that systems give to clients by themselves (Linux: from
 * 32,768), so that no connection takes one meanwhile. Each is given once, also where these tests run twice on one host:
 * whoever was given a port holds that of UDP, which nobody else wants.
 */
final class FreePorts {

    private static final int FIRST = 10_240;
    private static final int END = 32_000;

    private static final List<DatagramSocket> HELD = new ArrayList<>();

    private static int next = FIRST + new Random().nextInt(END - FIRST);

    private FreePorts() {}

    /** The first of so many successive free ports; the one before, for a control connection, is free too. */
    static synchronized int run(int count) {
        for (int tries = 0; tries < END - FIRST; tries++) {
            if (next + count >= END) {
                next = FIRST;
            }
            int base = next + 1;
            next = base + count;
            if (allFree(base - 1, base + count) && hold(base - 1, base + count)) {
                return base;
            }
        }
        throw new IllegalStateException("no run of " + count + " free ports");
    }

    private static boolean allFree(int from, int to) {
        for (int port = from; port < to; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(port));
            } catch (IOException _) {
                return false;
            }
        }
        return true;
    }

    private static boolean hold(int from, int to) {
        List<DatagramSocket> held = new ArrayList<>();
        for (int port = from; port < to; port++) {
            try {
                held.add(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
            } catch (SocketException _) {
                held.forEach(DatagramSocket::close);
                return false;
            }
        }
        HELD.addAll(held);
        return true;
    }
}
