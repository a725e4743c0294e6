package org.tcpp.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file for what does not fit into memory, without a name: it is gone when it is closed, and when the process is
 * killed. Texts of ASCII stand in it one behind the other, each behind its length; they are written and read in the
 * charset whose bytes need no look. One thread.
 */
public final class Scratch implements AutoCloseable {

    private final FileChannel channel;
    private long length;

    private Scratch(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes one.
     *
     * @param file a name that is free, in a folder where there is room
     * @throws IOException if there can be none
     */
    public static Scratch at(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        Files.delete(file);
        return new Scratch(channel);
    }

    /** How long it is by now, in bytes. */
    public long length() {
        return length;
    }

    /** Adds a text. */
    public void append(String text) throws IOException {
        append(ByteBuffer.wrap(framed(text)));
    }

    /** Adds all of these bytes, which are {@link #framed} texts or the next part of one; how many they were. */
    public int append(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        while (bytes.hasRemaining()) {
            length += channel.write(bytes, length);
        }
        return count;
    }

    /** A text of ASCII as it stands in the file. */
    public static byte[] framed(String text) {
        return ByteBuffer.allocate(Integer.BYTES + text.length())
                .putInt(text.length())
                .put(text.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }

    /** The text that begins at that byte. */
    public String text(long at) throws IOException {
        ByteBuffer size = read(at, Integer.BYTES);
        return new String(read(at + Integer.BYTES, size.getInt()).array(), StandardCharsets.ISO_8859_1);
    }

    /** So many bytes a text takes. */
    public static long bytes(String text) {
        return Integer.BYTES + text.length();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // nothing of it is wanted any more
        }
    }

    private ByteBuffer read(long at, int bytes) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(bytes);
        while (read.hasRemaining()) {
            if (channel.read(read, at + read.position()) < 0) {
                throw new IOException("the scratch file is shorter than what was written");
            }
        }
        return read.flip();
    }
}
