package org.tcpp.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.tcpp.message.ExitStatus;

/**
 * A folder that one command has for itself as long as it lives; its end, however it comes, frees it. Files in it appear
 * whole or not at all. One thread.
 */
public final class LockedFolder implements AutoCloseable {

    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel channel;

    private LockedFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes it, and makes it if it is not there; what a command that was killed left half written is removed.
     *
     * @throws OutputError if it cannot be had, or another command has it
     */
    public static LockedFolder take(String name) throws OutputError {
        try {
            Path path = Path.of(name);
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new OutputError(ExitStatus.CANNOT_CREATE, name + ": another command works in this folder");
            }
            LockedFolder folder = new LockedFolder(path, channel);
            folder.clean();
            return folder;
        } catch (InvalidPathException | IOException e) {
            throw new OutputError(ExitStatus.CANNOT_CREATE, name + Reason.cannotBeWritten(e));
        }
    }

    /** The path of a file in it. */
    public Path path(String file) {
        return path.resolve(file);
    }

    /** The text of a file in it; nothing if there is no such file. */
    public Optional<String> text(String file) throws OutputError {
        try {
            return Files.exists(path(file)) ? Optional.of(Files.readString(path(file))) : Optional.empty();
        } catch (IOException e) {
            throw new OutputError(ExitStatus.CANNOT_CREATE, path(file) + ": cannot be read (" + Reason.of(e) + ")");
        }
    }

    /** Writes a file in it. */
    public void write(String file, String text) throws OutputError {
        try {
            WholeFile.write(path(file), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new OutputError(ExitStatus.CANNOT_CREATE, path(file) + Reason.cannotBeWritten(e));
        }
    }

    /** Gives it back. The file that is locked stays: another command may have opened it already. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // the end of this process frees it as well
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false; // another thread of this process
        }
    }

    private void clean() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(path, WholeFile.TEMPORARY)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
