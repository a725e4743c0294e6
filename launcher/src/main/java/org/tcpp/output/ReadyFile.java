package org.tcpp.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.tcpp.message.Fields;
import org.tcpp.plan.RunSpec;

/**
 * The file that tells a script that a server listens: {@code {"pid":4711,"ports":[10000,10001]}}. One thread.
 */
final class ReadyFile {

    private final Path file;
    private byte[] written;

    ReadyFile(Path file) {
        this.file = file;
    }

    /** Writes it. */
    void write(RunSpec plan, int controlPort) throws IOException {
        long[] ports = LongStream.range(plan.basePort(), plan.basePort() + plan.processes()).toArray();
        Fields fields = new Fields().put("pid", ProcessHandle.current().pid()).put("ports", ports);
        if (controlPort > 0) {
            fields.put("control_port", controlPort);
        }
        byte[] bytes = (fields.line() + "\n").getBytes(StandardCharsets.US_ASCII);
        WholeFile.write(file, out -> out.write(bytes));
        written = bytes;
    }

    /** Removes it, if it was written and is still ours: another server may have been given the same name. */
    void remove() throws IOException {
        if (written != null && Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), written)) {
            Files.deleteIfExists(file);
        }
        written = null;
    }
}
