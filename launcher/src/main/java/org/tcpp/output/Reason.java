package org.tcpp.output;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why an output cannot be written, in few words for a person. */
final class Reason {

    private Reason() {}

    /** To end a sentence with that begins with the output's name. */
    static String cannotBeWritten(Exception failure) {
        return ": cannot be written (" + of(failure) + ")";
    }

    /** The same of an output that more is to be written to, and of what becomes of that. */
    static String cannotBeWrittenAnyMore(Exception failure, String goesOn) {
        return ": cannot be written any more (" + of(failure) + "); " + goesOn;
    }

    static String of(Exception failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no such folder" + parent(missing.getFile());
            case FileAlreadyExistsException _ -> "is no folder";
            case AccessDeniedException _ -> "permission denied";
            case InvalidPathException _ -> "not a file name in this locale's encoding";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static String parent(String file) {
        Path parent = file == null ? null : Path.of(file).getParent();
        return parent == null ? "" : ": " + parent;
    }
}
