package org.tcpp.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The one seam to the operating system's sockets. A socket is a small integer, its handle; outcomes are numbers: a
 * count or a handle where it is 0 or more, else one of {@link NetCode}. No call blocks but {@link #poll}, none throws
 * for what may happen to a connection, and none allocates on the way that a healthy connection takes.
 *
 * <p>A handle is reused after it was closed: by the next connect or accept, even while a batch of {@link #poll} that
 * still names it is being served. So the caller closes handles only after the whole batch.
 *
 * <p>All methods but {@link #wake} are for one thread.
 */
public interface Net extends AutoCloseable {

    /**
     * What all sockets of one Net have in common.
     *
     * @param bufferBytes most bytes in one call
     * @param sockets what is set on each connection
     * @param skipReceiveCopy drop what is received, once the opening is over
     * @param zeroCopyFrom from this offset on the content of {@link #out()} never changes and may be sent without being
     *            copied, as regions may; -1: copy everything
     */
    record Options(int bufferBytes, SocketOptions sockets, boolean skipReceiveCopy, int zeroCopyFrom) {

        /** Nothing but the room of the buffers is out of the ordinary. */
        public Options(int bufferBytes) {
            this(bufferBytes, SocketOptions.PLAIN, false, -1);
        }
    }

    /**
     * What is written from: big-endian, {@link Options#bufferBytes()} long. Its content is the caller's, who may make
     * it anew before each write, in place.
     */
    ByteBuffer out();

    /**
     * What is read into: big-endian, {@link Options#bufferBytes()} long. What has been read stands there, to be looked
     * at in place, until the next read. It begins at a page of memory where there are pages, so that an index tells how
     * a byte lies in its page and in its cache line.
     */
    ByteBuffer in();

    /**
     * Keeps bytes that never change again, so that any part of them can be sent at any time and without being copied.
     * Where the system can it protects them against writing, whoever tries it.
     *
     * @param bytes how many, at least 1
     * @param content puts them into the buffer, big-endian, that it is given; called once, before this returns, and
     *            must not keep the buffer
     * @return the number of the region, from 0
     */
    int region(int bytes, Consumer<ByteBuffer> content);

    /** What a region holds: read-only, big-endian, always the same buffer. */
    ByteBuffer regionBytes(int region);

    /**
     * Listens with the largest backlog and SO_REUSEADDR.
     *
     * @param address the address and port; port 0: the system chooses
     * @return a handle or a code
     * @throws IllegalArgumentException if the address has a zone that is no interface of this host
     */
    int listen(Address address);

    /** Listens in the same way on all addresses of both families, or of IPv4 where the host has no IPv6. */
    int listenAny(int port);

    /** Listens on an address, or on all where it is null. */
    default int listen(InetAddress address, int port) {
        return address == null ? listenAny(port) : listen(Address.of(address, port));
    }

    /**
     * Keeps an address for {@link #connect}; returns its number, from 0.
     *
     * @throws IllegalArgumentException if the address has a zone that is no interface of this host
     */
    int address(Address address);

    /** Keeps an address in the same way. */
    default int address(InetSocketAddress address) {
        return address(Address.of(address));
    }

    /**
     * Begins to connect.
     *
     * @param remote number of the address to connect to
     * @param local number of the address to bind to (its port is 0), or -1
     * @return a handle, whether or not the connection is established already, or a code
     */
    int connect(int remote, int local);

    /** The same, told something before, where the system can and it is not null. */
    default int connect(int remote, int local, Knob.Turn before) {
        return connect(remote, local);
    }

    /** Whether {@link #reconnect} works. */
    default boolean canReconnect() {
        return false;
    }

    /**
     * Resets an established connection and connects its handle again: from the same address and port where nobody else
     * is there, to the same ones.
     *
     * @return 1 from the same port, 0 from another one, WOULD_BLOCK while its first connect is under way, or a code
     */
    default int reconnect(int handle) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells one connection something.
     *
     * @return false where the system cannot, or this engine has no way to
     */
    default boolean set(int handle, Knob knob, int value) {
        return false;
    }

    /** Takes a waiting connection; a handle, {@link NetCode#WOULD_BLOCK} if none is waiting, or another code. */
    int accept(int listener);

    /** Writes from {@link #out()}; bytes taken, or a code: WOULD_BLOCK while a connect is under way. */
    int write(int handle, int offset, int length);

    /**
     * Writes some bytes of {@link #out()}, which are copied, and then some of a region, as one: in a single segment
     * where they fit.
     *
     * @param head where the first part begins in {@link #out()}
     * @param headLength how long it is; often 0
     * @param region number of the region
     * @param offset where the second part begins in the region
     * @param length how long it is
     * @return bytes taken, of the first part and then of the second, or a code
     */
    int writeRegion(int handle, int head, int headLength, int region, int offset, int length);

    /** Reads into {@link #in()} from its begin; bytes read, {@link NetCode#END}, or another code. */
    int read(int handle, int length);

    /**
     * As {@link #read}, but what is in {@link #in()} afterwards is undefined: with {@link Options#skipReceiveCopy()}
     * the bytes are dropped by the kernel, uncopied.
     */
    int drain(int handle, int length);

    /**
     * Ends what this end of an established connection sends: what was written is still sent, then FIN. The connection
     * can still be read.
     *
     * @return 0 or a code
     */
    int shutdownWrite(int handle);

    /**
     * Asks the kernel to spread what a connection sends so that it stays below a rate, in bytes a second.
     *
     * @return false where it cannot
     */
    default boolean pace(int handle, long bytesPerSecond) {
        return false;
    }

    /**
     * Lowers what the kernel keeps of a connection until it is acknowledged, if it keeps more than twice so much (as
     * SO_SNDBUF counts, socket(7)) and {@link SocketOptions#sendBufferBytes()} leaves that to it.
     *
     * @return true if it keeps less now
     */
    default boolean lowerSendBuffer(int handle, int bytes) {
        return false;
    }

    /** Leaves that to the kernel again, if it was lowered. */
    default void freeSendBuffer(int handle) {}

    /** What the kernel knows of a connection; false where it does not tell. */
    boolean info(int handle, TcpInfo into);

    /** By which processor and queue the latest segment of a connection came, for a person, or null. Allocates. */
    default String arrival(int handle) {
        return null;
    }

    /** The congestion control of a socket, or null where the system does not tell. Allocates. */
    String congestion(int handle);

    /** Says what {@link #poll} shall report of a handle: {@link Ready#READ}, {@link Ready#WRITE}, both, or 0. */
    int watch(int handle, int interest);

    /**
     * Waits until something is ready, {@link #wake} was called, or the time is over.
     *
     * @param ready is filled, up to its capacity; each handle stands in it at most once
     * @param timeoutNs at most so long, rounded up to what the system offers, never down; 0: do not wait
     */
    void poll(Ready ready, long timeoutNs);

    /** Ends a present or the next {@link #poll}. Any thread. */
    void wake();

    /** Closes in the orderly way: what was written is still sent, then FIN. */
    void close(int handle);

    /** Closes with RST: what was not sent yet is dropped. */
    void reset(int handle);

    /** Local address and port, for a person, or null. Allocates. */
    String local(int handle);

    /** The other end's address and port, for a person, or null. Allocates. */
    String remote(int handle);

    /**
     * Addresses and ports of both ends of a connection, as numbers; of this end alone where {@code remote} is null.
     * Without epoll it allocates.
     */
    default void names(int handle, SocketName local, SocketName remote) {
        local.set(local(handle));
        if (remote != null) {
            remote.set(remote(handle));
        }
    }

    /** What became of sends without copy so far, or null unless {@link Options#zeroCopyFrom()} asked for them. */
    ZeroCopyCounts zeroCopyCounts();

    /** The port that a listener listens on, or a code. */
    int port(int listener);

    /**
     * What the system said of the latest call that returns a count, a handle or a code, or null if that call did not
     * fail: a success, WOULD_BLOCK and END are no errors. So it is never about another connection.
     */
    String lastError();

    /** Closes everything. */
    @Override
    void close();
}
