package org.tcpp.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tcpp.message.ExitStatus;

/** Where a command that is no run puts what it was asked for: whole in a file, or on standard output. */
public final class TextFile {

    private static final String STANDARD_OUTPUT = "-";

    private TextFile() {}

    /**
     * Writes all of it, in UTF-8; what the file held before stays if that is not possible.
     *
     * @param option the option that names the file, for messages
     * @param name the file, or {@code -}
     */
    public static void write(String option, String name, String text, Console console) throws OutputError {
        if (name.equals(STANDARD_OUTPUT)) {
            console.print(text);
            return;
        }
        try {
            WholeFile.write(Path.of(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | InvalidPathException e) {
            throw new OutputError(ExitStatus.CANNOT_CREATE, option + " " + name + (e instanceof IOException failure
                    ? Reason.cannotBeWritten(failure)
                    : ": is no name of a file"));
        }
    }
}
