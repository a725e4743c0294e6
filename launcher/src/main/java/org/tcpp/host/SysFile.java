package org.tcpp.host;

import java.io.IOException;
import java.nio.file.Path;

/** The kernel's small files under /proc and /sys. */
final class SysFile {

    private SysFile() {}

    /** The file's text without white space around it, or null if it cannot be read. */
    static String text(Path file) {
        try {
            return Source.here().read(file.toAbsolutePath().toString());
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
