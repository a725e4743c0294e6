package org.tcpp.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.tcpp.estimate.Dumps;
import org.tcpp.html.ConnectionTimes;
import org.tcpp.mesh.MeshResult;
import org.tcpp.mesh.PairOutcome;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.report.PairFile;
import org.tcpp.report.TrialFile;
import org.tcpp.result.IntegrityView;
import org.tcpp.result.Result;
import org.tcpp.result.Trials;

/**
 * Where {@code -o} or {@code --html} puts results: a file, which holds the last one; a folder, with a file for each; or
 * standard output, one after the other. One thread at a time.
 */
final class ResultSink {

    private final Form form;
    private final Path path;
    private final boolean folder;
    private final StandardStream out;
    private String firstRun;

    private ResultSink(Form form, Path path, boolean folder, StandardStream out) {
        this.form = form;
        this.path = path;
        this.folder = folder;
        this.out = out;
    }

    static ResultSink on(StandardStream out, Form form) {
        return new ResultSink(form, null, false, out);
    }

    /** Named as the user did: a folder if the name ends in a slash or if it is one. */
    static ResultSink in(String name, Form form) {
        Path path = Path.of(name);
        return new ResultSink(form, path, name.endsWith("/") || Files.isDirectory(path), null);
    }

    /**
     * Finds out whether results can be written; makes the folder.
     *
     * @param trials so many files beside the one that is named
     * @throws IOException if not, as far as it can be known
     */
    void look(int trials) throws IOException {
        if (out != null) {
            return;
        }
        if (folder) {
            Files.createDirectories(path);
            WholeFile.lookAtFolder(path.resolve("run"));
            return;
        }
        WholeFile.look(path);
        for (int trial = 1; trial <= trials; trial++) {
            if (Files.isDirectory(numbered(trial))) {
                throw new IOException(numbered(trial) + " is a folder");
            }
        }
    }

    /** True if each result takes the place of the one before. */
    boolean holdsOne() {
        return out == null && !folder;
    }

    /** True if each result has a file of its own there. */
    boolean isFolder() {
        return folder;
    }

    /** Writes what came around damages into the files that a result names. */
    void writeDumps(IntegrityView integrity, Dumps dumps) throws IOException {
        for (IntegrityView.IncidentView incident : integrity.incidents()) {
            IntegrityView.DumpView names = incident.sample().dump();
            if (names != null) {
                Incident.Dump dump = dumps.of(incident.worker(), incident.connection(),
                        Direction.of(incident.extent().direction()), incident.extent().from()).orElseThrow();
                WholeFile.write(path.resolve(names.expected()), stream -> stream.write(dump.expectedBytes()));
                WholeFile.write(path.resolve(names.received()), stream -> stream.write(dump.receivedBytes()));
            }
        }
    }

    boolean isStandardOutput() {
        return out != null;
    }

    /** Writes the result of a run that is alone, or of a server's, with its connections or null. */
    void write(Result result, ConnectionTimes times) throws IOException {
        write(folder ? inFolder("run-" + result.run().id()) : path, stream -> form.write(result, times, stream));
    }

    /** Writes one result of several; they lie beside what they say together: r.json, r.1.json, r.2.json. */
    void write(Result result, ConnectionTimes times, int trial) throws IOException {
        firstRun = firstRun == null ? result.run().id() : firstRun;
        if (out == null) {
            write(folder ? inFolder("run-" + result.run().id()) : numbered(trial),
                    stream -> form.write(result, times, stream));
        }
    }

    /** Writes what they say together. */
    void write(Trials trials) throws IOException {
        write(folder ? inFolder("trials-" + firstRun) : path, stream -> form.write(trials, stream));
    }

    /** Writes the result of a pair into the folder beside that of all; makes the folder. */
    void write(PairOutcome outcome, MeshOutput.Place place) throws IOException {
        Path pairs = PairFile.folder(file(place));
        Files.createDirectories(pairs);
        WholeFile.write(pairs.resolve(PairFile.name(outcome, place.rounds())),
                stream -> form.write(outcome.result(), null, stream));
    }

    /** Writes what many hosts did. */
    void write(MeshResult result, MeshOutput.Place place) throws IOException {
        firstRun = firstRun == null ? result.run().id() : firstRun;
        if (out == null || place.trial() == 0) {
            write(out == null ? file(place) : null, stream -> form.write(result, stream));
        }
    }

    private Path file(MeshOutput.Place place) {
        return folder
                ? inFolder("mesh-" + place.id())
                : place.trial() == 0 ? path : numbered(place.trial());
    }

    private void write(Path file, WholeFile.Content content) throws IOException {
        if (out != null) {
            content.writeTo(new OnStream(out));
        } else {
            WholeFile.write(file, content);
        }
    }

    private Path inFolder(String name) {
        return path.resolve(name + "." + form.name().toLowerCase(Locale.ROOT));
    }

    private Path numbered(int trial) {
        return TrialFile.numbered(path, trial);
    }

    /** A standard stream for those who want to write to a stream of the JDK. */
    static final class OnStream extends OutputStream {

        private final StandardStream out;

        OnStream(StandardStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            out.print(new byte[]{(byte) b});
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (!out.writer().hasRoom()) {
                out.drain();
            }
            out.print(Arrays.copyOfRange(bytes, from, from + length));
        }
    }
}
