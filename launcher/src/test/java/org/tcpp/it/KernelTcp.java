package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kernel's own view of this host's TCP sockets (proc(5), /proc/net/tcp and tcp6).
 *
 * @param localPort port of this end
 * @param remotePort port of the other
 * @param state of include/net/tcp_states.h
 * @param received bytes that have come and nobody has read; of a listener, connections that wait to be accepted
 */
record KernelTcp(int localPort, int remotePort, int state, long received) {

    private static final int ESTABLISHED = 1;
    private static final int LISTEN = 10;
    /** Of ss(8): {@code 0 0 127.0.0.1:34592 127.0.0.1:10000 cubic ... bytes_acked:1001 ...}. */
    private static final Pattern ACKNOWLEDGED = Pattern.compile(":(\\d+)\\s+\\S+:\\d+\\s.*?bytes_acked:(\\d+)");

    /** Sockets with this local port. */
    static List<KernelTcp> onPort(int port) {
        return sockets().filter(socket -> socket.localPort == port).toList();
    }

    /** Local ports of this host's established connections to that port. */
    static List<Integer> clientsOf(int port) {
        return sockets().filter(socket -> socket.remotePort == port && socket.state == ESTABLISHED)
                .map(KernelTcp::localPort)
                .toList();
    }

    /** How many connections are established on this port. */
    static long established(int port) {
        return onPort(port).stream().filter(socket -> socket.state == ESTABLISHED).count();
    }

    /** True if somebody listens on this port. */
    static boolean listens(int port) {
        return onPort(port).stream().anyMatch(socket -> socket.state == LISTEN);
    }

    /** How many connections wait on this port to be accepted. */
    static long waiting(int port) {
        return onPort(port).stream().filter(socket -> socket.state == LISTEN).mapToLong(KernelTcp::received).sum();
    }

    /** Bytes from {@code remotePort} that whoever has this port has not read yet. */
    static long unread(int port, int remotePort) {
        return onPort(port).stream().filter(socket -> socket.remotePort == remotePort)
                .mapToLong(KernelTcp::received).sum();
    }

    /** Local ports of established connections to that port, each with the bytes that the other end has acknowledged. */
    static Map<Integer, Long> acknowledged(int port) {
        String sockets = Tcpp.system("ss", "-OtinH", "state", "established", "dport", "=", ":" + port);
        return ACKNOWLEDGED.matcher(sockets).results().collect(Collectors
                .toMap(found -> Integer.valueOf(found.group(1)), found -> Long.valueOf(found.group(2))));
    }

    private static Stream<KernelTcp> sockets() {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(file -> read(Path.of(file)).stream().skip(1))
                .map(KernelTcp::parse);
    }

    // sl local_address rem_address st tx_queue:rx_queue ...
    private static KernelTcp parse(String line) {
        String[] words = line.strip().split("\\s+");
        return new KernelTcp(port(words[1]), port(words[2]), Integer.parseInt(words[3], 16),
                Long.parseLong(words[4].substring(words[4].indexOf(':') + 1), 16));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private static List<String> read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
