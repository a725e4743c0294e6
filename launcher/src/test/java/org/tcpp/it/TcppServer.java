package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tcpp server on free ports, which listens. */
final class TcppServer implements AutoCloseable {

    private final Tcpp tcpp;
    private final Path readyFile;
    private final int port;
    private final JsonNode ready;

    private TcppServer(Tcpp tcpp, Path readyFile, int port) {
        this.tcpp = tcpp;
        this.readyFile = readyFile;
        this.port = port;
        Await.until("the server is ready: " + tcpp.err().soFar(), () -> Files.exists(readyFile) || !tcpp.isRunning());
        if (!Files.exists(readyFile)) {
            throw new AssertionError("the server ended: " + tcpp.await());
        }
        try {
            ready = new ObjectMapper().readTree(readyFile.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one with so many workers, in a process group of its own, and waits until it listens. */
    static TcppServer start(int workers, String... words) {
        return start(workers, Tcpp.call().inItsOwnGroup(), words);
    }

    /** The same, begun in another way. */
    static TcppServer start(int workers, Tcpp.Call call, String... words) {
        return startPlain(workers, call.json(), words);
    }

    /** The same without a result of its own. */
    static TcppServer startPlain(int workers, String... words) {
        return startPlain(workers, Tcpp.call().inItsOwnGroup(), words);
    }

    /** The same, begun in another way. */
    static TcppServer startPlain(int workers, Tcpp.Call call, String... words) {
        int port = FreePorts.run(workers);
        Path readyFile = Tcpp.newFile(".ready");
        call.and("-s", "-p", Integer.toString(workers), "-r", Integer.toString(port), "--ready-file",
                readyFile.toString(), Tcpp.COLD).and(words);
        return new TcppServer(call.start(), readyFile, port);
    }

    /** Starts another on the same ports of another address of this host. */
    TcppServer beside(String address) {
        Path file = Tcpp.newFile(".ready");
        return new TcppServer(Tcpp.call("-s", "-l", address, "-r", Integer.toString(port), "--ready-file",
                file.toString(), Tcpp.COLD).inItsOwnGroup().start(), file, port);
    }

    /** Its launcher. */
    Tcpp launcher() {
        return tcpp;
    }

    /** Port of its first worker. */
    int port() {
        return port;
    }

    Path readyFile() {
        return readyFile;
    }

    /** What stands, or stood, in its ready file. */
    JsonNode ready() {
        return ready;
    }

    /** A client of it, on this host. */
    Tcpp.Call client(String... words) {
        return Tcpp.call("-c", "127.0.0.1", "-r", Integer.toString(port), Tcpp.COLD).and(words);
    }

    /** Tells it to stop, as kill does, and waits for its end. */
    Ended stop() {
        tcpp.signal("TERM");
        return tcpp.await();
    }

    @Override
    public void close() {
        tcpp.close();
    }
}
