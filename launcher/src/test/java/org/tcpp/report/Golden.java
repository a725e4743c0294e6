package org.tcpp.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** Kept outputs that a face must still write, byte for byte. {@code -Dtcpp.golden=write} keeps what it writes now. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/org/tcpp/report");

    private Golden() {}

    public static void assertSame(String name, String text) {
        try {
            if ("write".equals(System.getProperty("tcpp.golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(FOLDER.resolve(name), text, StandardCharsets.UTF_8);
            }
            assertThat(text).isEqualTo(Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs something as if the user lived elsewhere. */
    public static void in(String language, Runnable test) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            test.run();
        } finally {
            Locale.setDefault(before);
        }
    }
}
