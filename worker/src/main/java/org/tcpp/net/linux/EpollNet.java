package org.tcpp.net.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tcpp.libc.Block;
import org.tcpp.libc.Errno;
import org.tcpp.libc.Libc;
import org.tcpp.libc.NativeMemory;
import org.tcpp.net.Address;
import org.tcpp.net.Knob;
import org.tcpp.net.Net;
import org.tcpp.net.Ready;
import org.tcpp.net.SocketName;
import org.tcpp.net.TcpInfo;
import org.tcpp.net.ZeroCopyCounts;

/**
 * Net over Linux epoll, level-triggered. A handle is the file descriptor itself. Polls wait in nanoseconds where the
 * kernel and the C library can, else in milliseconds, rounded up.
 */
public final class EpollNet implements Net {

    private static final int CLOEXEC = 0x80000;
    private static final int SOCK_STREAM = 1;
    private static final int NONBLOCK = 0x800;
    private static final int SHUT_WR = 1;
    /** For TCP: the bytes are taken and dropped, tcp(7). */
    private static final int MSG_TRUNC = 0x20;

    private final Libc libc = new Libc();
    private final NativeMemory memory = new NativeMemory(libc);
    private final Outcomes outcomes = new Outcomes();
    private final Sockets sockets;
    private final Knobs knobs;
    private final SendBuffers sendBuffers;
    private final Writer writer;
    private final Reconnection reconnection;
    private final EpollSet set;
    private final Block out;
    private final Block in;
    private final int drainFlags;
    private final List<Block> addresses = new ArrayList<>();
    private final List<Block> regions = new ArrayList<>();

    /** Opens the epoll set; throws IllegalStateException with the reason if that does not work here. */
    EpollNet(Options options) {
        out = memory.allocate(options.bufferBytes());
        in = memory.allocatePages(options.bufferBytes());
        out.bytes().order(ByteOrder.BIG_ENDIAN);
        in.bytes().order(ByteOrder.BIG_ENDIAN);
        drainFlags = options.skipReceiveCopy() ? MSG_TRUNC : 0;
        sockets = new Sockets(libc, options, memory);
        knobs = new Knobs(sockets);
        sendBuffers = new SendBuffers(sockets, options.sockets().sendBufferBytes() == 0);
        writer = new Writer(libc, memory, out, options);
        reconnection = new Reconnection(libc, memory);
        set = new EpollSet(libc, memory, writer.zeroCopy());
    }

    @Override
    public ByteBuffer out() {
        return out.bytes();
    }

    @Override
    public ByteBuffer in() {
        return in.bytes();
    }

    @Override
    public int region(int bytes, Consumer<ByteBuffer> content) {
        Block region = memory.allocateFixed(bytes, buffer -> content.accept(buffer.order(ByteOrder.BIG_ENDIAN)));
        region.bytes().order(ByteOrder.BIG_ENDIAN);
        regions.add(region);
        return regions.size() - 1;
    }

    @Override
    public ByteBuffer regionBytes(int region) {
        return regions.get(region).bytes();
    }

    @Override
    public int listen(Address address) {
        return fresh(sockets.listen(address));
    }

    @Override
    public int listenAny(int port) {
        return fresh(sockets.listenAny(port));
    }

    @Override
    public int address(Address address) {
        addresses.add(sockets.address(address));
        return addresses.size() - 1;
    }

    @Override
    public int connect(int remote, int local) {
        return connect(remote, local, null);
    }

    @Override
    public boolean set(int handle, Knob knob, int value) {
        return writer.set(handle, knob, value) || knobs.set(handle, knob, value);
    }

    @Override
    public boolean canReconnect() {
        return true;
    }

    @Override
    public int reconnect(int handle) {
        return outcomes.of(reconnection.begin(handle));
    }

    @Override
    public int connect(int remote, int local, Knob.Turn before) {
        Block to = addresses.get(remote);
        int family = SocketAddresses.family(to);
        int fd = libc.socket(family, SOCK_STREAM | NONBLOCK | CLOEXEC, 0);
        if (fd < 0) {
            return outcomes.of(fd);
        }
        int result = sockets.prepare(fd, family);
        if (before != null) {
            knobs.turn(fd, before);
        }
        if (result >= 0 && local >= 0) {
            result = sockets.bindAddress(fd, addresses.get(local));
        }
        if (result >= 0) {
            result = libc.connect(fd, to.address(), to.size());
        }
        if (result == 0 || result == -Errno.EINPROGRESS) {
            sockets.forgetPeer(fd);
            return fresh(fd);
        }
        libc.close(fd);
        // EAGAIN: connect(2) reports a want of local ports by this number, too.
        return outcomes.of(result == -Errno.EAGAIN ? -Errno.EADDRNOTAVAIL : result);
    }

    @Override
    public int accept(int listener) {
        int fd = sockets.accept(listener);
        if (fd >= 0) {
            sockets.keepPeer(fd);
        }
        return fresh(fd);
    }

    @Override
    public int write(int handle, int offset, int length) {
        return outcomes.of(writer.write(handle, offset, length));
    }

    @Override
    public int writeRegion(int handle, int head, int headLength, int region, int offset, int length) {
        return outcomes.of(writer.writeRegion(handle, head, headLength, regions.get(region), offset, length));
    }

    @Override
    public int read(int handle, int length) {
        return outcomes.ofRead((int) libc.recv(handle, in.address(), length, 0));
    }

    @Override
    public int drain(int handle, int length) {
        return outcomes.ofRead((int) libc.recv(handle, in.address(), length, drainFlags));
    }

    @Override
    public int shutdownWrite(int handle) {
        return outcomes.of(libc.shutdown(handle, SHUT_WR));
    }

    @Override
    public boolean pace(int handle, long bytesPerSecond) {
        return sockets.pace(handle, bytesPerSecond);
    }

    @Override
    public boolean lowerSendBuffer(int handle, int bytes) {
        return sendBuffers.lower(handle, bytes);
    }

    @Override
    public void freeSendBuffer(int handle) {
        sendBuffers.free(handle);
    }

    @Override
    public boolean info(int handle, TcpInfo into) {
        return sockets.info(handle, into);
    }

    @Override
    public String arrival(int handle) {
        return sockets.arrival(handle);
    }

    @Override
    public String congestion(int handle) {
        return sockets.congestion(handle);
    }

    @Override
    public int watch(int handle, int interest) {
        return outcomes.of(set.watch(handle, interest));
    }

    @Override
    public void poll(Ready ready, long timeoutNs) {
        set.poll(ready, timeoutNs);
    }

    @Override
    public void wake() {
        set.wake();
    }

    @Override
    public void close(int handle) {
        set.forget(handle);
        writer.forget(handle);
        libc.close(handle);
    }

    @Override
    public void reset(int handle) {
        sockets.lingerZero(handle);
        close(handle);
    }

    @Override
    public String local(int handle) {
        return sockets.local(handle);
    }

    @Override
    public String remote(int handle) {
        return sockets.remote(handle);
    }

    @Override
    public void names(int handle, SocketName local, SocketName remote) {
        sockets.names(handle, local, remote);
    }

    @Override
    public ZeroCopyCounts zeroCopyCounts() {
        return writer.counts();
    }

    @Override
    public int port(int listener) {
        return outcomes.of(sockets.port(listener));
    }

    @Override
    public String lastError() {
        return outcomes.lastError();
    }

    @Override
    public void close() {
        for (int handle = 0; handle < set.bound(); handle++) {
            if (set.isOpen(handle)) {
                close(handle);
            }
        }
        set.close();
        memory.close();
    }

    /** A new descriptor, or what minus errno means. */
    private int fresh(int fd) {
        if (fd >= 0) {
            set.fresh(fd);
        }
        return outcomes.of(fd);
    }
}
