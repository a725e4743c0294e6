package org.tcpp.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tcpp.result.Summary;

/** What the files of several runs are called: r.1.json, r.2.json beside r.json. */
public final class TrialFile {

    private TrialFile() {}

    /** The file of one of the runs, counted from 1, that {@code together} tells of. */
    public static Path numbered(Path together, int trial) {
        String file = together.toString();
        int dot = file.lastIndexOf('.');
        boolean suffix = dot > file.lastIndexOf('/') + 1;
        return Path.of(suffix ? file.substring(0, dot) + "." + trial + file.substring(dot) : file + "." + trial);
    }

    /**
     * The whole result of one of the runs, counted from 1, from its own file beside {@code together}; empty if that is
     * gone, or holds another run than that of this summary. Throws {@link InputError} if it cannot be read.
     */
    public static Optional<Recorded> run(Path together, int trial, Summary summary) {
        Path file = numbered(together, trial);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Recorded whole = ResultReader.read(file);
        Summary found = switch (whole) {
            case Recorded.Run run -> run.result().summary();
            case Recorded.Mesh mesh -> mesh.result().summary();
            case Recorded.Series _,Recorded.Search _ -> null;
        };
        return summary.equals(found) ? Optional.of(whole) : Optional.empty();
    }
}
