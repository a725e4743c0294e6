package org.tcpp.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Passes connections on to a server of this host, and has a fault. Its threads end when it is closed. */
final class BrokenProxy implements AutoCloseable {

    /** What proxies, load balancers and tunnels do wrong. */
    enum Fault {
        /** Nothing. */
        NONE,
        /** Once the client has shut its side it gets the beginning of what is still to come, and an orderly end. */
        LOSES_TAIL_AFTER_HALF_CLOSE,
        /** Who could not go on writing for a moment never does. */
        FORGETS_ZERO_WINDOW,
        /** A reset is passed on as an end in order. */
        TURNS_RESET_INTO_FIN,
        /** A reset is not passed on. */
        SWALLOWS_RESETS,
        /** A reset is passed on late. */
        PASSES_RESETS_LATE,
        /** An end of the client's ends the server's connection at once, by a reset. */
        DROPS_QUEUE_OF_CLOSED,
        /** The last byte of each short piece becomes another. */
        GARBLES_SMALL_PIECES,
        /** Nothing is passed on after a silence, however short: nothing but the first piece. */
        FORGETS_IDLE,
        /** Who comes after one that left without a word is turned away. */
        REFUSES_AFTER_ABORT,
        /** Who comes once more from the same port is turned away. */
        REMEMBERS_PORTS,
        /** The first piece is passed on twice. */
        REPEATS_FIRST_PIECE,
        /** Urgent data is left where it is: no fault of a program that knows nothing of it, and yet it is missing. */
        LEAVES_URGENT_DATA
    }

    private static final long SHORT_NS = 20_000_000L;
    private static final long LATE_NS = 700_000_000L;
    private static final int HEAD_BYTES = 100;
    private static final int SMALL_BYTES = 64;
    private static final int BUFFER_BYTES = 1 << 14;

    private final Fault fault;
    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;

    /** One connection. */
    private final class Pair {
        private final Socket near;
        private final Socket far;
        private volatile boolean shut;

        Pair(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void carry(Socket from, Socket to, boolean forth) {
            boolean spoke = false;
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] piece = new byte[BUFFER_BYTES];
                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                    boolean first = !spoke;
                    spoke = true;
                    if (fault == Fault.FORGETS_IDLE && !first) {
                        return;
                    } else if (fault == Fault.LOSES_TAIL_AFTER_HALF_CLOSE && !forth && shut) {
                        out.write(piece, 0, Math.min(n, HEAD_BYTES));
                        break;
                    } else if (fault == Fault.GARBLES_SMALL_PIECES && forth && !first && n <= SMALL_BYTES) {
                        piece[n - 1] ^= (byte) 0xff;
                    }
                    long beforeNs = System.nanoTime();
                    out.write(piece, 0, n);
                    if (fault == Fault.REPEATS_FIRST_PIECE && forth && first) {
                        out.write(piece, 0, n);
                    } else if (fault == Fault.FORGETS_ZERO_WINDOW && System.nanoTime() - beforeNs > SHORT_NS) {
                        return;
                    }
                }
                shut |= forth;
                aborted |= forth && !spoke;
                end(to, forth && fault == Fault.DROPS_QUEUE_OF_CLOSED);
            } catch (IOException _) {
                aborted |= forth && !spoke;
                onReset(to);
            }
        }

        private void onReset(Socket to) {
            if (fault == Fault.PASSES_RESETS_LATE) {
                long untilNs = System.nanoTime() + LATE_NS;
                while (System.nanoTime() - untilNs < 0) {
                    LockSupport.parkNanos(LATE_NS / 10);
                }
            }
            if (fault != Fault.SWALLOWS_RESETS) {
                end(to, fault != Fault.TURNS_RESET_INTO_FIN);
            }
        }

        private void end(Socket to, boolean reset) {
            try {
                if (reset) {
                    to.setSoLinger(true, 0);
                    to.close();
                } else {
                    to.shutdownOutput();
                }
            } catch (IOException _) {
                // it has ended otherwise
            }
        }
    }

    /** In front of a port of the loopback address. */
    BrokenProxy(Fault fault, int target) {
        this.fault = fault;
        this.target = target;
        try {
            listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket near = listener.accept();
                sockets.add(near);
                if (isTurnedAway(near.getPort())) {
                    near.setSoLinger(true, 0);
                    near.close();
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(far);
                // else the kernel would keep for it all that the server does not take
                far.setSendBufferSize(BUFFER_BYTES);
                far.setTcpNoDelay(true);
                near.setTcpNoDelay(true);
                near.setOOBInline(fault != Fault.LEAVES_URGENT_DATA);
                Pair pair = new Pair(near, far);
                Thread.ofVirtual().start(() -> pair.carry(near, far, true));
                Thread.ofVirtual().start(() -> pair.carry(far, near, false));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private boolean isTurnedAway(int port) {
        boolean again = !ports.add(port);
        boolean behind = aborted;
        aborted = false;
        return fault == Fault.REMEMBERS_PORTS && again || fault == Fault.REFUSES_AFTER_ABORT && behind;
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
