package org.tcpp.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * A CSV file to which each run adds one row. Columns are only ever appended in later versions; a file with fewer of
 * them, from an earlier version, gets rows as short as its header. Safe against other processes that do the same: all
 * of it happens under a lock, which is waited for, but not for ever.
 */
final class CsvFile {

    /** Another process holds the lock for as long as it takes to write a row. */
    static final long LOCK_NS = 3_000_000_000L;
    private static final long LOCK_LOOK_NS = 20_000_000;
    private static final int LONGEST_HEADER = 65536;

    private CsvFile() {}

    /**
     * Finds out whether rows can be appended; changes nothing.
     *
     * @param header all columns' names
     * @return how many of these columns the rows would have
     * @throws IOException if it cannot be written, or its header is not the beginning of ours, or it is locked
     */
    static int look(Path file, List<String> header) throws IOException {
        if (!Files.exists(file) || WholeFile.isWrittenInPlace(file)) {
            WholeFile.look(file);
            return header.size();
        }
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            return channel.size() > 0 ? columns(channel, header) : header.size();
        }
    }

    /**
     * Adds a row, and the header to a file that is new or empty.
     *
     * @param header all columns' names
     * @param row a row of the first so many columns, without a line end
     * @throws IOException if the file cannot be written, its header is not the beginning of ours, or it is locked; it
     *             is then as it was before
     */
    static void append(Path file, List<String> header, IntFunction<String> row) throws IOException {
        if (WholeFile.isWrittenInPlace(file)) {
            WholeFile.writeInPlace(file, out -> out.write(bytes(whole(header, row))));
            return;
        }
        if (!Files.exists(file) && WholeFile.create(file, out -> out.write(bytes(whole(header, row))))) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE); FileLock _ = lock(channel)) {
            long end = channel.size();
            String text = end == 0
                    ? whole(header, row)
                    : (endsLine(channel, end) ? "" : "\n") + row.apply(columns(channel, header)) + "\n";
            write(channel, end, bytes(text));
        }
    }

    /** A file of one row. */
    static String whole(List<String> header, IntFunction<String> row) {
        return String.join(",", header) + "\n" + row.apply(header.size()) + "\n";
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        long beganNs = System.nanoTime();
        while (true) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - beganNs >= LOCK_NS) {
                throw new IOException("another process has held its lock for " + LOCK_NS / 1_000_000_000 + " s");
            }
            LockSupport.parkNanos(LOCK_LOOK_NS);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // another thread of this process
        }
    }

    /** How many of our columns the file has. */
    private static int columns(FileChannel channel, List<String> header) throws IOException {
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(LONGEST_HEADER, channel.size()));
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
            continue;
        }
        String text = new String(start.array(), 0, start.position(), StandardCharsets.UTF_8);
        String theirs = text.lines().findFirst().orElse("");
        int count = theirs.split(",", -1).length;
        if (count > header.size() || !String.join(",", header.subList(0, count)).equals(theirs)) {
            throw new IOException("its header is not the beginning of ours: written by something else, or by another"
                    + " version of tcpp; its header: " + theirs);
        }
        return count;
    }

    private static boolean endsLine(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, end - 1);
        return last.array()[0] == '\n';
    }

    /** All of it or nothing: a row that could not be written whole is taken back. */
    private static void write(FileChannel channel, long end, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            while (rest.hasRemaining()) {
                channel.write(rest, end + rest.position());
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
