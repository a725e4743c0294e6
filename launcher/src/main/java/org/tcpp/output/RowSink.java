package org.tcpp.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.tcpp.mesh.MeshResult;
import org.tcpp.report.CsvRow;
import org.tcpp.report.PairRows;
import org.tcpp.result.Result;

/** Where {@code --csv} puts a row for each run: at the end of a file, or on standard output. One thread at a time. */
final class RowSink {

    private final Path file;
    private final StandardStream out;
    private final List<String> header;
    private boolean headed;

    private RowSink(Path file, StandardStream out, List<String> header) {
        this.file = file;
        this.out = out;
        this.header = header;
    }

    static RowSink on(StandardStream out, List<String> header) {
        return new RowSink(null, out, header);
    }

    static RowSink in(String name, List<String> header) {
        return new RowSink(Path.of(name), null, header);
    }

    /**
     * Finds out whether rows can be written; changes nothing.
     *
     * @return what somebody who reads them may miss, for the end of a sentence; null: nothing
     */
    String look() throws IOException {
        int columns = out == null ? CsvFile.look(file, header) : header.size();
        return columns == header.size()
                ? null
                : "has the first " + columns + " of " + header.size()
                        + " columns, from an earlier version of tcpp: rows end there, too";
    }

    /** Adds the row of a run. */
    void write(Result result) throws IOException {
        write(columns -> CsvRow.of(result, columns));
    }

    /** Adds the rows of all pairs. */
    void write(MeshResult result) throws IOException {
        write(columns -> PairRows.of(result, columns));
    }

    private void write(IntFunction<String> rows) throws IOException {
        if (out == null) {
            CsvFile.append(file, header, rows);
            return;
        }
        String row = rows.apply(header.size()) + "\n";
        out.print(headed ? row : String.join(",", header) + "\n" + row);
        headed = true;
    }
}
