package org.tcpp.nic;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The TCP sockets of this network namespace that have something to do with some ports, whoever made them: sock_diag(7)
 * with a filter that the kernel applies (inet_diag_bc_run in net/ipv4/inet_diag.c). A hundred thousand others cost some
 * milliseconds, where /proc/net/tcp takes half a second to print them. It takes no privilege.
 */
public final class SocketDump {

    static final int NETLINK_SOCK_DIAG = 4;
    static final short SOCK_DIAG_BY_FAMILY = 20;
    static final byte AF_INET = 2;
    static final byte AF_INET6 = 10;
    static final byte IPPROTO_TCP = 6;
    /** From TCP_ESTABLISHED to TCP_NEW_SYN_RECV: not those that are bound and nothing more. */
    private static final int STATES = 0x1ffe;
    /** struct inet_diag_req_v2: family, protocol, extensions, padding, states, and the 48 bytes of a socket's name. */
    static final int REQUEST_BYTES = 56;
    static final int NAME_BYTES = 48;
    /** struct inet_diag_msg: family, state, timer, retransmits, then the name, which begins with both ports. */
    static final int STATE_AT = 1;
    private static final int PORTS_AT = 4;
    private static final short INET_DIAG_REQ_BYTECODE = 1;
    private static final byte JUMP = 1;
    private static final byte LOCAL_AT_LEAST = 2;
    private static final byte LOCAL_AT_MOST = 3;
    private static final byte REMOTE_AT_LEAST = 4;
    private static final byte REMOTE_AT_MOST = 5;
    private static final byte LOCAL_IS = 7;
    private static final byte REMOTE_IS = 8;
    private static final int INSTRUCTION_BYTES = 4;
    private static final int COMPARISON_BYTES = 2 * INSTRUCTION_BYTES;
    /** An instruction and a struct inet_diag_hostcond: family, length of the prefix, padding, port; then an address. */
    private static final int CONDITION_BYTES = INSTRUCTION_BYTES + 8;
    private static final int ANY_PORT = -1;
    /** A jump has 16 bits. */
    private static final int MOST_ADDRESSES = 500;
    private static final int MOST_PORT = 0xffff;
    private static final String WHAT = "its sockets";

    private SocketDump() {}

    /**
     * A socket.
     *
     * @param localPort port of this end
     * @param remotePort port of the other; of a listener 0
     * @param state of include/net/tcp_states.h
     */
    public record Row(int localPort, int remotePort, int state) {
    }

    /**
     * Those of which one end or the other is on some ports of some addresses.
     *
     * @param addresses none: of any; likewise where there are so many that a filter has no room for them
     * @param from the first port
     * @param to the last
     * @throws IOException if the kernel does not tell
     */
    public static List<Row> of(List<InetAddress> addresses, int from, int to) throws IOException {
        List<Row> rows = new ArrayList<>();
        byte[] filter = filter(addresses.isEmpty() || addresses.size() > MOST_ADDRESSES
                ? List.of(new byte[0])
                : addresses.stream().map(InetAddress::getAddress).toList(), from, to);
        Netlink.of(NETLINK_SOCK_DIAG, List.of(question(AF_INET, filter), question(AF_INET6, filter)),
                part -> take(part, rows));
        return rows;
    }

    private static Netlink.Question question(byte family, byte[] filter) {
        ByteBuffer body = Netlink.Question.body(REQUEST_BYTES + INSTRUCTION_BYTES + filter.length);
        body.put(family).put(IPPROTO_TCP).putShort((short) 0).putInt(STATES).put(new byte[NAME_BYTES]);
        body.putShort((short) (INSTRUCTION_BYTES + filter.length)).putShort(INET_DIAG_REQ_BYTECODE).put(filter);
        return Netlink.Question.all(SOCK_DIAG_BY_FAMILY, body.array());
    }

    /** Alternatives, from each of which a jump to the filter's end accepts; one beyond it, from the last, rejects. */
    private static byte[] filter(List<byte[]> addresses, int from, int to) {
        ByteBuffer filter = Netlink.Question.body(addresses.stream()
                .mapToInt(address -> 2 * (alternativeBytes(address) + INSTRUCTION_BYTES)).sum() - INSTRUCTION_BYTES);
        for (byte[] address : addresses) {
            alternative(filter, REMOTE_IS, address, REMOTE_AT_LEAST, from, REMOTE_AT_MOST, to);
            alternative(filter, LOCAL_IS, address, LOCAL_AT_LEAST, from, LOCAL_AT_MOST, to);
        }
        return filter.array();
    }

    private static int alternativeBytes(byte[] address) {
        return (address.length == 0 ? 0 : CONDITION_BYTES + address.length) + 2 * COMPARISON_BYTES;
    }

    private static void alternative(ByteBuffer filter, byte is, byte[] address, byte atLeast, int from,
            byte atMost, int to) {
        int next = filter.position() + alternativeBytes(address) + INSTRUCTION_BYTES;
        if (address.length > 0) {
            instruct(filter, is, CONDITION_BYTES + address.length, next - filter.position());
            filter.put(address.length == Integer.BYTES ? AF_INET : AF_INET6).put((byte) (Byte.SIZE * address.length))
                    .putShort((short) 0).putInt(ANY_PORT).put(address);
        }
        compare(filter, atLeast, from, next);
        compare(filter, atMost, to, next);
        if (filter.hasRemaining()) {
            instruct(filter, JUMP, INSTRUCTION_BYTES, filter.remaining());
        }
    }

    /** Goes on where that holds; else from there on. */
    private static void compare(ByteBuffer filter, byte how, int port, int otherwise) {
        instruct(filter, how, COMPARISON_BYTES, otherwise - filter.position());
        instruct(filter, (byte) 0, 0, port);
    }

    private static void instruct(ByteBuffer filter, byte code, int yes, int no) {
        filter.put(code).put((byte) yes).putShort((short) no);
    }

    /** Takes one part of the answer; false if it was the last. */
    static boolean take(ByteBuffer part, List<Row> rows) throws IOException {
        return Netlink.take(part, WHAT, (_, socket) -> {
            if (socket.remaining() < PORTS_AT + NAME_BYTES) {
                throw Netlink.untold(WHAT);
            }
            rows.add(new Row(port(socket, PORTS_AT), port(socket, PORTS_AT + Short.BYTES), socket.get(STATE_AT)));
        });
    }

    /** In network byte order, whatever the machine's. */
    private static int port(ByteBuffer socket, int at) {
        return (socket.get(at) << Byte.SIZE | socket.get(at + 1) & 0xff) & MOST_PORT;
    }
}
