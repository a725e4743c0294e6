package org.tcpp.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.row.Row;
import org.tcpp.row.RowReader;

/**
 * Makes connections of the rows that the workers of both ends told, in bounded memory, however many there are. Sorted
 * by index. One thread.
 */
public final class Joiner {

    private static final int NS_PER_US = 1000;
    /** A connection has one row at each end; more of one index are somebody else's doing. */
    private static final int MOST_OF_ONE_INDEX = 16;

    /** Takes connections in their order. */
    public interface Taker {
        void take(Connection connection) throws IOException;
    }

    private final Function<WorkerKey, Long> goNs;
    private final RowSorter sorter;
    private final Words words = new Words();
    private final Map<WorkerKey, Integer> numbers = new LinkedHashMap<>();
    private final List<WorkerKey> processes = new ArrayList<>();
    private final List<RowSorter.Kept> group = new ArrayList<>();

    /**
     * Without rows.
     *
     * @param scratch for what does not fit into memory
     * @param goNs the moment of go on the clock of that worker's host
     */
    public Joiner(Scratch scratch, Function<WorkerKey, Long> goNs) {
        this(new RowSorter(scratch), goNs);
    }

    Joiner(RowSorter sorter, Function<WorkerKey, Long> goNs) {
        this.sorter = sorter;
        this.goNs = goNs;
    }

    /**
     * Adds rows as a worker told them.
     *
     * @throws IOException if they are none, or if there is no room for them
     */
    public void add(WorkerKey key, Message.Rows told) throws IOException {
        try {
            int process = numbers.computeIfAbsent(key, _ -> {
                processes.add(key);
                return processes.size() - 1;
            });
            long goUs = Math.floorDiv(goNs.apply(key), NS_PER_US);
            int[] known = words.enter(told.words());
            RowReader reader = new RowReader(told.rows());
            for (int left = told.count(); left > 0; left--) {
                Row row = new Row();
                reader.next(row);
                row.outcome = word(row.outcome, known, false);
                row.localHost = word(row.localHost, known, true);
                row.remoteHost = word(row.remoteHost, known, true);
                relate(row, goUs);
                sorter.add(row, process);
            }
            if (reader.hasNext()) {
                throw new IllegalArgumentException("more rows than " + told.count());
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("what " + key.name() + " tells of its connections cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /** Hands out all connections. */
    public void takeAll(Taker taker) throws IOException {
        sorter.takeAll(kept -> {
            if (!group.isEmpty() && (group.getFirst().row().index != kept.row().index
                    || group.size() == MOST_OF_ONE_INDEX)) {
                takeGroup(taker);
            }
            group.add(kept);
        });
        takeGroup(taker);
    }

    private int word(int number, int[] known, boolean host) {
        if (number == Row.NO_WORD) {
            return number;
        }
        if (number >= known.length || words.isHost(known[number]) != host) {
            throw new IllegalArgumentException("no word has the number " + number);
        }
        return known[number];
    }

    private static void relate(Row row, long goUs) {
        row.startUs -= goUs;
        row.endUs -= goUs;
        row.establishedUs -= row.establishedUs == Row.NEVER ? 0 : goUs;
        row.firstByteUs -= row.firstByteUs == Row.NEVER ? 0 : goUs;
        row.lastByteUs -= row.lastByteUs == Row.NEVER ? 0 : goUs;
    }

    private void takeGroup(Taker taker) throws IOException {
        RowSorter.Kept client = best(Role.CLIENT);
        RowSorter.Kept server = best(Role.SERVER);
        if (client != null || server != null) {
            taker.take(connection(client, server));
        }
        for (RowSorter.Kept other : group) {
            if (other != client && other != server) {
                boolean atClient = role(other) == Role.CLIENT;
                taker.take(connection(atClient ? other : null, atClient ? null : other));
            }
        }
        group.clear();
    }

    /** The row of that end that completed, or else the first. */
    private RowSorter.Kept best(Role role) {
        RowSorter.Kept best = null;
        for (RowSorter.Kept kept : group) {
            if (role(kept) == role && (best == null
                    || best.row().outcome != Row.NO_WORD && kept.row().outcome == Row.NO_WORD)) {
                best = kept;
            }
        }
        return best;
    }

    private Role role(RowSorter.Kept kept) {
        return processes.get(kept.process()).role();
    }

    private Connection connection(RowSorter.Kept client, RowSorter.Kept server) {
        RowSorter.Kept either = client == null ? server : client;
        return new Connection(either.row().index, processes.get(either.process()).number(), end(client), end(server));
    }

    private End end(RowSorter.Kept kept) {
        if (kept == null) {
            return null;
        }
        Row row = kept.row();
        return new End(words.place(row.localHost, row.localPort), words.place(row.remoteHost, row.remotePort),
                new End.Times(row.startUs, time(row.establishedUs), time(row.firstByteUs), time(row.lastByteUs),
                        row.endUs),
                new End.Bytes(row.sentBytes, row.receivedBytes), words.failure(row.outcome),
                new End.Tcp(count(row.retransmits), count(row.minRttUs), count(row.rttUs)));
    }

    private static Long time(long us) {
        return us == Row.NEVER ? null : (Long) us;
    }

    private static Long count(long number) {
        return number < 0 ? null : (Long) number;
    }
}
