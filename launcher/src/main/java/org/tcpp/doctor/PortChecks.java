package org.tcpp.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.wire.Opening;

/** Whether each data port of a server answers: a packet filter may let some through, and not others. */
public final class PortChecks {

    private static final String NAME = "ports";
    private static final int PATIENCE_MS = 3_000;
    /** So many are tried at a time. */
    private static final int AT_ONCE = 64;
    /** So many are named. */
    private static final int NAMED = 5;

    private final InetAddress server;
    private final InetAddress local;
    private final Map<Integer, String> silent = new LinkedHashMap<>();
    private final int count;
    private final boolean knocks;

    private PortChecks(InetAddress server, InetAddress local, int count, boolean knocks) {
        this.server = server;
        this.local = local;
        this.count = count;
        this.knocks = knocks;
    }

    /** None was tried, for that reason. */
    public static Check untried(String reason) {
        return new Check(NAME, Verdict.HIDDEN, Map.of(), reason, null);
    }

    /**
     * Connects to each, and closes at once; three seconds for each at the most.
     *
     * @param local the local address, or null
     * @param knocks whether to say that this is all it wants, so that a server counts it as no connection; not to one
     *     that may be the original, which ends when it hears anything that it does not know
     */
    public static Check connect(InetAddress server, InetAddress local, int firstPort, int count, boolean knocks) {
        PortChecks checks = new PortChecks(server, local, count, knocks);
        Semaphore places = new Semaphore(AT_ONCE);
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                int port = firstPort + i;
                places.acquire();
                threads.add(Thread.ofVirtual().start(() -> {
                    checks.connect(port);
                    places.release();
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return checks.check();
    }

    private Check check() {
        String ports = count == 1 ? "the data port answers" : "all " + count + " data ports answer";
        if (silent.isEmpty()) {
            return new Check(NAME, Verdict.GOOD, Map.of("ports", (long) count), ports, null);
        }
        StringBuilder which = new StringBuilder();
        silent.entrySet().stream().sorted(Map.Entry.comparingByKey()).limit(NAMED)
                .forEach(each -> which.append(which.isEmpty() ? "" : ", ").append(each.getKey()).append(" (")
                        .append(each.getValue()).append(')'));
        return new Check(NAME, Verdict.BAD, Map.of("ports", (long) count, "silent", (long) silent.size()),
                silent.size() + " of " + count + " data ports do not answer: " + which
                        + (silent.size() > NAMED ? ", ..." : ""),
                "Start as many server workers (-p), or let the packet filter pass them");
    }

    private void connect(int port) {
        try (Socket socket = new Socket()) {
            if (local != null) {
                socket.bind(new InetSocketAddress(local, 0));
            }
            socket.connect(new InetSocketAddress(server, port), PATIENCE_MS);
            if (knocks) {
                socket.getOutputStream().write(Opening.knock().array());
            }
        } catch (IOException e) {
            synchronized (silent) {
                silent.put(port, e.getMessage());
            }
        }
    }
}
