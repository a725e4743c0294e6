package org.tcpp.nic;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One TCP socket of this network namespace, by the addresses of both its ends, as the kernel finds it where a segment
 * comes for it: sock_diag(7) without NLM_F_DUMP (inet_diag_dump_one_icsk in net/ipv4/inet_diag.c). So it is found
 * however many others come and go. It takes no privilege.
 */
public final class SocketLookup {

    /** Of struct inet_diag_msg, after the name: expires, queues, user, inode. */
    private static final int TIMER_AT = 2;
    private static final int UNANSWERED_AT = 3;
    private static final int UNACKNOWLEDGED_AT = 60;
    private static final int ANSWER_BYTES = 72;
    private static final int ADDRESS_BYTES = 16;
    /** INET_DIAG_NOCOOKIE: whichever socket has that name now. */
    private static final long ANY_COOKIE = -1;
    private static final String WHAT = "of this socket";

    private SocketLookup() {}

    /**
     * A socket that sends.
     *
     * @param state of include/net/tcp_states.h
     * @param timer of the kernel's that runs: 0 none, 1 retransmission, 2 keepalive, 3 TIME_WAIT, 4 probes of a window
     * @param unanswered retransmissions or probes of that timer that nobody has answered
     * @param unacknowledgedBytes written here and not acknowledged by the other end
     */
    public record Sender(int state, int timer, long unanswered, long unacknowledgedBytes) {
    }

    /**
     * The one between these two ends, whose addresses are resolved and of one family.
     *
     * @throws IOException if there is none, or the kernel does not tell
     */
    public static Sender of(InetSocketAddress local, InetSocketAddress remote) throws IOException {
        List<Sender> found = new ArrayList<>();
        Netlink.of(SocketDump.NETLINK_SOCK_DIAG, List.of(question(local, remote)), part -> {
            take(part, found);
            return false;
        });
        if (found.size() != 1) {
            throw Netlink.untold(WHAT);
        }
        return found.getFirst();
    }

    private static Netlink.Question question(InetSocketAddress local, InetSocketAddress remote) {
        ByteBuffer body = Netlink.Question.body(SocketDump.REQUEST_BYTES);
        byte family = remote.getAddress() instanceof Inet6Address ? SocketDump.AF_INET6 : SocketDump.AF_INET;
        body.put(family).put(SocketDump.IPPROTO_TCP).putShort((short) 0).putInt(-1);
        body.order(ByteOrder.BIG_ENDIAN).putShort((short) local.getPort()).putShort((short) remote.getPort());
        putAddress(body, local);
        putAddress(body, remote);
        // a link-local address is one of an interface
        body.order(ByteOrder.nativeOrder())
                .putInt(remote.getAddress() instanceof Inet6Address six ? six.getScopeId() : 0)
                .putLong(ANY_COOKIE);
        return Netlink.Question.one(SocketDump.SOCK_DIAG_BY_FAMILY, body.array());
    }

    private static void putAddress(ByteBuffer body, InetSocketAddress end) {
        byte[] address = end.getAddress().getAddress();
        body.put(address).put(new byte[ADDRESS_BYTES - address.length]);
    }

    /** Takes the answer. */
    static void take(ByteBuffer answer, List<Sender> found) throws IOException {
        Netlink.take(answer, WHAT, (_, socket) -> {
            if (socket.remaining() < ANSWER_BYTES) {
                throw Netlink.untold(WHAT);
            }
            found.add(new Sender(socket.get(SocketDump.STATE_AT), socket.get(TIMER_AT),
                    socket.get(UNANSWERED_AT) & 0xff, socket.getInt(UNACKNOWLEDGED_AT) & 0xffff_ffffL));
        });
    }
}
