package org.tcpp.integrity;

import org.tcpp.message.Incident;

/** Addresses and ports as they stand in a packet, of those that are written for a person. Stateless. */
final class Endpoints {

    private static final int IPV4_BYTES = 4;

    private Endpoints() {}

    /** Local and remote port, or null if they are not known. */
    static int[] ports(Incident.Socket socket) {
        return socket.local() == null || socket.remote() == null
                ? null
                : new int[]{port(socket.local()), port(socket.remote())};
    }

    /** Local and remote address, or null if they are not known or not IPv4. */
    static byte[][] addresses(Incident.Socket socket) {
        byte[] local = address(socket.local());
        byte[] remote = address(socket.remote());
        return local == null || remote == null ? null : new byte[][]{local, remote};
    }

    private static int port(String endpoint) {
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    private static byte[] address(String endpoint) {
        String[] numbers = endpoint == null
                ? new String[0]
                : endpoint.substring(0, endpoint.lastIndexOf(':')).split("\\.");
        if (numbers.length != IPV4_BYTES) {
            return null;
        }
        byte[] address = new byte[IPV4_BYTES];
        for (int i = 0; i < IPV4_BYTES; i++) {
            address[i] = (byte) Integer.parseInt(numbers[i]);
        }
        return address;
    }
}
