package org.tcpp.nic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Which queueing disciplines an interface has, as tc-qdisc(8) shows them: rtnetlink(7), RTM_GETQDISC. It takes no
 * privilege.
 */
public final class QueueingDisciplines {

    private static final int NETLINK_ROUTE = 0;
    private static final short RTM_NEWQDISC = 36;
    private static final short RTM_GETQDISC = 38;
    /** struct tcmsg: family and padding, interface, handle, parent, info. */
    private static final int MESSAGE_BYTES = 20;
    private static final short TCA_KIND = 1;
    private static final int ATTRIBUTE_HEADER_BYTES = 4;

    private QueueingDisciplines() {}

    /**
     * Their kinds: {@code [mq, fq_codel]}, the outermost first, each once.
     *
     * @param index the interface's number
     */
    public static List<String> of(int index) throws IOException {
        List<String> kinds = new ArrayList<>();
        Netlink.of(NETLINK_ROUTE, List.of(Netlink.Question.all(RTM_GETQDISC, new byte[MESSAGE_BYTES])),
                part -> take(part, index, kinds));
        return List.copyOf(kinds);
    }

    /** Takes one part of the answer; false if it was the last. */
    static boolean take(ByteBuffer part, int index, List<String> kinds) throws IOException {
        return Netlink.take(part, "its queueing disciplines", (type, message) -> {
            if (type == RTM_NEWQDISC && message.getInt(Integer.BYTES) == index) {
                String kind = kind(message);
                if (kind != null && !kinds.contains(kind)) {
                    kinds.add(kind);
                }
            }
        });
    }

    private static String kind(ByteBuffer message) {
        int at = MESSAGE_BYTES;
        while (at + ATTRIBUTE_HEADER_BYTES <= message.limit()) {
            int length = message.getShort(at) & 0xffff;
            if (length < ATTRIBUTE_HEADER_BYTES || at + length > message.limit()) {
                return null;
            }
            if (message.getShort(at + Short.BYTES) == TCA_KIND) {
                StringBuilder kind = new StringBuilder();
                for (int i = at + ATTRIBUTE_HEADER_BYTES; i < at + length && message.get(i) != 0; i++) {
                    kind.append((char) (message.get(i) & 0x7f));
                }
                return kind.toString();
            }
            at += Netlink.aligned(length);
        }
        return null;
    }
}
