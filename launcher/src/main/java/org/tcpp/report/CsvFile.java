package org.tcpp.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.tcpp.result.Result;

/**
 * A CSV file to which each run adds one row; it opens right in spreadsheets of every country: ASCII, commas, whole
 * numbers only, no byte-order mark. Columns are only ever appended in later versions; a file with fewer of them, from
 * an earlier version, gets rows as short as its header. Safe against other processes that do the same.
 */
public final class CsvFile {

    private static final int LONGEST_HEADER = 65536;

    private CsvFile() {}

    /**
     * Adds a row, and the header to a file that is new or empty.
     *
     * @throws IOException if the file cannot be written, or its header is not the beginning of ours; it is then as it
     *             was before
     */
    public static void append(Path file, Result result) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
            List<CsvColumn> columns = CsvColumn.of(result.summary());
            long end = channel.size();
            String text;
            if (end == 0) {
                text = header(columns) + "\n" + row(columns, result);
            } else {
                text = (endsLine(channel, end) ? "" : "\n") + row(known(file, channel, columns), result);
            }
            write(channel, end, (text + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    static String header(List<CsvColumn> columns) {
        return columns.stream().map(CsvColumn::name).collect(Collectors.joining(","));
    }

    static String row(List<CsvColumn> columns, Result result) {
        return columns.stream().map(column -> column.cell(result)).collect(Collectors.joining(","));
    }

    /** Those of our columns that the file has. */
    private static List<CsvColumn> known(Path file, FileChannel channel, List<CsvColumn> columns) throws IOException {
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(LONGEST_HEADER, channel.size()));
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
            continue;
        }
        String text = new String(start.array(), 0, start.position(), StandardCharsets.US_ASCII);
        String theirs = text.lines().findFirst().orElse("");
        int count = theirs.split(",", -1).length;
        if (count > columns.size() || !header(columns.subList(0, count)).equals(theirs)) {
            throw new IOException(file + " has a header that is not the beginning of ours: written by something else,"
                    + " or by a later version of tcpp; its header: " + Ascii.of(theirs));
        }
        return columns.subList(0, count);
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
}
