package org.tcpp.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Tally;
import org.tcpp.report.JsonStream;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

/** Writes the facts of a run as they come, a line each (--json-stream); does nothing where nobody wants them. */
final class Follower implements AutoCloseable {

    private final PrintStream out;
    private final boolean ours;

    private Follower(PrintStream out, boolean ours) {
        this.out = out;
        this.ours = ours;
    }

    /**
     * Opens the file, "-" for standard output; null: nobody follows.
     *
     * @throws IOException if it cannot be written
     */
    static Follower open(String file) throws IOException {
        if (file == null || file.equals("-")) {
            return new Follower(file == null ? null : System.out, false);
        }
        try {
            return new Follower(new PrintStream(Files.newOutputStream(Path.of(file)), false,
                    StandardCharsets.US_ASCII), true);
        } catch (InvalidPathException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    void start(Start start, Tally tally) {
        if (out != null) {
            tally.follow();
            line(JsonStream.start(start));
        }
    }

    void step(Tally tally) {
        if (out != null) {
            lines(tally.newIntervals());
        }
    }

    void end(Tally tally, Result result) {
        if (out != null) {
            lines(tally.lastIntervals());
            line(JsonStream.end(result));
        }
    }

    @Override
    public void close() {
        if (ours) {
            out.close();
        }
    }

    private void lines(List<Bucket> intervals) {
        intervals.forEach(interval -> line(JsonStream.interval(interval)));
    }

    private void line(String line) {
        out.print(line + "\n");
        out.flush();
    }
}
