package org.tcpp.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first {@value #BYTES} bytes of every data connection, big-endian and packed. There are three kinds, told apart
 * by the first four bytes; all are equally long, so that the bytes a connection carries do not depend on the kind.
 *
 * <pre>
 *   classic     u32 magic 0x84e812f7 | u64 length                length = bytes that follow
 *   controlled  u32 magic 0x74637001 | u32 run | u32 connection  the size follows from the run's plan
 *   knock       u32 magic 0x74637000 | u64 0                     nothing follows; asks whether it answers
 * </pre>
 *
 * The classic form is that of FreeBSD's tools/tools/netrate/tcpp (struct tcpp_header, packed, htobe32 and htobe64).
 * The last byte of the controlled magic is the version of this form. Stateless; any thread.
 */
public final class Opening {

    /** Length of either kind of opening, in bytes. */
    public static final int BYTES = 12;

    /** First four bytes of a classic header. */
    public static final int CLASSIC_MAGIC = 0x84e812f7;

    /** First four bytes of a preamble, version 1: "tcp" and the version. */
    public static final int PREAMBLE_MAGIC = 0x74637001;

    /** First four bytes of a knock: "tcp" and version 0. */
    public static final int KNOCK_MAGIC = 0x74637000;

    private Opening() {}

    /**
     * Writes a classic header.
     *
     * @param to big-endian buffer, written from {@code at}
     * @param at absolute index of the first byte
     * @param length bytes that will follow the header, 0 or more
     */
    public static void putClassic(ByteBuffer to, int at, long length) {
        assert to.order() == ByteOrder.BIG_ENDIAN;
        to.putInt(at, CLASSIC_MAGIC).putLong(at + 4, length);
    }

    /**
     * Writes a preamble.
     *
     * @param to big-endian buffer, written from {@code at}
     * @param at absolute index of the first byte
     * @param run the run's token, as agreed on the control connection
     * @param connection index of the connection in the run, modulo 2^32
     */
    public static void putPreamble(ByteBuffer to, int at, int run, long connection) {
        assert to.order() == ByteOrder.BIG_ENDIAN;
        to.putInt(at, PREAMBLE_MAGIC).putInt(at + 4, run).putInt(at + 8, (int) connection);
    }

    /** What a connection says that only asks whether the port answers; big-endian, at its beginning. */
    public static ByteBuffer knock() {
        return ByteBuffer.allocate(BYTES).putInt(0, KNOCK_MAGIC);
    }

    /** The first four bytes of the opening at {@code at}. */
    public static int magic(ByteBuffer from, int at) {
        return from.getInt(at);
    }

    /** The length field of the classic header at {@code at}; negative if the sender's 64 bits do not fit a long. */
    public static long length(ByteBuffer from, int at) {
        return from.getLong(at + 4);
    }

    /** The run token of the preamble at {@code at}. */
    public static int run(ByteBuffer from, int at) {
        return from.getInt(at + 4);
    }

    /** The connection index of the preamble at {@code at}, 0 to 2^32 - 1. */
    public static long connection(ByteBuffer from, int at) {
        return Integer.toUnsignedLong(from.getInt(at + 8));
    }
}
