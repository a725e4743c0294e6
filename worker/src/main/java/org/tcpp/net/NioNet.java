package org.tcpp.net;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Net over java.nio: for systems without epoll, and for comparison. A handle is an index into a table of channels; the
 * selection key carries it.
 *
 * <p>A selector waits in whole milliseconds: the timeout of a poll is rounded up to them. It tells READ and WRITE
 * alone, not END or FAILED.
 */
public final class NioNet implements Net {

    private static final long NS_PER_MS = 1_000_000;
    private static final int PAGE_BYTES = 4096;

    private final Options options;
    private final Selector selector;
    private final ByteBuffer out;
    private final ByteBuffer in;
    /** The same memory, with positions and limits that are nobody else's. */
    private final ByteBuffer sending;
    private final ByteBuffer receiving;
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final List<ByteBuffer> regions = new ArrayList<>();
    private final List<ByteBuffer> sendingRegions = new ArrayList<>();
    private final ByteBuffer[] parts = new ByteBuffer[2];
    private SelectableChannel[] channels = new SelectableChannel[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;
    /** Of the latest call with an outcome; null if it did not fail. */
    private String lastError;
    private Ready filling;
    private final Consumer<SelectionKey> collect = this::collect;

    /** Opens the selector; throws IllegalStateException with the reason if that does not work. */
    public NioNet(Options options) {
        if (options.congestion() != null || options.skipReceiveCopy() || options.zeroCopyFrom() >= 0) {
            throw new IllegalStateException((options.congestion() != null
                    ? "--congestion"
                    : options.skipReceiveCopy() ? "--skip-rx-copy" : "--zerocopy")
                    + ": java.nio has no way to do this; it needs epoll");
        }
        this.options = options;
        out = ByteBuffer.allocateDirect(options.bufferBytes());
        in = ByteBuffer.allocateDirect(options.bufferBytes() + 2 * PAGE_BYTES).alignedSlice(PAGE_BYTES)
                .slice(0, options.bufferBytes());
        sending = out.duplicate();
        receiving = in.duplicate();
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new IllegalStateException("cannot open a selector: " + e.getMessage(), e);
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
        ServerSocketChannel channel = null;
        try {
            channel = ipv4Only ? ServerSocketChannel.open(StandardProtocolFamily.INET) : ServerSocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (options.receiveBufferBytes() > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBufferBytes());
            }
            channel.bind(address, Integer.MAX_VALUE);
            return take(channel);
        } catch (IOException e) {
            discard(channel);
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
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            prepare(channel);
            if (local >= 0) {
                channel.bind(addresses.get(local));
            }
            channel.connect(addresses.get(remote));
            return take(channel);
        } catch (IOException e) {
            discard(channel);
            return code(e);
        }
    }

    @Override
    public int accept(int listener) {
        lastError = null;
        SocketChannel channel = null;
        try {
            channel = ((ServerSocketChannel) channels[listener]).accept();
            if (channel == null) {
                return NetCode.WOULD_BLOCK;
            }
            prepare(channel);
            return take(channel);
        } catch (IOException e) {
            discard(channel);
            return code(e);
        }
    }

    @Override
    public int write(int handle, int offset, int length) {
        lastError = null;
        SocketChannel channel = (SocketChannel) channels[handle];
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
        SocketChannel channel = (SocketChannel) channels[handle];
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
        SocketChannel channel = (SocketChannel) channels[handle];
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
        SocketChannel channel = (SocketChannel) channels[handle];
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
        SelectableChannel channel = channels[handle];
        int operations = 0;
        if ((interest & Ready.READ) != 0) {
            operations |= channel instanceof ServerSocketChannel ? SelectionKey.OP_ACCEPT : SelectionKey.OP_READ;
        }
        if ((interest & Ready.WRITE) != 0) {
            boolean pending = channel instanceof SocketChannel socket && socket.isConnectionPending();
            operations |= pending ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE;
        }
        try {
            SelectionKey key = channel.keyFor(selector);
            if (key == null) {
                channel.register(selector, operations, handle);
            } else {
                key.interestOps(operations);
            }
            return 0;
        } catch (IOException e) {
            return code(e);
        }
    }

    @Override
    public void poll(Ready ready, long timeoutNs) {
        ready.clear();
        // The selector brings all that is ready, however many that is.
        ready.ensureCapacity(selector.keys().size());
        filling = ready;
        try {
            if (timeoutNs == 0) {
                selector.selectNow(collect);
            } else {
                selector.select(collect, Math.ceilDiv(timeoutNs, NS_PER_MS));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the selector failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void wake() {
        selector.wakeup();
    }

    @Override
    public void close(int handle) {
        discard(channels[handle]);
        channels[handle] = null;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = handle;
    }

    @Override
    public void reset(int handle) {
        try {
            if (channels[handle] instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException _) {
            // It has been reset already.
        }
        close(handle);
    }

    @Override
    public String local(int handle) {
        try {
            return text(channels[handle] instanceof SocketChannel channel
                    ? channel.getLocalAddress()
                    : ((ServerSocketChannel) channels[handle]).getLocalAddress());
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public String remote(int handle) {
        try {
            return text(((SocketChannel) channels[handle]).getRemoteAddress());
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public ZeroCopyCounts zeroCopyCounts() {
        return null;
    }

    @Override
    public int port(int listener) {
        lastError = null;
        return ((ServerSocketChannel) channels[listener]).socket().getLocalPort();
    }

    @Override
    public String lastError() {
        return lastError;
    }

    @Override
    public void close() {
        for (int handle = 0; handle < used; handle++) {
            if (channels[handle] != null) {
                close(handle);
            }
        }
        try {
            selector.close();
        } catch (IOException _) {
            // Nobody is left to use it.
        }
    }

    private void collect(SelectionKey key) {
        try {
            int operations = key.readyOps();
            boolean read = (operations & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0;
            boolean write = (operations & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0;
            if ((operations & SelectionKey.OP_CONNECT) != 0) {
                key.interestOps(SelectionKey.OP_WRITE);
            }
            filling.add((int) key.attachment(), (read ? Ready.READ : 0) | (write ? Ready.WRITE : 0));
        } catch (CancelledKeyException _) {
            // Its channel was closed, so nobody waits for it.
        }
    }

    /** Whether its connect is still under way. Java wants to be asked before it lets anything else be done. */
    private static boolean isPending(SocketChannel channel) throws IOException {
        return channel.isConnectionPending() && !channel.finishConnect();
    }

    private void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, options.noDelay());
        if (options.sendBufferBytes() > 0) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, options.sendBufferBytes());
        }
        if (options.receiveBufferBytes() > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBufferBytes());
        }
    }

    private int take(SelectableChannel channel) {
        int handle = freeCount > 0 ? free[--freeCount] : used++;
        if (handle == channels.length) {
            channels = Arrays.copyOf(channels, handle * 2);
        }
        channels[handle] = channel;
        return handle;
    }

    private void discard(SelectableChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // The descriptor is free all the same (close(2)).
        }
    }

    private int code(IOException e) {
        lastError = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return IoFailures.code(e);
    }

    private static String text(SocketAddress address) throws SocketException {
        if (!(address instanceof InetSocketAddress known)) {
            return null;
        }
        String zone = known.getAddress() instanceof Inet6Address six ? zone(six) : null;
        return Address.of(known.getAddress().getAddress(), zone, known.getPort()).toString();
    }

    /** The name of the interface that a link-local address is of, or its number where it has gone, or null. */
    private static String zone(Inet6Address address) throws SocketException {
        int index = address.getScopeId();
        NetworkInterface known = index == 0 ? null : NetworkInterface.getByIndex(index);
        return known != null ? known.getName() : index == 0 ? null : Integer.toString(index);
    }
}
