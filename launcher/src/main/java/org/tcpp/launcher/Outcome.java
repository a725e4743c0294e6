package org.tcpp.launcher;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tcpp.cli.Options;
import org.tcpp.message.ExitStatus;
import org.tcpp.report.CsvFile;
import org.tcpp.report.JsonReport;
import org.tcpp.report.TextReport;
import org.tcpp.result.Result;

/**
 * A result, and the exit status it gives.
 *
 * @param result the result
 * @param status the exit status
 * @param begun false if there is nothing to show, and why has been said
 */
record Outcome(Result result, int status, boolean begun) {

    /** With the status that follows from the verdict, or {@code failure} if the verdict is failed and that is not 0. */
    Outcome(Result result, int failure, Signals signals) {
        this(result, switch (result.verdict()) {
            case COMPLETE -> ExitStatus.COMPLETE.code();
            case DEGRADED -> ExitStatus.DEGRADED.code();
            case INTERRUPTED -> signals.status();
            case FAILED -> failure != 0 ? failure : ExitStatus.UNAVAILABLE.code();
        }, failure == 0);
    }

    /** Shows it, if there is anything to show. */
    Outcome shown(Console console) {
        if (begun) {
            console.print(TextReport.of(result, console.style()));
        }
        return this;
    }

    /** Writes it where the user wants it; a file that cannot be written changes the status. */
    Outcome written(Options options, Console console) {
        return rowWritten(options.output().csv(), console).jsonWritten(options.output().json(), console);
    }

    /** Writes the JSON; null: nowhere. */
    Outcome jsonWritten(String file, Console console) {
        return file == null || JsonFile.write(file, JsonReport.text(result), console)
                ? this
                : new Outcome(result, ExitStatus.CANNOT_CREATE.code(), begun);
    }

    /** Appends the row; null: nowhere. */
    Outcome rowWritten(String file, Console console) {
        if (file == null) {
            return this;
        }
        try {
            CsvFile.append(Path.of(file), result);
            return this;
        } catch (IOException | InvalidPathException e) {
            console.say("--csv " + file + ": cannot be written (" + JsonFile.reason(e) + ")");
            return new Outcome(result, ExitStatus.CANNOT_CREATE.code(), begun);
        }
    }
}
