package org.tcpp.sim;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpp.message.Closing;
import org.tcpp.message.Counters;
import org.tcpp.message.Direction;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.IndexSet;
import org.tcpp.message.Integrity;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.wire.Opening;

/** Looks after a simulation whether the workers' books agree with each other and with what the network knows. */
final class Audit {

    /** Polls in a row that do not wait, find nothing and follow upon nothing done: more is a loop that spins. */
    private static final long MOST_IDLE_POLLS = 4;
    /** Failures that an outage of a few seconds may cost, beside those under way when it began. */
    private static final long MOST_INSTANT_FAILURES = 60;
    /** The score falls from 32 to 8 by one each time, and then one in 64 is tried. */
    private static final long MOST_FUTILE_TRIES = 40;
    private static final long SLOW_NS = 1_000_000L;

    private static final Set<FailureCause> SILENCE = EnumSet.of(FailureCause.STALLED, FailureCause.TIMED_OUT,
            FailureCause.SILENT);

    private final Simulation simulation;
    private final Map<Integer, Map<Integer, List<SimSocket>>> sockets = new HashMap<>();
    /** Bytes of connections that have not said whose they are. */
    private long nameless;

    Audit(Simulation simulation) {
        this.simulation = simulation;
        for (SimSocket socket : simulation.world.connections()) {
            if (!socket.head.hasRemaining() && Opening.magic(socket.head, 0) == Opening.PREAMBLE_MAGIC) {
                sockets.computeIfAbsent(Opening.run(socket.head, 0), _ -> new HashMap<>())
                        .computeIfAbsent((int) Opening.connection(socket.head, 0), _ -> new ArrayList<>())
                        .add(socket);
            } else if (socket.head.hasRemaining()) {
                nameless += socket.written();
            }
        }
    }

    /** How many connections of a run arrived whole, and how many bytes of all of them. */
    long[] arrived(Scenario.RunDraft draft) {
        long[] sums = new long[2];
        sockets.getOrDefault(draft.token(), Map.of()).values().forEach(attempts -> attempts.forEach(socket -> {
            long read = socket.peer() == null ? 0 : socket.peer().read();
            long connection = Opening.connection(socket.head, 0);
            boolean whole = read == draft.bytes(Direction.TO_SERVER, connection)
                    && socket.read() == draft.bytes(Direction.TO_CLIENT, connection);
            sums[0] += whole ? 1 : 0;
            sums[1] += read;
        }));
        return sums;
    }

    void check() {
        for (SimLauncher launcher : simulation.launchers) {
            require(launcher.isOver(), "a launcher still waits at the end of time, in run %d of %d",
                    launcher.runs.size(), launcher.runs.size());
            launcher.runs.forEach(this::checkRun);
            launcher.workers().forEach(this::checkWorker);
        }
        simulation.servers.forEach(this::checkWorker);
        simulation.formerServers.forEach(this::checkWorker);
    }

    private void checkWorker(SimWorker worker) {
        require(worker.process().isOver(), "%s has not ended", worker);
        if (!worker.process().isKilled()) {
            require(worker.openAtEnd() == (worker.isServer() ? 1 : 0), "%s left %d handles open", worker,
                    worker.openAtEnd());
            require(worker.timersAtEnd() == 0, "%s left %d timers set", worker, worker.timersAtEnd());
        }
        require(worker.witness().mostIdlePolls() <= MOST_IDLE_POLLS, "%s spun %d times", worker,
                worker.witness().mostIdlePolls());
        checkTries(worker);
        long quantum = simulation.scenario.quantumBytes;
        require(quantum == 0 || worker.witness().mostInTurn() <= quantum + Opening.BYTES,
                "%s moved %d bytes one way in a turn, quantum %d",
                worker, worker.witness().mostInTurn(), quantum);
    }

    /** Trying at once where it never succeeds is given up, but for one in 64. */
    private void checkTries(SimWorker worker) {
        long most = MOST_FUTILE_TRIES + worker.witness().connections() / MOST_FUTILE_TRIES;
        require(simulation.world.weather.spuriousOneIn > 0 || simulation.world.weather.againOneIn > 0
                || simulation.scenario.latencyNs < SLOW_NS || worker.isServer()
                || worker.witness().futileTries() <= most,
                "%s tried %d times in vain for %d connections", worker, worker.witness().futileTries(),
                worker.witness().connections());
    }

    private void checkRun(SimLauncher.Run run) {
        run.clients.forEach(this::checkBook);
        run.servers.forEach(this::checkBook);
        for (Book client : run.clients) {
            checkAttempts(run, client);
            checkWhatArrived(run, client);
        }
        checkSums(run);
    }

    /** Every byte that came was checked, and nothing was wrong with it. */
    private static void checkIntegrity(Book book) {
        if (book.report == null || !book.load.content().isVerified()) {
            return;
        }
        Integrity integrity = book.report.ends().integrity();
        Counters totals = book.report.totals();
        long openings = book.worker.isServer() ? (long) Opening.BYTES * totals.started() : 0;
        long payload = totals.received() - openings;
        require(integrity.damagedConnections() == 0, "%s calls %s damaged", book.worker, integrity.incidents());
        require(integrity.checkedBytes() == payload, "%s checked %d bytes of %d", book.worker,
                integrity.checkedBytes(), payload);
    }

    /** What holds of each book for itself. */
    private void checkBook(Book book) {
        Counters told = book.told();
        long edgeNs = Long.MIN_VALUE;
        for (Message.Interval interval : book.intervals) {
            require(edgeNs == Long.MIN_VALUE || interval.fromNs() - edgeNs >= 0, "%s: intervals overlap", book.worker);
            edgeNs = interval.toNs();
            checkInterval(book, interval);
        }
        checkIntegrity(book);
        RowAudit.check(book);
        Report report = book.report;
        if (report == null) {
            require(book.worker.process().isKilled(), "%s never reported run %d", book.worker, book.load.run());
            return;
        }
        Counters totals = report.totals();
        require(told.equals(totals), "%s: intervals sum to %s, the report to %s", book.worker, told, totals);
        require(totals.underWay() == 0, "%s: neither completed nor failed: %s", book.worker, totals);
        require(totals.established() <= totals.started() && totals.completed() <= totals.established(),
                "%s: more established than started, or completed than established: %s", book.worker, totals);
        require(report.fairness().starvedConnections() <= totals.started(), "%s: %d of %d connections starved",
                book.worker, report.fairness().starvedConnections(), totals.started());
        long failures = report.failures().stream().mapToLong(Failures::count).sum();
        require(failures == totals.failed(), "%s: %d failures by cause, %d in all", book.worker, failures,
                totals.failed());
        require(!simulation.disturbances.areItsOwn(book.worker)
                || report.failures().stream().noneMatch(kind -> SILENCE.contains(kind.cause())),
                "%s stood still and blames others for it: %s", book.worker, report.failures());
        IndexSet completed = report.ends().completed();
        require(!completed.whole() || completed.count() == totals.completed(),
                "%s: %d completed by name, %d in all", book.worker, completed.count(), totals.completed());
    }

    private void checkInterval(Book book, Message.Interval interval) {
        long sent = 0;
        long received = 0;
        Message.Slices slices = interval.slices();
        for (int i = 0; i < slices.edgesNs().length; i++) {
            sent += slices.sent()[i];
            received += slices.received()[i];
            require(i == 0 || slices.edgesNs()[i] - slices.edgesNs()[i - 1] > 0, "%s: slices out of order",
                    book.worker);
        }
        require(sent == interval.counters().sent() && received == interval.counters().received(),
                "%s: slices sum to %d and %d, their interval to %s", book.worker, sent, received,
                interval.counters());
    }

    private void checkAttempts(SimLauncher.Run run, Book client) {
        Counters known = client.known();
        long requested = client.load.share().connections();
        require(requested < 0 || known.started() <= requested, "%s started %d of %d", client.worker, known.started(),
                requested);
        if (simulation.disturbances.areHarmful()) {
            return;
        }
        require(known.failed() == 0, "%s: %d healthy connections failed: %s", client.worker, known.failed(),
                client.report.failures());
        require(run.draft.times().durationNs() > 0 || known.started() == requested,
                "%s attempted %d of %d though nothing was wrong", client.worker, known.started(), requested);
    }

    /** What the client calls complete must have arrived, where the closing says so; and nothing twice. */
    private void checkWhatArrived(SimLauncher.Run run, Book client) {
        Map<Integer, List<SimSocket>> ofRun = sockets.getOrDefault(run.draft.token(), Map.of());
        BitSet received = completedAtServers(run, client.worker.number());
        if (client.report == null) {
            return;
        }
        for (IndexSet.Range range : client.report.ends().completed().ranges()) {
            for (long ordinal = range.from(); ordinal < range.to(); ordinal++) {
                long index = client.load.share().index(ordinal);
                List<SimSocket> attempts = ofRun.getOrDefault((int) index, List.of());
                require(attempts.size() == 1, "connection %d of run %d was made %d times", index, run.draft.token(),
                        attempts.size());
                SimSocket socket = attempts.getFirst();
                long size = run.draft.bytes(Direction.TO_SERVER, index);
                require(socket.written() == size, "connection %d sent %d bytes of %d and is called complete", index,
                        socket.written(), size);
                long back = run.draft.bytes(Direction.TO_CLIENT, index);
                require(socket.read() == back, "connection %d received %d bytes of %d and is called complete", index,
                        socket.read(), back);
                if (run.draft.load().closing() != Closing.CLIENT) {
                    require(socket.peer() != null && socket.peer().read() == size,
                            "connection %d is called complete, and %d of %d bytes arrived", index,
                            socket.peer() == null ? 0 : socket.peer().read(), size);
                    require(received == null || received.get((int) ordinal),
                            "connection %d is complete at the client and not at the server", index);
                }
            }
        }
    }

    /** By ordinal; null where a server worker took its books with it. */
    private BitSet completedAtServers(SimLauncher.Run run, int number) {
        if (simulation.formerServers.stream().anyMatch(dead -> dead.number() == number)) {
            return null;
        }
        BitSet all = new BitSet();
        for (Book server : run.servers) {
            if (server.worker.number() == number) {
                for (IndexSet.Range range : server.report.ends().completed().ranges()) {
                    all.set((int) range.from(), (int) range.to());
                }
            }
        }
        return all;
    }

    private void checkSums(SimLauncher.Run run) {
        checkSums(run, Direction.TO_SERVER);
        checkSums(run, Direction.TO_CLIENT);
        if (simulation.disturbances.refuseAtOnce()) {
            long failed = run.clients.stream().mapToLong(Audit::failedAtOnce).sum();
            long most = (long) run.clients.size() * (MOST_INSTANT_FAILURES + 2L * run.draft.atOnce());
            require(failed <= most, "a passing fault cost %d connections", failed);
        }
    }

    /** What one end counts as received, the other has counted as sent, and both kernels have seen. */
    private void checkSums(SimLauncher.Run run, Direction direction) {
        long written = 0;
        long read = 0;
        for (List<SimSocket> attempts : sockets.getOrDefault(run.draft.token(), Map.of()).values()) {
            for (SimSocket client : attempts) {
                SimSocket sender = direction == Direction.TO_SERVER ? client : client.peer();
                SimSocket receiver = direction == Direction.TO_SERVER ? client.peer() : client;
                written += sender == null ? 0 : sender.written();
                read += receiver == null ? 0 : receiver.read();
                require(receiver == null || sender == null || receiver.read() <= sender.written(),
                        "more read than written");
            }
        }
        List<Book> senders = direction == Direction.TO_SERVER ? run.clients : run.servers;
        List<Book> receivers = direction == Direction.TO_SERVER ? run.servers : run.clients;
        boolean sendersToldAll = senders.stream().allMatch(book -> book.report != null);
        boolean receiversToldAll = receivers.stream().allMatch(book -> book.report != null);
        long sent = senders.stream().mapToLong(book -> book.known().bytes(direction, direction.sender())).sum();
        long received = receivers.stream().mapToLong(book -> book.known().bytes(direction, direction.receiver()))
                .sum();
        require(sent <= written + nameless || !sendersToldAll, "%d bytes are counted as sent, the kernel took %d", sent,
                written);
        require(received <= read, "%d bytes are counted as received, the kernel gave %d", received, read);
        require(!sendersToldAll || !receiversToldAll || received <= sent, "received %d of %d sent", received, sent);
        if (!simulation.disturbances.areHarmful()) {
            require(received == sent, "received %d of %d sent though nothing was wrong", received, sent);
        }
    }

    private static long failedAtOnce(Book book) {
        return book.report == null
                ? 0
                : book.report.failures().stream()
                        .filter(kind -> kind.cause() == FailureCause.REFUSED
                                || kind.cause() == FailureCause.UNREACHABLE)
                        .mapToLong(Failures::count).sum();
    }

    private static void require(boolean holds, String words, Object... values) {
        if (!holds) {
            throw new AssertionError(words.formatted(values));
        }
    }
}
