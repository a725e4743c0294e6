package org.tcpp.nic;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The TCP sockets of this network namespace that have something to do with some ports, whoever made them: sock_diag(7)
 * with a filter that the kernel applies (inet_diag_bc_run in net/ipv4/inet_diag.c). A hundred thousand others cost some
 * milliseconds, where /proc/net/tcp takes half a second to print them. It takes no privilege.
 */
public final class SocketDump {

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int NETLINK_SOCK_DIAG = 4;
    private static final short SOCK_DIAG_BY_FAMILY = 20;
    private static final short NLMSG_ERROR = 2;
    private static final short NLMSG_DONE = 3;
    /** NLM_F_REQUEST and NLM_F_DUMP. */
    private static final short DUMP = 0x301;
    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;
    private static final byte IPPROTO_TCP = 6;
    /** From TCP_ESTABLISHED to TCP_NEW_SYN_RECV: not those that are bound and nothing more. */
    private static final int STATES = 0x1ffe;
    private static final int HEADER_BYTES = 16;
    /** struct inet_diag_req_v2: family, protocol, extensions, padding, states, and the 48 bytes of a socket's name. */
    private static final int REQUEST_BYTES = 56;
    private static final int NAME_BYTES = 48;
    /** struct inet_diag_msg: family, state, timer, retransmits, then the name, which begins with both ports. */
    private static final int STATE_AT = HEADER_BYTES + 1;
    private static final int PORTS_AT = HEADER_BYTES + 4;
    private static final short INET_DIAG_REQ_BYTECODE = 1;
    private static final byte JUMP = 1;
    private static final byte LOCAL_AT_LEAST = 2;
    private static final byte LOCAL_AT_MOST = 3;
    private static final byte REMOTE_AT_LEAST = 4;
    private static final byte REMOTE_AT_MOST = 5;
    private static final int INSTRUCTION_BYTES = 4;
    private static final int COMPARISON_BYTES = 2 * INSTRUCTION_BYTES;
    private static final int FILTER_BYTES = 4 * COMPARISON_BYTES + INSTRUCTION_BYTES;
    private static final int BUFFER_BYTES = 32_768;
    private static final int MOST_PORT = 0xffff;

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
     * Those of which one port or the other lies between two, both included.
     *
     * @throws IOException if the kernel does not tell
     */
    public static List<Row> of(int from, int to) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            Calls calls = new Calls(arena);
            int fd = calls.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
            try {
                MemorySegment part = arena.allocate(BUFFER_BYTES, Long.BYTES);
                for (byte family : List.of(AF_INET, AF_INET6)) {
                    MemorySegment question = arena.allocate(
                            HEADER_BYTES + REQUEST_BYTES + INSTRUCTION_BYTES + FILTER_BYTES, Long.BYTES);
                    ask(question.asByteBuffer().order(ByteOrder.nativeOrder()), family, from, to);
                    calls.send(fd, question);
                    boolean more = true;
                    while (more) {
                        int bytes = calls.receive(fd, part);
                        more = take(part.asSlice(0, bytes).asByteBuffer().order(ByteOrder.nativeOrder()), rows);
                    }
                }
            } finally {
                calls.close(fd);
            }
        }
        return rows;
    }

    private static void ask(ByteBuffer question, byte family, int from, int to) {
        question.putInt(question.capacity()).putShort(SOCK_DIAG_BY_FAMILY).putShort(DUMP).putInt(0).putInt(0);
        question.put(family).put(IPPROTO_TCP).putShort((short) 0).putInt(STATES).put(new byte[NAME_BYTES]);
        question.putShort((short) (INSTRUCTION_BYTES + FILTER_BYTES)).putShort(INET_DIAG_REQ_BYTECODE);
        // a jump to the filter's end accepts, one beyond it rejects
        int remote = COMPARISON_BYTES + INSTRUCTION_BYTES;
        compare(question, LOCAL_AT_LEAST, from, COMPARISON_BYTES + remote);
        compare(question, LOCAL_AT_MOST, to, remote);
        instruct(question, JUMP, INSTRUCTION_BYTES, INSTRUCTION_BYTES + 2 * COMPARISON_BYTES);
        compare(question, REMOTE_AT_LEAST, from, 2 * COMPARISON_BYTES + INSTRUCTION_BYTES);
        compare(question, REMOTE_AT_MOST, to, COMPARISON_BYTES + INSTRUCTION_BYTES);
    }

    /** Goes on where that holds; else so many bytes further, counted from this instruction. */
    private static void compare(ByteBuffer filter, byte how, int port, int otherwise) {
        instruct(filter, how, COMPARISON_BYTES, otherwise);
        instruct(filter, (byte) 0, 0, port);
    }

    private static void instruct(ByteBuffer filter, byte code, int yes, int no) {
        filter.put(code).put((byte) yes).putShort((short) no);
    }

    /** Takes one datagram of the answer; false if it was the last. */
    static boolean take(ByteBuffer part, List<Row> rows) throws IOException {
        while (part.remaining() >= HEADER_BYTES) {
            int begin = part.position();
            int length = part.getInt(begin);
            short type = part.getShort(begin + Integer.BYTES);
            if (type == NLMSG_DONE) {
                return false;
            }
            if (type == NLMSG_ERROR || length < PORTS_AT + NAME_BYTES || length > part.remaining()) {
                throw new IOException("the kernel does not tell its sockets");
            }
            rows.add(new Row(port(part, begin + PORTS_AT), port(part, begin + PORTS_AT + Short.BYTES),
                    part.get(begin + STATE_AT)));
            part.position(Math.min(part.limit(), begin + (length + 3 & ~3)));
        }
        return true;
    }

    /** In network byte order, whatever the machine's. */
    private static int port(ByteBuffer part, int at) {
        return (part.get(at) << Byte.SIZE | part.get(at + 1) & 0xff) & MOST_PORT;
    }
}
