package org.tcpp.nic;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the kernel tells who asks by netlink(7): of one thing in one message, of all of a kind (NLM_F_DUMP) in parts of
 * several messages. It takes no privilege. One thread.
 */
final class Netlink {

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final short NLMSG_ERROR = 2;
    private static final short NLMSG_DONE = 3;
    private static final short NLM_F_REQUEST = 1;
    private static final short NLM_F_DUMP = 0x300;
    private static final int HEADER_BYTES = 16;
    private static final int BUFFER_BYTES = 32_768;

    /**
     * A request.
     *
     * @param type of its message
     * @param flags of its message
     * @param body what follows the header
     */
    record Question(short type, short flags, byte[] body) {

        /** For one thing. */
        static Question one(short type, byte... body) {
            return new Question(type, NLM_F_REQUEST, body);
        }

        /** For all of a kind. */
        static Question all(short type, byte... body) {
            return new Question(type, (short) (NLM_F_REQUEST | NLM_F_DUMP), body);
        }

        /** A body to be filled, in the byte order of this machine, which netlink speaks. */
        static ByteBuffer body(int bytes) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        }
    }

    /** Takes one part of an answer; false if it was the last. */
    @FunctionalInterface
    interface Parts {
        boolean take(ByteBuffer part) throws IOException;
    }

    /** Takes what follows the header of a message of that type. */
    @FunctionalInterface
    interface Messages {
        void take(short type, ByteBuffer body) throws IOException;
    }

    private Netlink() {}

    /** Asks one after the other over a socket of that netlink family; throws if the kernel does not answer. */
    static void of(int family, Iterable<Question> questions, Parts parts) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Calls calls = new Calls(arena);
            int fd = calls.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, family);
            try {
                MemorySegment part = arena.allocate(BUFFER_BYTES, Long.BYTES);
                for (Question question : questions) {
                    calls.send(fd, message(arena, question));
                    boolean more = true;
                    while (more) {
                        int bytes = calls.receive(fd, part);
                        more = parts.take(part.asSlice(0, bytes).asByteBuffer().order(ByteOrder.nativeOrder()));
                    }
                }
            } finally {
                calls.close(fd);
            }
        }
    }

    private static MemorySegment message(Arena arena, Question question) {
        MemorySegment message = arena.allocate(HEADER_BYTES + question.body().length, Long.BYTES);
        message.asByteBuffer().order(ByteOrder.nativeOrder()).putInt((int) message.byteSize())
                .putShort(question.type()).putShort(question.flags()).position(HEADER_BYTES).put(question.body());
        return message;
    }

    /**
     * Takes the messages of a part; false if it was the last.
     *
     * @param what the kernel was asked for, as it is told where it refuses
     */
    static boolean take(ByteBuffer part, String what, Messages messages) throws IOException {
        while (part.remaining() >= HEADER_BYTES) {
            int begin = part.position();
            int length = part.getInt(begin);
            short type = part.getShort(begin + Integer.BYTES);
            if (type == NLMSG_DONE) {
                return false;
            }
            if (type == NLMSG_ERROR || length < HEADER_BYTES || length > part.remaining()) {
                throw untold(what);
            }
            messages.take(type, part.slice(begin + HEADER_BYTES, length - HEADER_BYTES).order(part.order()));
            part.position(Math.min(part.limit(), begin + aligned(length)));
        }
        return true;
    }

    static IOException untold(String what) {
        return new IOException("the kernel does not tell " + what);
    }

    /** Where what follows so many bytes begins: NLMSG_ALIGN, and RTA_ALIGN for attributes. */
    static int aligned(int length) {
        return length + 3 & ~3;
    }
}
