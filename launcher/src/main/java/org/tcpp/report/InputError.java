package org.tcpp.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tcpp.message.ExitStatus;

/** A file that was to be read cannot be, or holds something else; {@link ExitStatus#NO_INPUT}. */
public final class InputError extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Of a file that cannot be read. */
    public static InputError of(Path file, IOException failure) {
        return new InputError(file + ": " + switch (failure) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            default -> Files.isDirectory(file) ? "is a folder" : failure.getMessage();
        });
    }

    /** With the sentence for the user, which begins with the file's name. */
    public InputError(String sentence) {
        super(sentence);
    }
}
