package org.tcpp.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Net over java.nio: for systems without epoll, and for comparison. A handle is an index into a table of channels.
 *
 * <p>A poll waits in whole milliseconds, rounded up. It tells READ and WRITE alone, not END or FAILED.
 */
public final class NioNet implements Net {

    private static final int PAGE_BYTES = 4096;

    private final NioSockets sockets;
    private final NioSet set;
    private final ByteBuffer out;
    private final ByteBuffer in;
    /** The same memory, with positions and limits that are nobody else's. */
    private final ByteBuffer sending;
    private final ByteBuffer receiving;
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final List<ByteBuffer> regions = new ArrayList<>();
    private final List<ByteBuffer> sendingRegions = new ArrayList<>();
    private final ByteBuffer[] parts = new ByteBuffer[2];
    private final ChannelTable channels = new ChannelTable();
    /** Of the latest call with an outcome; null if it did not fail. */
    private String lastError;

    /** Opens the selector; throws IllegalStateException with the reason if that does not work. */
    public NioNet(Options options) {
        refuse(options.sockets().congestion() != null, "--congestion");
        refuse(options.skipReceiveCopy(), "--skip-rx-copy");
        refuse(options.zeroCopyFrom() >= 0, "--zerocopy");
        sockets = new NioSockets(options.sockets());
        out = ByteBuffer.allocateDirect(options.bufferBytes());
        in = ByteBuffer.allocateDirect(options.bufferBytes() + 2 * PAGE_BYTES).alignedSlice(PAGE_BYTES)
                .slice(0, options.bufferBytes());
        sending = out.duplicate();
        receiving = in.duplicate();
        set = new NioSet();
    }

    private static void refuse(boolean asked, String option) {
        if (asked) {
            throw new IllegalStateException(option + ": java.nio has no way to do this; it needs epoll");
        }
    }

    @Override
    public ByteBuffer out() {
        return out;
    }

    @Override
    public ByteBuffer in() {
        return in;
    }

    @Override
    public int region(int bytes, Consumer<ByteBuffer> content) {
        ByteBuffer region = ByteBuffer.allocateDirect(bytes);
        content.accept(region);
        regions.add(region.clear().asReadOnlyBuffer());
        sendingRegions.add(region.asReadOnlyBuffer());
        return regions.size() - 1;
    }

    @Override
    public ByteBuffer regionBytes(int region) {
        return regions.get(region);
    }

    @Override
    public int listen(Address address) {
        // a socket of both families would take 0.0.0.0 for all addresses of both
        return listen(address.toInet(), !address.isIpv6());
    }

    @Override
    public int listenAny(int port) {
        return listen(new InetSocketAddress(port), false);
    }

    private int listen(InetSocketAddress address, boolean ipv4Only) {
        lastError = null;
        try {
            return channels.add(sockets.listen(address, ipv4Only));
        } catch (IOException e) {
            return code(e);
        }
    }

    @Override
    public int address(Address address) {
        addresses.add(address.toInet());
        return addresses.size() - 1;
    }

    @Override
    public int connect(int remote, int local) {
        lastError = null;
        try {
            return channels.add(sockets.connect(addresses.get(remote), local < 0 ? null : addresses.get(local)));
        } catch (IOException e) {
            return code(e);
        }
    }

    @Override
    public int accept(int listener) {
        lastError = null;
        try {
            SocketChannel channel = sockets.accept((ServerSocketChannel) channels.get(listener));
            return channel == null ? NetCode.WOULD_BLOCK : channels.add(channel);
        } catch (IOException e) {
            return code(e);
        }
    }

    @Override
    public int write(int handle, int offset, int length) {
        lastError = null;
        SocketChannel channel = (SocketChannel) channels.get(handle);
        try {
            if (isPending(channel)) {
                return NetCode.WOULD_BLOCK;
            }
            int written = channel.write(sending.limit(offset + length).position(offset));
            return written == 0 ? NetCode.WOULD_BLOCK : written;
        } catch (IOException e) {
            return code(e);
        }
    }

    @Override
    public int writeRegion(int handle, int head, int headLength, int region, int offset, int length) {
        lastError = null;
        SocketChannel channel = (SocketChannel) channels.get(handle);
        try {
            if (isPending(channel)) {
                return NetCode.WOULD_BLOCK;
            }
            parts[0] = sending.limit(head + headLength).position(head);
            parts[1] = sendingRegions.get(region).limit(offset + length).position(offset);
            int written = (int) (headLength == 0 ? channel.write(parts[1]) : channel.write(parts));
            return written == 0 ? NetCode.WOULD_BLOCK : written;
        } catch (IOException e) {
            return code(e);
        }
    }

    @Override
    public int read(int handle, int length) {
        lastError = null;
        SocketChannel channel = (SocketChannel) channels.get(handle);
        try {
            if (isPending(channel)) {
                return NetCode.WOULD_BLOCK;
            }
            int count = channel.read(receiving.limit(length).position(0));
            return count > 0 ? count : count == 0 ? NetCode.WOULD_BLOCK : NetCode.END;
        } catch (IOException e) {
            return code(e);
        }
    }

    @Override
    public int drain(int handle, int length) {
        return read(handle, length);
    }

    @Override
    public int shutdownWrite(int handle) {
        lastError = null;
        SocketChannel channel = (SocketChannel) channels.get(handle);
        try {
            if (isPending(channel)) {
                return NetCode.WOULD_BLOCK;
            }
            channel.shutdownOutput();
            return 0;
        } catch (IOException e) {
            return code(e);
        }
    }

    @Override
    public boolean set(int handle, Knob knob, int value) {
        return channels.get(handle) instanceof SocketChannel channel && NioSockets.set(channel, knob, value);
    }

    @Override
    public boolean info(int handle, TcpInfo into) {
        return false;
    }

    @Override
    public String congestion(int handle) {
        return null;
    }

    @Override
    public int watch(int handle, int interest) {
        lastError = null;
        try {
            set.watch(channels.get(handle), handle, interest);
            return 0;
        } catch (IOException e) {
            return code(e);
        }
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
        NioSockets.discard(channels.remove(handle));
    }

    @Override
    public void reset(int handle) {
        NioSockets.lingerZero(channels.get(handle));
        close(handle);
    }

    @Override
    public String local(int handle) {
        return NioSockets.local(channels.get(handle));
    }

    @Override
    public String remote(int handle) {
        return NioSockets.remote((SocketChannel) channels.get(handle));
    }

    @Override
    public ZeroCopyCounts zeroCopyCounts() {
        return null;
    }

    @Override
    public int port(int listener) {
        lastError = null;
        return ((ServerSocketChannel) channels.get(listener)).socket().getLocalPort();
    }

    @Override
    public String lastError() {
        return lastError;
    }

    @Override
    public void close() {
        for (int handle = 0; handle < channels.bound(); handle++) {
            if (channels.get(handle) != null) {
                close(handle);
            }
        }
        set.close();
    }

    /** Whether its connect is still under way. Java wants to be asked before it lets anything else be done. */
    private static boolean isPending(SocketChannel channel) throws IOException {
        return channel.isConnectionPending() && !channel.finishConnect();
    }

    private int code(IOException e) {
        lastError = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return IoFailures.code(e);
    }
}
