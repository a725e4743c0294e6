package org.tcpp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tcpp.nic.SocketLookup;

/**
 * Whether the other end's kernel still acknowledges what we send, though its program says nothing: it is stopped, not
 * dead. Of all systems Linux tells that, for any socket of ours: sock_diag(7), and where a kernel does without it
 * /proc/net/tcp and tcp6 (proc_net_tcp.rst), which may miss a socket where others come and go while they are read.
 */
final class PeerKernel {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private static final int ESTABLISHED = 1;
    /** The other end's window is closed, as that of one who does not read, and we ask whether it is open again. */
    private static final int PROBING = 4;
    /** One may just be on its way. */
    private static final int MOST_UNANSWERED_PROBES = 2;
    private static final byte[] MAPPED = HexFormat.of().parseHex("00000000000000000000ffff");

    private PeerKernel() {}

    /** True if it does; false if it does not, or nobody knows. To be asked while something is sent now and then. */
    static boolean acknowledges(Socket socket) {
        if (!(socket.getLocalSocketAddress() instanceof InetSocketAddress local)
                || !(socket.getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
            return false;
        }
        return System.getProperty("os.name").equals("Linux") && acknowledges(local, remote);
    }

    private static boolean acknowledges(InetSocketAddress local, InetSocketAddress remote) {
        try {
            return isAcknowledged(SocketLookup.of(local, remote));
        } catch (IOException _) {
            // by reading, then
        }
        return TABLES.stream().anyMatch(table -> {
            try (Stream<String> lines = Files.lines(table)) {
                return acknowledges(lines, local, remote);
            } catch (IOException | RuntimeException _) {
                return false; // a sandbox
            }
        });
    }

    /** The same by the lines of such a table. */
    static boolean acknowledges(Stream<String> lines, InetSocketAddress local, InetSocketAddress remote) {
        return lines.map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 8 && isOf(words[1], local) && isOf(words[2], remote))
                .anyMatch(words -> isAcknowledged(sender(words)));
    }

    private static SocketLookup.Sender sender(String... words) {
        return new SocketLookup.Sender((int) number(words[3]), (int) number(words[5]), Long.parseLong(words[8]),
                number(words[4]));
    }

    /** Before a colon, if there is one. */
    private static long number(String hex) {
        return Long.parseLong(hex.split(":")[0], 16);
    }

    private static boolean isAcknowledged(SocketLookup.Sender sender) {
        boolean answersProbes = sender.timer() == PROBING && sender.unanswered() <= MOST_UNANSWERED_PROBES;
        return sender.state() == ESTABLISHED && (sender.unacknowledgedBytes() == 0 || answersProbes);
    }

    private static boolean isOf(String shown, InetSocketAddress end) {
        String port = String.format(Locale.ROOT, ":%04X", end.getPort());
        return shown.endsWith(port) && (shown.equals(words(end.getAddress().getAddress()) + port)
                || shown.equals(words(mapped(end.getAddress())) + port));
    }

    /** An IPv4 address as a socket of both families shows it. */
    private static byte[] mapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length > 4 ? bytes : ByteBuffer.allocate(16).put(MAPPED).put(bytes).array();
    }

    /** Words of 32 bits, each printed as the number that the machine takes it for. */
    private static String words(byte... address) {
        ByteBuffer bytes = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder());
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            text.append(String.format(Locale.ROOT, "%08X", bytes.getInt()));
        }
        return text.toString();
    }
}
