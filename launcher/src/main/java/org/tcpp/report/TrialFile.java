package org.tcpp.report;

import java.nio.file.Path;

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
}
