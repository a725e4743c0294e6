package org.tcpp.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.tcpp.message.Fields;
import org.tcpp.plan.RunPlan;
import org.tcpp.report.WholeFile;

/** The file that tells a script that a server listens: {@code {"pid":4711,"ports":[10000,10001]}}. */
final class ReadyFile {

    private final String file;
    private final Console console;
    private boolean written;

    /** Named as the user did, or null if there is to be none. */
    ReadyFile(String file, Console console) {
        this.file = file;
        this.console = console;
    }

    /** Writes it; false, and says why, if that is not possible. */
    boolean write(RunPlan plan, int controlPort) {
        if (file == null) {
            return true;
        }
        long[] ports = LongStream.range(plan.basePort(), plan.basePort() + plan.processes()).toArray();
        Fields fields = new Fields().put("pid", ProcessHandle.current().pid()).put("ports", ports);
        if (controlPort > 0) {
            fields.put("control_port", controlPort);
        }
        try {
            WholeFile.write(Path.of(file), (fields.line() + "\n").getBytes(StandardCharsets.US_ASCII));
            written = true;
        } catch (IOException | InvalidPathException e) {
            console.say("--ready-file " + file + ": cannot be written (" + e.getMessage() + ")");
        }
        return written;
    }

    /** Removes it, if it was written. */
    void remove() {
        if (!written) {
            return;
        }
        try {
            Files.deleteIfExists(Path.of(file));
        } catch (IOException e) {
            console.say("--ready-file " + file + ": cannot be removed (" + e.getMessage() + ")");
        }
    }
}
