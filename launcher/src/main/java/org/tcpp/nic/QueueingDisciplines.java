package org.tcpp.nic;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Which queueing disciplines an interface has, as tc-qdisc(8) shows them: rtnetlink(7), RTM_GETQDISC. It takes no
 * privilege.
 */
public final class QueueingDisciplines {

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final short RTM_NEWQDISC = 36;
    private static final short RTM_GETQDISC = 38;
    private static final short NLMSG_ERROR = 2;
    private static final short NLMSG_DONE = 3;
    /** NLM_F_REQUEST and NLM_F_DUMP. */
    private static final short DUMP = 0x301;
    private static final int HEADER_BYTES = 16;
    /** struct tcmsg: family and padding, interface, handle, parent, info. */
    private static final int MESSAGE_BYTES = 20;
    private static final short TCA_KIND = 1;
    private static final int ATTRIBUTE_HEADER_BYTES = 4;
    private static final int BUFFER_BYTES = 32_768;

    private QueueingDisciplines() {}

    /**
     * Their kinds: {@code [mq, fq_codel]}, the outermost first, each once.
     *
     * @param index the interface's number
     */
    public static List<String> of(int index) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Calls calls = new Calls(arena);
            int fd = calls.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, 0);
            try {
                MemorySegment question = arena.allocate(HEADER_BYTES + MESSAGE_BYTES, Long.BYTES);
                question.asByteBuffer().order(ByteOrder.nativeOrder()).putInt((int) question.byteSize())
                        .putShort(RTM_GETQDISC).putShort(DUMP);
                calls.send(fd, question);
                List<String> kinds = new ArrayList<>();
                MemorySegment part = arena.allocate(BUFFER_BYTES, Long.BYTES);
                boolean more = true;
                while (more) {
                    int bytes = calls.receive(fd, part);
                    more = take(part.asSlice(0, bytes).asByteBuffer().order(ByteOrder.nativeOrder()), index, kinds);
                }
                return List.copyOf(kinds);
            } finally {
                calls.close(fd);
            }
        }
    }

    /** Takes one datagram of the answer; false if it was the last. */
    static boolean take(ByteBuffer part, int index, List<String> kinds) throws IOException {
        while (part.remaining() >= HEADER_BYTES) {
            int begin = part.position();
            int length = part.getInt(begin);
            short type = part.getShort(begin + Integer.BYTES);
            if (type == NLMSG_DONE) {
                return false;
            }
            if (type == NLMSG_ERROR || length < HEADER_BYTES || length > part.remaining()) {
                throw new IOException("the kernel does not tell its queueing disciplines");
            }
            if (type == RTM_NEWQDISC && part.getInt(begin + HEADER_BYTES + Integer.BYTES) == index) {
                String kind = kind(part, begin + HEADER_BYTES + MESSAGE_BYTES, begin + length);
                if (kind != null && !kinds.contains(kind)) {
                    kinds.add(kind);
                }
            }
            part.position(Math.min(part.limit(), begin + aligned(length)));
        }
        return true;
    }

    private static String kind(ByteBuffer part, int from, int to) {
        int at = from;
        while (at + ATTRIBUTE_HEADER_BYTES <= to) {
            int length = part.getShort(at) & 0xffff;
            if (length < ATTRIBUTE_HEADER_BYTES || at + length > to) {
                return null;
            }
            if (part.getShort(at + Short.BYTES) == TCA_KIND) {
                StringBuilder kind = new StringBuilder();
                for (int i = at + ATTRIBUTE_HEADER_BYTES; i < at + length && part.get(i) != 0; i++) {
                    kind.append((char) (part.get(i) & 0x7f));
                }
                return kind.toString();
            }
            at += aligned(length);
        }
        return null;
    }

    private static int aligned(int length) {
        return length + 3 & ~3;
    }
}
