package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A server written for the test: does with each connection what the test says. */
final class ScriptedServer implements AutoCloseable {

    private static final int BACKLOG = 1000;

    /** What to do with a connection. */
    @FunctionalInterface
    interface Script {

        /** Serves connection {@code number}, counted from 0; the socket is closed afterwards. */
        void serve(Socket socket, int number) throws IOException;
    }

    private final List<ServerSocket> listeners = new ArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private final int port;

    private ScriptedServer(int ports, int backlog) {
        port = FreePorts.run(ports);
        try {
            for (int i = 0; i < ports; i++) {
                ServerSocket listener = new ServerSocket();
                listeners.add(listener);
                listener.bind(new InetSocketAddress(port + i), backlog);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens on so many successive ports, and does this with every connection. */
    static ScriptedServer on(int ports, Script script) {
        ScriptedServer server = new ScriptedServer(ports, BACKLOG);
        server.listeners.forEach(listener -> Thread.ofPlatform().daemon().name("scripted-server")
                .start(() -> server.accept(listener, script)));
        return server;
    }

    /** Listens, and accepts nobody. */
    static ScriptedServer deaf(int backlog) {
        return new ScriptedServer(1, backlog);
    }

    /** Reads all that comes; how many bytes that was. */
    static long readAll(Socket socket) throws IOException {
        return socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }

    /** The first port. */
    int port() {
        return port;
    }

    /** Connections that it has taken. */
    int taken() {
        return taken.get();
    }

    /** For a script: keeps the connection and does nothing with it until the server is closed. */
    void hold() {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A classic client of it, in one process. */
    Tcpp.Call client(String... words) {
        return Tcpp.call("-c", "127.0.0.1", "--classic", "-r", Integer.toString(port), Tcpp.COLD).and(words);
    }

    /** Ends it; fails if a script did, in the thread of a connection, where no test sees it. */
    @Override
    public void close() {
        closing.countDown();
        listeners.forEach(ScriptedServer::close);
        sockets.forEach(ScriptedServer::close);
        if (failed.get() != null) {
            throw new AssertionError("a script failed", failed.get());
        }
    }

    private void accept(ServerSocket listener, Script script) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                int number = taken.getAndIncrement();
                Thread.ofVirtual().start(() -> serve(socket, number, script));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket, int number, Script script) {
        try (socket) {
            script.serve(socket, number);
        } catch (IOException _) {
            // The other end has gone, or the test is over; what that means is for the test to say.
        } catch (RuntimeException | Error e) {
            failed.compareAndSet(null, e);
        } finally {
            sockets.remove(socket);
        }
    }

    private static void close(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
