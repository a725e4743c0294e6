package org.tcpp.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files that appear whole or not at all: into a temporary file beside the target, forced to the disk, then
 * renamed over it. A symbolic link stays a link and its target is replaced. What is not a regular file (a terminal, a
 * pipe, /dev/null) cannot be replaced and is written to.
 */
public final class WholeFile {

    private static final int MOST_LINKS = 40; // as Linux's MAXSYMLINKS

    private WholeFile() {}

    /**
     * Writes one file.
     *
     * @throws IOException if that is not possible; the target is then as it was before, and no temporary file is left
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory: " + file);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.write(file, bytes, StandardOpenOption.WRITE);
            return;
        }
        Path target = followed(file);
        Path temporary = temporary(target);
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            throw e; // someone else's file of that name: not ours to remove
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** Beside the target, so that the rename stays within one file system; hidden, named after process and thread. */
    private static Path temporary(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().threadId() + ".tmp");
    }

    private static Path followed(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("too many symbolic links: " + file);
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }
}
