package org.tcpp.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** A long way: passes every connection to one port on to the same port of another address, each byte later. */
final class DelayingProxy implements AutoCloseable {

    private record Piece(byte[] bytes, long dueNs) {
    }

    private static final byte[] END = {};

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final long delayNs;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** From 127.0.0.1 to {@code address}; each way takes {@code delay}. */
    DelayingProxy(int port, String address, Duration delay) {
        try {
            listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        target = new InetSocketAddress(address, port);
        delayNs = delay.toNanos();
        Thread.ofVirtual().start(this::acceptAll);
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket near = listener.accept();
                Socket far = new Socket();
                sockets.add(near);
                sockets.add(far);
                far.connect(target);
                carry(near, far);
                carry(far, near);
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void carry(Socket from, Socket to) {
        BlockingQueue<Piece> way = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            try {
                InputStream in = from.getInputStream();
                byte[] chunk = new byte[1 << 16];
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    way.add(new Piece(Arrays.copyOf(chunk, n), System.nanoTime() + delayNs));
                }
            } catch (IOException _) {
                // an end like any other
            }
            way.add(new Piece(END, System.nanoTime() + delayNs));
        });
        Thread.ofVirtual().start(() -> {
            try {
                OutputStream out = to.getOutputStream();
                for (Piece piece = way.take();; piece = way.take()) {
                    while (piece.dueNs - System.nanoTime() > 0) {
                        LockSupport.parkNanos(Math.max(1, piece.dueNs - System.nanoTime()));
                    }
                    if (piece.bytes.length == 0) {
                        to.shutdownOutput();
                        return;
                    }
                    out.write(piece.bytes);
                    out.flush();
                }
            } catch (IOException _) {
                // the receiver has gone
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
