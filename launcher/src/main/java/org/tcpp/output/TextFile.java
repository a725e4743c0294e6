package org.tcpp.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tcpp.cli.OptionRow;
import org.tcpp.cli.StandardOutput;
import org.tcpp.message.ExitStatus;

/** Where a command that is no run puts what it was asked for: whole in a file, or on standard output. One thread. */
public final class TextFile {

    private static final long LOOK_NS = 10_000_000_000L;

    private final String words;
    /** Null: standard output. */
    private final Path path;
    private final Console console;
    private boolean told;

    private TextFile(String words, Path path, Console console) {
        this.words = words;
        this.path = path;
        this.console = console;
    }

    /**
     * Finds out whether it can be written, and leaves what it holds as it is.
     *
     * @param option the option that names it
     * @param name the file, or {@code -}
     */
    public static TextFile open(OptionRow option, String name, Console console) throws OutputError {
        String words = option.dashed() + " " + name;
        if (StandardOutput.is(name)) {
            return new TextFile(words, null, console);
        }
        try {
            Path path = Path.of(name);
            BoundedTask.run(() -> WholeFile.look(path), console.patience(), LOOK_NS);
            return new TextFile(words, path, console);
        } catch (IOException | InvalidPathException e) {
            throw new OutputError(ExitStatus.CANNOT_CREATE, words + Reason.cannotBeWritten(e));
        }
    }

    /** Standard output, that no option names. */
    public static TextFile standardOutput(Console console) {
        return new TextFile("standard output", null, console);
    }

    /**
     * Refuses to be another file of the command's: what it reads would be lost, and of two that it writes one.
     *
     * @param name the other
     * @param meaning what to call it
     */
    public void mustNotBe(String name, String meaning) throws OutputError {
        Path own = path == null ? null : WholeFile.replacedOrNull(path.toString());
        if (own != null && own.equals(WholeFile.replacedOrNull(name))) {
            throw new OutputError(ExitStatus.USAGE, words + ": the same file as " + meaning);
        }
    }

    /** True if it is standard output. */
    public boolean isStandardOutput() {
        return path == null;
    }

    /**
     * Writes all of it, in UTF-8, and waits a bounded time; what the file held before stays if that is not possible.
     */
    public void write(String text) throws OutputError {
        IOException failure = failure(text);
        if (failure != null) {
            throw new OutputError(ExitStatus.CANNOT_CREATE, words + Reason.cannotBeWritten(failure));
        }
    }

    /**
     * The same while more is to come: that it fails is told once, and {@link #write} says in the end what became of it.
     *
     * @param goesOn what becomes of the command, to end a sentence with
     */
    public void writeSoFar(String text, String goesOn) {
        IOException failure = failure(text);
        if (failure != null && !told) {
            told = true;
            console.say(words + Reason.cannotBeWrittenAnyMore(failure, goesOn));
        }
    }

    private IOException failure(String text) {
        if (path == null) {
            return delivered(text);
        }
        try {
            BoundedTask.run(() -> WholeFile.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8))),
                    console.patience(), Patience.CALM_NS);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private IOException delivered(String text) {
        console.print(text);
        console.out().drain();
        if (console.outFailure() != null) {
            console.outTold();
        }
        return console.outFailure();
    }
}
