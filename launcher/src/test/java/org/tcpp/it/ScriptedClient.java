package org.tcpp.it;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** A client written for the test: bytes on a socket, and nothing else. */
final class ScriptedClient implements AutoCloseable {

    /** How a connection ended, as the client sees it. */
    enum End {
        /** The server closed it. */
        CLOSED,
        /** The server reset it. */
        RESET
    }

    private static final int PATIENCE_MS = (int) Await.PATIENCE.toMillis();

    private final Socket socket = new Socket();

    private ScriptedClient(String local, int port) {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            socket.bind(new InetSocketAddress(InetAddress.getByName(local), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects from a local address such as 127.0.0.9. */
    static ScriptedClient connect(String local, int port) {
        return new ScriptedClient(local, port);
    }

    /** The classic header, as docs/protocol.md describes it, and written without our own code. */
    static byte[] header(long length) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0x84e812f7);
            out.writeLong(length);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A header and so many bytes after it. */
    static byte[] message(long length, int bytes) {
        byte[] message = new byte[12 + bytes];
        System.arraycopy(header(length), 0, message, 0, 12);
        return message;
    }

    /** Sends bytes in one call. */
    ScriptedClient send(byte... bytes) {
        return send(bytes, 0, bytes.length);
    }

    /** Sends some of these bytes in one call. */
    ScriptedClient send(byte[] bytes, int from, int to) {
        try {
            socket.getOutputStream().write(bytes, from, to - from);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server has read all that was sent, so that what follows cannot come together with it. */
    ScriptedClient awaitRead() {
        Await.until("the server reads", () -> KernelTcp.unread(socket.getPort(), socket.getLocalPort()) == 0);
        return this;
    }

    /** Waits until the server ends the connection. */
    End awaitEnd() {
        try (socket) {
            while (socket.getInputStream().read() >= 0) {
                // Not expected, and not the question.
            }
            return End.CLOSED;
        } catch (SocketException _) {
            return End.RESET;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it by RST. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it by FIN. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
