package org.tcpp.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's small files under /proc and /sys. */
final class SysFile {

    private static final int LONGEST_READ = 16 * 1024;

    private SysFile() {}

    /**
     * The file's text without white space around it, or null if it cannot be read. The first read asks for much at
     * once: a number under /proc/sys ends after the first read, and of a file of size 0 Files.readString first reads a
     * single byte.
     */
    static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] part = new byte[LONGEST_READ];
            for (int n = in.read(part); n > 0; n = in.read(part)) {
                text.write(part, 0, n);
            }
            return text.toString(StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return null;
        }
    }

    /** The number in the file, or null if there is none or it does not fit. */
    static Long number(Path file) {
        String text = text(file);
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
