package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that {@code -o} writes, whoever may have changed them since. Any thread. */
public final class ResultReader {

    /** A result is bounded, and far below this. */
    static final int MOST_BYTES = 64 << 20;

    private ResultReader() {}

    /** Reads one file. Throws {@link InputError}, which names the file, if it cannot be read or is no result. */
    public static Recorded read(Path file) {
        try {
            return JsonReport.recorded(text(file));
        } catch (IOException e) {
            throw InputError.of(file, e);
        }
    }

    /** Reads a file of JSON of another form. Throws {@link InputError} if it cannot be read or is none. */
    public static JsonNode tree(Path file) {
        try {
            return JsonReport.tree(text(file));
        } catch (IOException e) {
            throw InputError.of(file, e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("is larger than any result, " + (MOST_BYTES >> 20) + " MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
