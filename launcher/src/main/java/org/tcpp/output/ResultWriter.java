package org.tcpp.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.Options;
import org.tcpp.connection.Connection;
import org.tcpp.estimate.Dumps;
import org.tcpp.estimate.RowLedger;
import org.tcpp.html.ConnectionTimes;
import org.tcpp.mesh.MeshResult;
import org.tcpp.report.JsonReport;
import org.tcpp.result.Result;
import org.tcpp.result.Trials;

/** Writes results where they are wanted, each in bounded time. One thread at a time. */
final class ResultWriter {

    /** A disk may be busy, and a pipe's reader slow. */
    private static final long WRITE_NS = 60_000_000_000L;

    private static final long SECOND_NS = 1_000_000_000L;
    /** A slow disk takes a few megabytes a second. */
    private static final long ROWS_A_SECOND = 10_000;

    private final Opener opener;
    private final Options.Output names;
    private final Patience patience;

    /**
     * What became of a result.
     *
     * @param failures a sentence for each output that failed
     * @param json what is to be shown if it is nowhere else; null: a file has it
     */
    record Written(List<String> failures, Supplier<String> json) {
    }

    ResultWriter(Opener opener, Options.Output names, Patience patience) {
        this.opener = opener;
        this.names = names;
        this.patience = patience;
    }

    /**
     * Writes the result of a run.
     *
     * @param trial its number among several, or 0
     * @param run what else there is of it; this is the end of its rows
     */
    Written write(Result result, int trial, RunEvents run) {
        List<String> failures = new ArrayList<>();
        dumps(failures, result, run.dumps());
        boolean safe = json(failures, () -> write(opener.results(), result, null, trial));
        row(failures, result);
        ConnectionTimes times = connections(failures, run.rows(), trial);
        page(failures, () -> write(opener.pages(), result, times, trial));
        return new Written(failures, safe ? null : () -> JsonReport.text(result));
    }

    /** What keeps the rows of a run's connections, or null where nobody wants them. */
    RowSpool spool(RowLedger ledger) {
        return opener.connections() == null ? null : opener.connections().spool(ledger, patience);
    }

    /** Writes a result that must not take the place of another: a row, and a file where each has its own. */
    Written writeAside(Result result, Dumps dumps) {
        List<String> failures = new ArrayList<>();
        dumps(failures, result, dumps);
        boolean safe = hasRoom(opener.results()) && json(failures, () -> opener.results().write(result, null));
        row(failures, result);
        if (hasRoom(opener.pages())) {
            page(failures, () -> opener.pages().write(result, null));
        }
        return new Written(failures, safe ? null : () -> JsonReport.text(result));
    }

    /** True if what came around damages has a place. */
    boolean keepsDumps() {
        return opener.results() != null && opener.results().isFolder();
    }

    /** Before the result, which names their files. */
    private void dumps(List<String> failures, Result result, Dumps dumps) {
        if (keepsDumps() && result.faults().integrity() != null) {
            written(failures, "-o " + names.json(),
                    () -> opener.results().writeDumps(result.faults().integrity(), dumps));
        }
    }

    private static boolean hasRoom(ResultSink sink) {
        return sink != null && !sink.holdsOne();
    }

    /** Writes what several runs say together. */
    Written write(Trials trials) {
        List<String> failures = new ArrayList<>();
        boolean safe = json(failures, () -> opener.results().write(trials));
        page(failures, () -> opener.pages().write(trials));
        return new Written(failures, safe ? null : () -> JsonReport.text(trials));
    }

    /** Writes what many hosts did, the pairs' own results apart; true if a file has it now. */
    boolean write(MeshResult result, MeshOutput.Place place, List<String> failures) {
        boolean safe = json(failures, () -> opener.results().write(result, place));
        page(failures, () -> opener.pages().write(result, place));
        if (opener.rows() != null) {
            written(failures, "--csv " + names.csv(), () -> opener.rows().write(result));
        }
        return safe;
    }

    /** What {@code -o} was given, to begin a sentence with. */
    String jsonName() {
        return "-o " + names.json();
    }

    /** What {@code --connections} was given, to begin a sentence with. */
    String rowsName() {
        return CliOption.ROWS.dashed() + " " + names.connections();
    }

    /** Does something that may block, in bounded time. */
    void within(BoundedTask.Work work) throws IOException {
        BoundedTask.run(work, patience, WRITE_NS);
    }

    /** Where results go, or null. */
    ResultSink results() {
        return opener.results();
    }

    /** True if a file has it now. */
    private boolean json(List<String> failures, BoundedTask.Work work) {
        if (opener.results() == null) {
            return false;
        }
        boolean written = written(failures, "-o " + names.json(), work);
        return written && !opener.results().isStandardOutput();
    }

    private static void write(ResultSink sink, Result result, ConnectionTimes times, int trial) throws IOException {
        if (trial == 0) {
            sink.write(result, times);
        } else {
            sink.write(result, times, trial);
        }
    }

    private void page(List<String> failures, BoundedTask.Work work) {
        if (opener.pages() != null) {
            written(failures, "--html " + names.html(), work);
        }
    }

    private void row(List<String> failures, Result result) {
        if (opener.rows() != null) {
            written(failures, "--csv " + names.csv(), () -> opener.rows().write(result));
        }
    }

    /** Writes them; what a page is to show of them, or null: there is none, or nothing to show. */
    private ConnectionTimes connections(List<String> failures, RowSpool rows, int trial) {
        if (rows == null) {
            return null;
        }
        ConnectionTimes times = opener.pages() == null ? null : new ConnectionTimes();
        Consumer<Connection> seen = times == null ? _ -> {} : times::add;
        long mostNs = WRITE_NS + rows.count() / ROWS_A_SECOND * SECOND_NS;
        boolean written = written(failures, rowsName(),
                () -> opener.connections().write(rows, trial, seen), mostNs);
        rows.close();
        return written ? times : null;
    }

    private boolean written(List<String> failures, String name, BoundedTask.Work work) {
        return written(failures, name, work, WRITE_NS);
    }

    private boolean written(List<String> failures, String name, BoundedTask.Work work, long mostNs) {
        try {
            BoundedTask.run(work, patience, mostNs);
            return true;
        } catch (IOException e) {
            failures.add(name + Reason.cannotBeWritten(e));
            return false;
        }
    }
}
