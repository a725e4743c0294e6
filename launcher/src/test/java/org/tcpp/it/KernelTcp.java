package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kernel's own view of this host's TCP sockets: of ss(8), which picks them in the kernel, or where there is none of
 * /proc/net/tcp and tcp6 (proc(5)). Those take half a second to read once a hundred thousand connections are in
 * TIME_WAIT, as they are after some seconds of short ones.
 *
 * @param localPort port of this end
 * @param remotePort port of the other; of a listener 0
 * @param state of it
 * @param received bytes that have come and nobody has read; of a listener, connections that wait to be accepted
 * @param sent bytes that the other end has not acknowledged yet
 */
record KernelTcp(int localPort, int remotePort, State state, long received, long sent) {

    /** States that matter here. */
    private enum State {
        ESTABLISHED, LISTEN, OTHER
    }

    private static final boolean HAS_SS = Superuser.has("ss");
    /** Of ss(8): {@code 0 0 127.0.0.1:34592 127.0.0.1:10000 cubic ... bytes_acked:1001 ...}. */
    private static final Pattern ACKNOWLEDGED = Pattern.compile(":(\\d+)\\s+\\S+:\\d+\\s.*?bytes_acked:(\\d+)");

    /** Sockets with this local port. */
    private static List<KernelTcp> onPort(int port) {
        return sockets("sport", port).filter(socket -> socket.localPort == port).toList();
    }

    /** Local ports of this host's established connections to that port. */
    static List<Integer> clientsOf(int port) {
        return sockets("dport", port)
                .filter(socket -> socket.remotePort == port && socket.state == State.ESTABLISHED)
                .map(KernelTcp::localPort)
                .toList();
    }

    /** How many connections are established on this port. */
    static long established(int port) {
        return onPort(port).stream().filter(socket -> socket.state == State.ESTABLISHED).count();
    }

    /** The same on the host of a process, without one for each look. */
    static long established(long pid, int port) {
        return sockets(Path.of("/proc", Long.toString(pid), "net"), port)
                .filter(socket -> socket.localPort == port && socket.state == State.ESTABLISHED).count();
    }

    /** True if somebody listens on this port. */
    static boolean listens(int port) {
        return onPort(port).stream().anyMatch(socket -> socket.state == State.LISTEN);
    }

    /** How many connections wait on this port to be accepted. */
    static long waiting(int port) {
        return onPort(port).stream().filter(socket -> socket.state == State.LISTEN).mapToLong(KernelTcp::received)
                .sum();
    }

    /**
     * Bytes from {@code remotePort} that whoever has this port has not read yet. On a busy host they are under way for
     * a moment: sent, and not there yet.
     */
    static long unread(int port, int remotePort) {
        long sent = onPort(remotePort).stream().filter(socket -> socket.remotePort == port).mapToLong(KernelTcp::sent)
                .sum();
        return sent + onPort(port).stream().filter(socket -> socket.remotePort == remotePort)
                .mapToLong(KernelTcp::received).sum();
    }

    /** True if whoever has this port has done with all connections that came, and only listens. */
    static boolean isAtRest(int port) {
        return onPort(port).stream().allMatch(socket -> socket.state == State.LISTEN && socket.received == 0);
    }

    /** True if a connection to that port has carried something: so its client, too, knows that it is established. */
    static boolean carry(int port) {
        return acknowledged(port).values().stream().anyMatch(bytes -> bytes > 1); // the SYN counts for one
    }

    /** Local ports of established connections to that port, each with the bytes that the other end has acknowledged. */
    static Map<Integer, Long> acknowledged(int port) {
        String sockets = Tcpp.system("ss", "-OtinH", "state", "established", "dport", "=", ":" + port);
        return ACKNOWLEDGED.matcher(sockets).results().collect(Collectors
                .toMap(found -> Integer.valueOf(found.group(1)), found -> Long.valueOf(found.group(2))));
    }

    /** How many established connections of a port have received something, on the host where these words run others. */
    static long receiving(int port, String... at) {
        List<String> words = new ArrayList<>(List.of(at));
        words.addAll(List.of("ss", "-OtinH", "state", "established", "sport", "=", ":" + port));
        return Tcpp.system(words.toArray(String[]::new)).lines().filter(line -> line.contains("bytes_received:"))
                .count();
    }

    private static Stream<KernelTcp> sockets(String end, int port) {
        if (HAS_SS) {
            return Tcpp.system("ss", "-OtanH", "exclude", "time-wait", end, "=", ":" + port).lines()
                    .map(KernelTcp::ofSs);
        }
        return sockets(Path.of("/proc/net"), port);
    }

    private static Stream<KernelTcp> sockets(Path folder, int port) {
        String hexPort = String.format(Locale.ROOT, ":%04X ", port);
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> read(folder.resolve(table)).stream().skip(1))
                .filter(line -> line.contains(hexPort))
                .map(KernelTcp::ofProc);
    }

    // State Recv-Q Send-Q Local:Port Peer:Port
    private static KernelTcp ofSs(String line) {
        String[] words = line.strip().split("\\s+");
        State state = switch (words[0]) {
            case "ESTAB" -> State.ESTABLISHED;
            case "LISTEN" -> State.LISTEN;
            default -> State.OTHER;
        };
        return new KernelTcp(port(words[3], 10), port(words[4], 10), state, Long.parseLong(words[1]),
                Long.parseLong(words[2]));
    }

    // sl local_address rem_address st tx_queue:rx_queue ...; st of include/net/tcp_states.h
    private static KernelTcp ofProc(String line) {
        String[] words = line.strip().split("\\s+");
        State state = switch (words[3]) {
            case "01" -> State.ESTABLISHED;
            case "0A" -> State.LISTEN;
            default -> State.OTHER;
        };
        String[] queues = words[4].split(":");
        return new KernelTcp(port(words[1], 16), port(words[2], 16), state, Long.parseLong(queues[1], 16),
                Long.parseLong(queues[0], 16));
    }

    private static int port(String address, int radix) {
        String port = address.substring(address.lastIndexOf(':') + 1);
        return port.equals("*") ? 0 : Integer.parseInt(port, radix);
    }

    private static List<String> read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
