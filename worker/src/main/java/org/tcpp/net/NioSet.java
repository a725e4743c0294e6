package org.tcpp.net;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/**
 * What a NioNet waits for: a selector, whose keys carry the handles. All methods but {@link #wake} are for one thread.
 */
final class NioSet implements AutoCloseable {

    private static final long NS_PER_MS = 1_000_000;

    private final Selector selector;
    private final Consumer<SelectionKey> collect = this::collect;
    private Ready filling;

    /** Opens it; throws IllegalStateException with the reason if that does not work. */
    NioSet() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new IllegalStateException("cannot open a selector: " + e.getMessage(), e);
        }
    }

    /** As {@link Net#watch}. */
    void watch(SelectableChannel channel, int handle, int interest) throws IOException {
        int operations = 0;
        if ((interest & Ready.READ) != 0) {
            operations |= channel instanceof ServerSocketChannel ? SelectionKey.OP_ACCEPT : SelectionKey.OP_READ;
        }
        if ((interest & Ready.WRITE) != 0) {
            boolean pending = channel instanceof SocketChannel socket && socket.isConnectionPending();
            operations |= pending ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE;
        }
        SelectionKey key = channel.keyFor(selector);
        if (key == null) {
            channel.register(selector, operations, handle);
        } else {
            key.interestOps(operations);
        }
    }

    /** As {@link Net#poll}. */
    void poll(Ready ready, long timeoutNs) {
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

    /** Any thread. */
    void wake() {
        selector.wakeup();
    }

    @Override
    public void close() {
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
}
