package org.tcpp.net;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
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
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Net over java.nio: for systems without epoll, and for comparison. A handle is an index into a table of channels; the
 * selection key carries it. What the system said comes as exceptions here, and is told apart by class and message.
 */
public final class NioNet implements Net {

    private static final long NS_PER_MS = 1_000_000;

    private final Options options;
    private final Selector selector;
    private final ByteBuffer out;
    private final ByteBuffer in;
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private SelectableChannel[] channels = new SelectableChannel[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;
    private String lastError = "";
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
        in = ByteBuffer.allocateDirect(options.bufferBytes());
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
    public int listen(InetAddress address, int port) {
        ServerSocketChannel channel = null;
        try {
            channel = ServerSocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (options.receiveBufferBytes() > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBufferBytes());
            }
            channel.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port),
                    Integer.MAX_VALUE);
            return take(channel);
        } catch (BindException e) {
            discard(channel);
            lastError = e.getMessage();
            return says(e, "assign requested")
                    ? NetCode.NO_PORTS
                    : says(e, "permission") ? NetCode.PERMISSION : NetCode.ADDRESS_IN_USE;
        } catch (IOException e) {
            discard(channel);
            return code(e);
        }
    }

    @Override
    public int address(InetSocketAddress address) {
        addresses.add(address);
        return addresses.size() - 1;
    }

    @Override
    public int connect(int remote, int local) {
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
        SocketChannel channel = (SocketChannel) channels[handle];
        try {
            if (channel.isConnectionPending() && !channel.finishConnect()) {
                return NetCode.WOULD_BLOCK;
            }
            int written = channel.write(out.limit(offset + length).position(offset));
            return written == 0 ? NetCode.WOULD_BLOCK : written;
        } catch (IOException e) {
            return code(e);
        }
    }

    @Override
    public int read(int handle, int length) {
        try {
            int count = ((SocketChannel) channels[handle]).read(in.limit(length).position(0));
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
    public boolean info(int handle, TcpInfo into) {
        return false;
    }

    @Override
    public String congestion(int handle) {
        return null;
    }

    @Override
    public int watch(int handle, int interest) {
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
                selector.select(collect, (timeoutNs + NS_PER_MS - 1) / NS_PER_MS);
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
        } catch (IOException e) {
            lastError = e.getMessage();
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
    public String zeroCopied() {
        return null;
    }

    @Override
    public int port(int listener) {
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
        } catch (IOException e) {
            lastError = e.getMessage();
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
        } catch (CancelledKeyException e) {
            lastError = e.getMessage();
        }
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
        } catch (IOException e) {
            lastError = e.getMessage();
        }
    }

    /** The words are those of strerror(3) as the JDK passes them on, or its own. */
    private int code(IOException e) {
        lastError = String.valueOf(e.getMessage());
        if (says(e, "too many open files")) {
            return NetCode.NO_DESCRIPTORS;
        } else if (says(e, "cannot assign requested") || says(e, "can't assign requested")
                || says(e, "resource temporarily unavailable")) {
            return NetCode.NO_PORTS;
        } else if (says(e, "no buffer space") || says(e, "cannot allocate memory")) {
            return NetCode.NO_BUFFERS;
        } else if (e instanceof NoRouteToHostException || says(e, "unreachable") || says(e, "no route")
                || says(e, "is down")) {
            return NetCode.UNREACHABLE;
        } else if (says(e, "timed out")) {
            return NetCode.TIMED_OUT;
        } else if (says(e, "reset") || says(e, "broken pipe") || says(e, "abort")) {
            return NetCode.RESET;
        } else if (says(e, "permi")) {
            return NetCode.PERMISSION;
        } else if (e instanceof BindException || says(e, "in use")) {
            return NetCode.ADDRESS_IN_USE;
        } else if (e instanceof ConnectException) {
            return NetCode.REFUSED;
        }
        return NetCode.SYSTEM;
    }

    private static boolean says(IOException e, String words) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains(words);
    }

    private static String text(SocketAddress address) {
        if (!(address instanceof InetSocketAddress known)) {
            return null;
        }
        String host = known.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + known.getPort();
    }
}
