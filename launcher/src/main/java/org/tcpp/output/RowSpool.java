package org.tcpp.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.tcpp.connection.Connection;
import org.tcpp.connection.Joiner;
import org.tcpp.connection.Scratch;
import org.tcpp.connection.TableForm;
import org.tcpp.estimate.RowLedger;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

/**
 * Keeps the rows of one run's connections on the disk until it is over, and then makes a table of them. What workers
 * tell goes to a scratch file by a thread of its own, so nobody waits for the disk during the run. One thread.
 */
final class RowSpool implements AutoCloseable {

    private static final int CHUNK_CHARACTERS = 64 << 10;

    private final RowLedger ledger;
    private final Path beside;
    private final AsyncWriter writer;
    /** Null until there are rows. */
    private volatile Scratch scratch;

    /** Takes the rows of that ledger, and keeps them in files without names in the folder of that file. */
    RowSpool(RowLedger ledger, Path beside, Patience patience) {
        this.ledger = ledger;
        this.beside = beside;
        writer = new AsyncWriter("rows of connections", this::keep, patience);
        ledger.giveTo(this::take);
    }

    /** How many rows there are. */
    long count() {
        return ledger.count();
    }

    /** Why not all rows can be kept, or null. */
    IOException failure() {
        return writer.failure();
    }

    /**
     * Writes the table.
     *
     * @param seen is told of each connection in it
     * @throws IOException if that is not possible, or not all rows could be kept
     */
    void writeTo(OutputStream out, TableForm form, boolean headed, Consumer<Connection> seen) throws IOException {
        writer.drain();
        if (failure() != null) {
            throw failure();
        }
        try (Scratch more = newScratch()) {
            Joiner joiner = new Joiner(more, ledger::goNs);
            for (long at = 0; scratch != null && at < scratch.length();) {
                String text = scratch.text(at);
                at += Scratch.bytes(text);
                read(text, joiner);
            }
            StringBuilder text = new StringBuilder(headed ? form.header() : "");
            joiner.takeAll(connection -> {
                seen.accept(connection);
                form.append(text, connection);
                if (text.length() >= CHUNK_CHARACTERS) {
                    write(text, out);
                }
            });
            write(text, out);
        }
    }

    @Override
    public void close() {
        ledger.giveTo((_, _) -> {});
        if (scratch != null) {
            scratch.close();
        }
    }

    /** ASCII, in the charset whose letters need no look. */
    private static void write(StringBuilder text, OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        text.setLength(0);
    }

    private Scratch newScratch() throws IOException {
        return Scratch.at(WholeFile.temporary(beside));
    }

    /** By the run's thread, so with little ado: a line of who tells how many, with their words, and the rows. */
    private void take(WorkerKey key, Message.Rows rows) {
        StringJoiner head = new StringJoiner("\t", "", "\n");
        head.add(Integer.toString(key.agent())).add(key.role().word()).add(Integer.toString(key.number()))
                .add(Integer.toString(key.incarnation())).add(Integer.toString(rows.count()));
        rows.words().forEach(head::add);
        writer.write(Scratch.framed(head.toString().concat(rows.rows())));
    }

    private int keep(ByteBuffer bytes) throws IOException {
        if (scratch == null) {
            scratch = newScratch();
        }
        return scratch.append(bytes);
    }

    private static void read(String text, Joiner joiner) throws IOException {
        int end = text.indexOf('\n');
        List<String> head = List.of(text.substring(0, end).split("\t", -1));
        int known = 0;
        WorkerKey key = new WorkerKey(Integer.parseInt(head.get(known++)), Role.of(head.get(known++)),
                Integer.parseInt(head.get(known++)), Integer.parseInt(head.get(known++)));
        int count = Integer.parseInt(head.get(known++));
        joiner.add(key, new Message.Rows(0, count, head.subList(known, head.size()), text.substring(end + 1)));
    }
}
