package org.tcpp.launcher;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tcpp.cli.Options;
import org.tcpp.cli.UsageError;
import org.tcpp.control.Secret;

/** The secret that the user named. */
final class Secrets {

    private Secrets() {}

    /** Reads it; null if there is to be none. */
    static Secret read(Options options) {
        String file = options.control().secretFile();
        try {
            return file == null ? null : Secret.read(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new UsageError("--secret-file " + file + ": " + e.getMessage());
        }
    }
}
