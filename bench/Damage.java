import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bad network: passes tcpp's connections on to the same ports of another address, and damages some of them on the way.
 *
 * <pre>
 *   java bench/Damage.java PORT ADDRESS BYTES [CONNECTION:KIND:AT:LENGTH ...]
 * </pre>
 *
 * It listens on the loopback address, on PORT for data and on PORT - 1 for the control connection. CONNECTION is the
 * index of a connection in the run, AT the first byte that is touched (the twelve bytes of the opening included), KIND one
 * of: flip zero poison swap16 swap32 swap64 noise text header drop repeat stale other replay (of the run before; the
 * first one is left as it is). BYTES of each data connection are read before anything is passed on: the client's -b, of
 * some megabytes at most. See docs/verification.md.
 */
public final class Damage {

    private static final int OPENING = 12;
    private static final int STALE_BY = 4096;
    private static final long PATIENCE_MS = 30_000;

    private record Wish(String kind, int at, int length) {
    }

    private final InetAddress target;
    private final int bytes;
    private final Map<Integer, Wish> wishes = new HashMap<>();
    /** Of the present run and of the one before it, by connection. */
    private final Map<Integer, byte[]> present = new ConcurrentHashMap<>();
    private final Map<Integer, byte[]> former = new ConcurrentHashMap<>();
    private int run;

    private Damage(String address, int bytes, String[] wishes) throws IOException {
        target = InetAddress.getByName(address);
        this.bytes = bytes;
        for (String wish : wishes) {
            String[] words = wish.split(":");
            this.wishes.put(Integer.parseInt(words[0]),
                    new Wish(words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3])));
        }
    }

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        Damage damage = new Damage(arguments[1], Integer.parseInt(arguments[2]),
                Arrays.copyOfRange(arguments, 3, arguments.length));
        ServerSocket control = new ServerSocket(port - 1, 50, InetAddress.getLoopbackAddress());
        ServerSocket data = new ServerSocket(port, 1000, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().start(() -> damage.serve(control, false));
        System.out.println("ready");
        damage.serve(data, true);
    }

    private void serve(ServerSocket listener, boolean data) {
        try {
            while (true) {
                Socket near = listener.accept();
                Thread.ofVirtual().start(() -> pass(near, listener.getLocalPort(), data));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pass(Socket near, int port, boolean data) {
        try (near; Socket far = new Socket()) {
            far.connect(new InetSocketAddress(target, port));
            Thread back = Thread.ofVirtual().start(() -> copy(far, near));
            if (data) {
                far.getOutputStream().write(damaged(near.getInputStream().readNBytes(bytes)));
            }
            copy(near, far);
            back.join();
        } catch (IOException e) {
            // one of them has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it has gone
        }
    }

    private byte[] damaged(byte[] bytes) throws InterruptedException {
        if (bytes.length < OPENING) {
            return bytes;
        }
        ByteBuffer opening = ByteBuffer.wrap(bytes);
        int index = opening.getInt(8);
        enter(opening.getInt(4), index, bytes);
        Wish wish = wishes.get(index);
        if (wish == null || wish.at < OPENING || wish.at + wish.length > bytes.length) {
            return bytes;
        }
        byte[] piece = Arrays.copyOfRange(bytes, wish.at, wish.at + wish.length);
        Random random = new Random(index);
        byte[] other = bytes.clone();
        switch (wish.kind) {
            case "drop" -> {
                return joined(Arrays.copyOf(bytes, wish.at),
                        Arrays.copyOfRange(bytes, wish.at + wish.length, bytes.length));
            }
            case "repeat" -> {
                return joined(Arrays.copyOf(bytes, wish.at),
                        Arrays.copyOfRange(bytes, wish.at - wish.length, bytes.length));
            }
            case "flip" -> piece[0] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            case "zero" -> Arrays.fill(piece, (byte) 0);
            case "poison" -> Arrays.fill(piece, (byte) 0x6b);
            case "swap16", "swap32", "swap64" -> piece = swapped(piece, Integer.parseInt(wish.kind.substring(4)) / 8);
            case "noise" -> random.nextBytes(piece);
            case "text" -> piece = Arrays.copyOf("HTTP/1.1 502 Bad Gateway ".repeat(piece.length).getBytes(), piece.length);
            case "header" -> {
                random.nextBytes(piece);
                byte[] header = {0x45, 0, 5, (byte) 0xdc, 0, 1, 0x40, 0, 64, 6, 0, 0, 127, 0, 0, 1, 127, 0, 0, 2};
                System.arraycopy(header, 0, piece, 0, header.length);
            }
            case "stale" -> System.arraycopy(bytes, wish.at - STALE_BY, piece, 0, piece.length);
            case "other" -> System.arraycopy(ofThisRun(index + 1), wish.at, piece, 0, piece.length);
            case "replay" -> System.arraycopy(former.getOrDefault(index, bytes), wish.at, piece, 0, piece.length);
            default -> throw new IllegalArgumentException("unknown kind " + wish.kind);
        }
        System.arraycopy(piece, 0, other, wish.at, piece.length);
        return other;
    }

    private synchronized void enter(int itsRun, int index, byte[] bytes) {
        if (itsRun != run) {
            run = itsRun;
            former.clear();
            former.putAll(present);
            present.clear();
        }
        present.put(index, bytes);
        notifyAll();
    }

    private synchronized byte[] ofThisRun(int index) throws InterruptedException {
        for (long untilMs = System.currentTimeMillis() + PATIENCE_MS; !present.containsKey(index);) {
            long leftMs = untilMs - System.currentTimeMillis();
            if (leftMs <= 0) {
                throw new IllegalStateException("connection " + index + " has not come");
            }
            wait(leftMs);
        }
        return present.get(index);
    }

    private static byte[] swapped(byte[] piece, int width) {
        byte[] swapped = piece.clone();
        for (int i = 0; i < piece.length / width * width; i++) {
            swapped[i] = piece[i / width * width + width - 1 - i % width];
        }
        return swapped;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
