package org.tcpp.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.FailureHistory;
import org.tcpp.message.Exchange;
import org.tcpp.report.JsonStream;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

/** Where the facts of runs go as they come, a line each: {@code --json-stream}. Any thread. */
final class EventStream implements RunFollower, AutoCloseable {

    private final AsyncWriter writer;
    private final FileChannel channel;

    private EventStream(AsyncWriter writer, FileChannel channel) {
        this.writer = writer;
        this.channel = channel;
    }

    /**
     * Opens a file, and empties it; only one process at a time may have it.
     *
     * @throws IOException if it cannot be written
     */
    static EventStream open(Path file, Patience patience) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder");
        }
        if (WholeFile.isWrittenInPlace(file)) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            return new EventStream(new AsyncWriter("event stream", channel::write, patience), channel);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new IOException("another process writes it");
            }
            channel.truncate(0);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new EventStream(new AsyncWriter("event stream", new Lines(channel), patience), channel);
    }

    /** The stream that is standard output. */
    static EventStream on(StandardStream out) {
        return new EventStream(out.writer(), null);
    }

    @Override
    public void begin(Start start, Exchange exchange) {
        line(JsonStream.start(start));
    }

    @Override
    public void interval(String run, Bucket interval, Exchange exchange) {
        line(JsonStream.interval(run, interval, exchange));
    }

    @Override
    public void failures(String run, FailureHistory.Row failures, Exchange exchange) {
        line(JsonStream.failures(run, failures, exchange));
    }

    @Override
    public void host(String run, String role, HostSampleView sample) {
        line(JsonStream.host(run, role, sample));
    }

    @Override
    public void end(Result result) {
        line(JsonStream.end(result));
    }

    /** Will write a line; never blocks. */
    void line(String line) {
        writer.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** True if it fails where standard output does. */
    boolean isStandardOutput() {
        return channel == null;
    }

    /** Why it could not be written, or null. */
    IOException failure() {
        return writer.failure();
    }

    /** Waits for what is on its way. */
    void drain() {
        writer.drain();
    }

    /** What is on its way is written, though nobody will be told if it is not: drain it before. */
    @Override
    public void close() {
        writer.drain();
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // nothing was left to be written
        }
    }

    /** Whole lines only: one that does not fit on the disk is taken back. */
    private record Lines(FileChannel channel) implements AsyncWriter.Target {

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return channel.write(bytes);
        }

        @Override
        public void takeBack(int written) throws IOException {
            channel.truncate(channel.position() - written);
        }
    }
}
