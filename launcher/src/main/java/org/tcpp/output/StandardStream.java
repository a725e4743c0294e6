package org.tcpp.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Standard output or standard error, as this process was given it. Unlike {@link System#out} it notices when nothing
 * arrives, and it holds nobody up. Any thread.
 */
final class StandardStream {

    /** What words were read in is what they are written in, so that a name comes out as it went in. */
    private static final Charset ENCODING = encoding(System.getProperty("sun.jnu.encoding"));

    private final AsyncWriter writer;

    private StandardStream(String name, FileDescriptor descriptor, Patience patience) {
        // a channel and not a stream: it says how much was written, and lives on where the other end is full
        FileChannel channel = new FileOutputStream(descriptor).getChannel();
        writer = new AsyncWriter(name, channel::write, patience);
    }

    /** Standard output. */
    static StandardStream out(Patience patience) {
        return new StandardStream("standard output", FileDescriptor.out, patience);
    }

    /** Standard error. */
    static StandardStream err(Patience patience) {
        return new StandardStream("standard error", FileDescriptor.err, patience);
    }

    void print(String text) {
        writer.write(text.getBytes(ENCODING));
    }

    void print(byte[] bytes) {
        writer.write(bytes);
    }

    /** True if nothing is on its way. */
    boolean isIdle() {
        return writer.isIdle();
    }

    /** True if whoever shows it knows the letters and signs of all scripts. */
    boolean hasBlocks() {
        return StandardCharsets.UTF_8.equals(ENCODING);
    }

    AsyncWriter writer() {
        return writer;
    }

    /** Why not everything could be written, or null; complete after {@link #drain()}. */
    IOException failure() {
        return writer.failure();
    }

    void drain() {
        writer.drain();
    }

    /** Waits a moment for what is on its way, so that two streams to one terminal keep their order. */
    void settle(long mostNs) {
        writer.drain(mostNs);
    }

    private static Charset encoding(String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException _) {
            return StandardCharsets.UTF_8;
        }
    }
}
