package org.tcpp.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tcpp.report.WholeFile;

/** Where -o puts what it is given: a file, whole or not at all, or standard output. */
final class JsonFile {

    private JsonFile() {}

    /** Writes it, "-" being standard output; false, with the text on standard error, if that is not possible. */
    static boolean write(String file, String json, Console console) {
        if (file.equals("-")) {
            System.out.print(json);
            System.out.flush();
            return true;
        }
        try {
            WholeFile.write(Path.of(file), json.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException | InvalidPathException e) {
            console.say("-o " + file + ": cannot be written (" + reason(e) + "); here is the result");
            System.err.print(json);
            return false;
        }
    }

    /** Why a file cannot be written, for a person. */
    static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such folder";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }
}
