package org.tcpp.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.tcpp.nic.SocketDump;

/**
 * The TCP sockets of the process's network namespace that have something to do with some ports. Linux: sock_diag(7),
 * and where a kernel does without it /proc/net/tcp and tcp6 (proc_net_tcp.rst), which tell of a socket twice, or not at
 * all, where others come and go while they are read.
 */
final class SocketTable {

    /** The kernel would take long to print more than that. */
    private static final long MOST_PRINTED = 50_000;
    private static final int HEX = 16;
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    /** ::ffff:0:0, before an address of IPv4. */
    private static final String MAPPED = "0000000000000000" + printed(new byte[]{0, 0, -1, -1});

    private SocketTable() {}

    /**
     * Those of which one end or the other is on some ports.
     *
     * @param use all that the host has
     * @return null if nobody can tell: not Linux, or it would take long
     */
    static List<SocketDump.Row> rows(Ports ports, SocketUse use, Source source) {
        if (source.isThisLinux()) {
            try {
                return SocketDump.of(ports.addresses(), ports.from(), ports.to());
            } catch (IOException _) {
                // by reading, then
            }
        }
        boolean few = use.inUse() != null
                && use.inUse() + (use.timeWait() == null ? 0 : use.timeWait()) <= MOST_PRINTED;
        try {
            return few
                    ? printed(source).filter(words -> isOn(ports, words[LOCAL]) || isOn(ports, words[REMOTE]))
                            .map(SocketTable::row).toList()
                    : null;
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    private static boolean isOn(Ports ports, String place) {
        return ports.has(port(place)) && (ports.addresses().isEmpty()
                || ports.addresses().stream().anyMatch(address -> isOf(address, place)));
    }

    /** By the four bytes that both have, where the kernel has an old address in a new one's place. */
    private static boolean isOf(InetAddress address, String place) {
        String printed = printed(address.getAddress());
        return place.startsWith(printed + ":") || place.startsWith(MAPPED + printed + ":");
    }

    /** As the kernel prints it: words in the order of its bytes. */
    private static String printed(byte[] address) {
        StringBuilder words = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder());
        while (bytes.hasRemaining()) {
            words.append(HexFormat.of().withUpperCase().toHexDigits(bytes.getInt()));
        }
        return words.toString();
    }

    private static Stream<String[]> printed(Source source) throws IOException {
        String four = source.read("/proc/net/tcp");
        String six = source.has("/proc/net/tcp6") ? source.read("/proc/net/tcp6") : "";
        return Stream.of(four, six).flatMap(table -> table.lines().skip(1)).map(line -> line.strip().split("\\s+"));
    }

    private static SocketDump.Row row(String[] words) {
        return new SocketDump.Row(port(words[LOCAL]), port(words[REMOTE]), Integer.parseInt(words[STATE], HEX));
    }

    private static int port(String place) {
        return Integer.parseInt(place.substring(place.indexOf(':') + 1), HEX);
    }
}
