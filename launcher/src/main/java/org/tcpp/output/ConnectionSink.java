package org.tcpp.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.tcpp.connection.Connection;
import org.tcpp.connection.TableForm;
import org.tcpp.estimate.RowLedger;
import org.tcpp.report.TrialFile;

/**
 * Where {@code --connections} puts a row for each connection: a file, a numbered one for each of several runs, or
 * standard output, one run after the other. One thread at a time.
 */
final class ConnectionSink {

    private final Path path;
    private final StandardStream out;
    private final TableForm form;
    private boolean headed;

    private ConnectionSink(Path path, StandardStream out, TableForm form) {
        this.path = path;
        this.out = out;
        this.form = form;
    }

    static ConnectionSink on(StandardStream out) {
        return new ConnectionSink(null, out, TableForm.CSV);
    }

    static ConnectionSink in(String name) throws IOException {
        if (name.endsWith("/")) {
            throw new IOException("is a folder; a file is wanted");
        }
        return new ConnectionSink(Path.of(name), null, TableForm.of(name));
    }

    /** Finds out whether the tables of so many runs can be written. */
    void look(int trials) throws IOException {
        for (int trial = 1; out == null && trial <= trials; trial++) {
            WholeFile.look(file(trials == 1 ? 0 : trial));
        }
    }

    /** A run begins: keeps its rows. */
    RowSpool spool(RowLedger ledger, Patience patience) {
        boolean replaced = out == null && !WholeFile.isWrittenInPlace(path);
        Path beside = replaced ? path : Path.of(System.getProperty("java.io.tmpdir"), "table");
        return new RowSpool(ledger, beside.toAbsolutePath(), patience);
    }

    /** Writes the table of a run, and tells of each row; {@code trial} is its number among several, or 0. */
    void write(RowSpool rows, int trial, Consumer<Connection> seen) throws IOException {
        if (out == null) {
            WholeFile.write(file(trial), stream -> rows.writeTo(stream, form, true, seen));
        } else {
            rows.writeTo(new ResultSink.OnStream(out), form, !headed, seen);
            headed = true;
        }
    }

    private Path file(int trial) {
        return trial == 0 ? path : TrialFile.numbered(path, trial);
    }
}
