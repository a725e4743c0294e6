package org.tcpp.integrity;

import java.nio.ByteBuffer;
import java.util.List;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;

/**
 * What the bytes of a run's connections are to be: writes them at the sender, and checks them at the receiver. One
 * thread; nothing is allocated as long as all is well.
 */
public interface Verification {

    /** Nobody looks at the bytes. */
    Verification NONE = new Verification() {};

    /** True if there is anything to write and to check. */
    default boolean isOn() {
        return false;
    }

    /** The region that bytes are sent from, as the network calls it; -1: they are written first, by {@link #fill}. */
    default int region() {
        return -1;
    }

    /** Most bytes that one call is to send: what was made and not taken is made again. */
    default int mostToSend() {
        return Integer.MAX_VALUE;
    }

    /** Where in that region what a connection has from {@code position} on stands. */
    default int place(long connection, long position) {
        return 0;
    }

    /**
     * Writes what a connection has from {@code position} on.
     *
     * @param out a direct buffer, of any byte order
     * @param at from which index on
     */
    default void fill(long connection, long position, ByteBuffer out, int at, int length) {
        // anything will do
    }

    /**
     * Checks what a connection has received.
     *
     * @param handle under which a damaged one is remembered until {@link #end}
     * @param position of the first byte in its stream
     * @param in where it stands
     * @param at at which index there
     * @return false if there has been a difference, now or before
     */
    default boolean check(int handle, long connection, long position, ByteBuffer in, int at, int length, long nowNs) {
        return true;
    }

    /** True if a damaged connection has nothing more to come, though it has not received all. */
    default boolean isAtEnd(int handle, long received, long total) {
        return false;
    }

    /**
     * Bytes came behind the end of a stream; what they are, in a sentence, or null: {@link #end} will tell, because the
     * stream was damaged up to there.
     */
    default String surplus(int handle, long connection, long position, ByteBuffer in, int at, int length, long nowNs,
            Incident.Socket socket) {
        return null;
    }

    /**
     * A damaged connection has ended; what happened to it, in a sentence.
     *
     * @param segmentBytes how long its segments were, or 0 or less where that is not known
     */
    default String end(int handle, Incident.Socket socket, long segmentBytes) {
        return null;
    }

    /** What came around the first damages, at most twenty. */
    default List<Incident.Dump> dumps() {
        return List.of();
    }

    /** What has become of all connections so far; null if nobody looks. */
    default Integrity integrity() {
        return null;
    }
}
