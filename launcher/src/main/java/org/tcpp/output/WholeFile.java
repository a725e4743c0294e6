package org.tcpp.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;

/**
 * Writes files that appear whole or not at all: into a temporary file beside the target, forced to the disk, then
 * renamed over it. A symbolic link stays a link and its target is replaced. What is not a regular file (a terminal, a
 * pipe, /dev/null) cannot be replaced and is written to.
 */
final class WholeFile {

    /** What a file is to hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What files are called until they are whole, as a pattern. */
    static final String TEMPORARY = ".tcpp-*.tmp";

    private static final List<String> DESCRIPTORS = List.of("/proc", "/dev/fd", "/dev/stdout", "/dev/stderr");
    private static final int MOST_LINKS = 40; // as Linux's MAXSYMLINKS

    private WholeFile() {}

    /**
     * Finds out whether a file can be written, and leaves nothing behind.
     *
     * @throws IOException if it cannot, as far as that can be known without writing
     */
    static void look(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder");
        }
        boolean inPlace = isWrittenInPlace(file);
        Path target = inPlace ? file : followed(file);
        if (exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(target.toString());
        }
        if (!inPlace) {
            lookAtFolder(target);
        }
    }

    /** Finds out, by making one, whether there can be files beside this one. */
    static void lookAtFolder(Path target) throws IOException {
        Path temporary = temporary(target);
        Files.createFile(temporary);
        Files.delete(temporary);
    }

    /**
     * Writes one file.
     *
     * @throws IOException if that is not possible; the target is then as it was before, and no temporary file is left
     */
    static void write(Path file, Content content) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder");
        }
        if (isWrittenInPlace(file)) {
            writeInPlace(file, content);
            return;
        }
        Path target = followed(file);
        Path temporary = temporary(target);
        try {
            writeNew(temporary, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /**
     * Makes a file that is not there; false if somebody else made it meanwhile, or if the file system cannot do so.
     *
     * @throws IOException if it cannot be written; there is then no file
     */
    static boolean create(Path file, Content content) throws IOException {
        Path target = followed(file);
        Path temporary = temporary(target);
        try {
            writeNew(temporary, content);
            Files.createLink(target, temporary); // unlike a rename it replaces nothing
            return true;
        } catch (FileAlreadyExistsException | UnsupportedOperationException _) {
            return false;
        } catch (FileSystemException e) {
            if (Files.exists(temporary) && Files.size(temporary) > 0) {
                return false; // written, but without links: FAT and some network file systems
            }
            throw e;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeNew(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            writeTo(channel, content);
            channel.force(true);
        }
    }

    /** True for what a rename would take from others: a device, a pipe, a descriptor by its name in /dev or /proc. */
    static boolean isWrittenInPlace(Path file) {
        return Files.exists(file) && (!Files.isRegularFile(file)
                || DESCRIPTORS.stream().anyMatch(prefix -> file.toAbsolutePath().startsWith(prefix)));
    }

    static void writeInPlace(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            writeTo(channel, content);
        }
    }

    /** The file that a name stands for, the last of its links followed, whether it exists or not. */
    static Path followed(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("too many symbolic links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** The file that writing under this name replaces or makes, the same whatever names lead to it; null: none. */
    static Path replaced(Path file) throws IOException {
        if (isWrittenInPlace(file)) {
            return null;
        }
        Path target = followed(file).normalize();
        Path parent = target.getParent();
        return parent == null || !Files.isDirectory(parent)
                ? target
                : parent.toRealPath().resolve(target.getFileName());
    }

    /** The same of a name of which nobody knows whether it is one; null as well if it cannot be told. */
    static Path replacedOrNull(String name) {
        try {
            return replaced(Path.of(name));
        } catch (IOException | InvalidPathException _) {
            return null; // whoever reads or writes it says so
        }
    }

    private static void writeTo(FileChannel channel, Content content) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        content.writeTo(out);
        out.flush();
    }

    private static boolean exists(Path target) throws IOException {
        try {
            Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /**
     * Beside the target, so that the rename stays within one file system; hidden; of a name that no other process has,
     * though process numbers repeat, and short, for the target's own may be as long as the system allows.
     */
    static Path temporary(Path target) {
        return target.resolveSibling(".tcpp-" + UUID.randomUUID() + ".tmp");
    }
}
