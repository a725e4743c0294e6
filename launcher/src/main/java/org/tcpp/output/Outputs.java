package org.tcpp.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.estimate.RowLedger;
import org.tcpp.estimate.Tally;
import org.tcpp.mesh.MeshResult;
import org.tcpp.message.ExitStatus;
import org.tcpp.plan.RunSpec;
import org.tcpp.report.MeshText;
import org.tcpp.report.TextReport;
import org.tcpp.result.Result;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

/**
 * All outputs of one command: looked at before the run, written after it; and whatever fails is told, with the result
 * on standard error if no file has it. Files come first and text last, so that a reader who does not read costs no
 * file. A server writes by another thread, for it has others to serve meanwhile. One thread.
 */
public final class Outputs implements AutoCloseable {

    /** So many results may wait for a server's disk. */
    private static final int MOST_WAITING = 100;

    private final Console console;
    private final EventStream events;
    private final ReadyFile readyFile;
    private final LatestFile counts;
    private final ResultWriter writer;
    private final Destination onStandardOutput;
    private final String readyName;
    private final ExecutorService background;
    private final BlockingQueue<ResultWriter.Written> done = new LinkedBlockingQueue<>();
    private int waiting;
    private boolean failed;
    private final Lasting out;
    private final Lasting stream;
    private final Lasting countsFile;
    private Lasting rows;
    private Supplier<String> unplaced;
    private final List<RunFollower> followers = new ArrayList<>();

    private Outputs(Options options, Opener opened, Console console) {
        this.console = console;
        events = opened.events();
        if (events != null) {
            followers.add(events);
        }
        readyFile = opened.readyFile();
        counts = opened.counts();
        Options.Output output = options.output();
        readyName = options.serving().readyFile();
        writer = new ResultWriter(opened, output, console.patience());
        onStandardOutput = Destination.onStandardOutput(output).stream().findFirst().orElse(null);
        out = new Lasting(onStandardOutput == null ? "standard output" : onStandardOutput.text(), console::outFailure);
        stream = new Lasting(CliOption.JSON_STREAM.dashed() + " " + output.jsonStream(),
                () -> events == null || events.isStandardOutput() ? null : events.failure());
        countsFile = new Lasting(CliOption.METRICS_FILE.dashed() + " " + output.files().metrics(),
                () -> counts == null ? null : counts.failure());
        background = options.mode() == Mode.SERVER
                ? Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("results").factory())
                : null;
    }

    /**
     * Looks at all that was asked for, and opens what has to be open.
     *
     * @throws OutputError with the first that cannot be had
     */
    public static Outputs open(Options options, RunSpec plan, Console console) throws OutputError {
        return new Outputs(options, new Opener(options, plan, console), console);
    }

    /** Somebody more follows all runs. */
    public void follow(RunFollower follower) {
        followers.add(follower);
    }

    /** Whether the counts so far are wanted in a file; then {@link #count} is to be told them. */
    public boolean wantCounts() {
        return counts != null;
    }

    /** The counts so far are what this says, by any thread. */
    public void count(Supplier<String> soFar) {
        counts.begin(soFar);
    }

    /** The events of a run that this tally adds up; before anything is added to it. */
    public RunEvents events(Tally tally) {
        return events(tally, null);
    }

    /** The same, with the rows of the run's connections where they are wanted; null: there are none. */
    public RunEvents events(Tally tally, RowLedger rows) {
        if (writer.keepsDumps()) {
            tally.dumps().keep();
        }
        RowSpool spool = rows == null ? null : writer.spool(rows);
        this.rows = spool == null ? null : new Lasting(writer.rowsName(), spool::failure);
        return new RunEvents(followers, tally, spool);
    }

    /** A run is over: its result goes where it is wanted. */
    public void write(Result result, RunEvents run) {
        write(() -> writer.write(result, 0, run), result, run);
    }

    /** One of several runs of a client is over. */
    public void writeTrial(Result result, int trial, RunEvents run) {
        write(() -> writer.write(result, trial, run), result, run);
    }

    /** A server's result that must not take the place of its last run's. */
    public void writeAside(Result result, RunEvents run) {
        write(() -> writer.writeAside(result, run.dumps()), result, run);
    }

    /** All runs of a client are over. */
    public void write(Trials trials) {
        take(writer.write(trials));
        checkStreams(true);
    }

    /** Where a run of many hosts goes. */
    public MeshOutput mesh(MeshOutput.Place place) {
        return new MeshOutput(writer.results(), writer, place, this::fail);
    }

    /** A run of many hosts is over. */
    public void write(MeshResult result, MeshOutput where) {
        take(where.end(result));
        checkStreams(true);
    }

    /** Shows the result of many hosts; with -q its verdict at least, if there is nothing else to say. */
    public void show(MeshResult result) {
        String text = MeshText.of(result, console.style());
        console.print(text);
        if (console.style().quiet() && (text.isEmpty() || result.verdict() != Verdict.COMPLETE)) {
            console.say(MeshText.verdict(result));
        }
    }

    /** Shows a client's result; with -q its verdict at least, if there is nothing else to say. */
    public void show(Result result) {
        String text = TextReport.of(result, console.style());
        console.print(text);
        if (console.style().quiet() && (text.isEmpty() || result.verdict() != Verdict.COMPLETE)) {
            console.say(TextReport.verdict(result));
        }
    }

    /** Tells by its file that a server listens; false if it was asked for and is not possible. */
    public boolean tellReady(RunSpec plan, int controlPort) {
        return readyFile == null
                || succeeds("be written", () -> readyFile.write(plan, controlPort));
    }

    /** A server listens no more. */
    public void removeReady() {
        if (readyFile != null) {
            succeeds("be removed", () -> readyFile.remove());
        }
    }

    /** Tells what has failed since; now and then while runs last. */
    public void step() {
        Stream.of(out, stream, countsFile, rows).filter(Objects::nonNull)
                .forEach(output -> output.tellAtOnce(this::fail));
        for (ResultWriter.Written written = done.poll(); written != null; written = done.poll()) {
            waiting--;
            take(written);
            checkStreams(false);
        }
    }

    /**
     * Waits, a bounded time, until all is written.
     *
     * @param status the exit status otherwise
     * @return the exit status: 73 if any output failed
     */
    public int finish(int status) {
        awaitWritten();
        console.out().drain();
        checkStreams(true);
        endCounts();
        return failed && status != ExitStatus.SOFTWARE.code() ? ExitStatus.CANNOT_CREATE.code() : status;
    }

    @Override
    public void close() {
        if (background != null) {
            background.shutdownNow();
        }
        if (events != null) {
            events.close();
        }
        if (counts != null) {
            counts.close();
        }
    }

    private void write(Supplier<ResultWriter.Written> work, Result result, RunEvents run) {
        run.end(result);
        if (background == null) {
            take(work.get());
            checkStreams(true);
        } else if (waiting == MOST_WAITING) {
            fail("the result of run " + result.run().id() + " is lost: " + MOST_WAITING
                    + " others are waiting to be written");
        } else {
            waiting++;
            background.execute(() -> done.add(work.get()));
        }
    }

    private void take(ResultWriter.Written written) {
        unplaced = written.json();
        written.failures().forEach(this::failWithResult);
    }

    private void awaitWritten() {
        try {
            while (waiting > 0) {
                ResultWriter.Written written = done.poll(Patience.CALM_NS, TimeUnit.NANOSECONDS);
                if (written == null) {
                    fail(waiting + " results are lost: writing them takes too long");
                    return;
                }
                waiting--;
                take(written);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever waits learns whether it arrived; a server cannot wait, and learns of it later. */
    private void checkStreams(boolean wait) {
        if (wait && onStandardOutput != null) {
            console.out().drain();
        }
        out.tellInTheEnd(sentence -> {
            console.outTold();
            failWithResult(sentence);
        });
        if (wait && events != null) {
            events.drain();
        }
        stream.tellInTheEnd(this::failWithResult);
    }

    private void endCounts() {
        if (counts != null) {
            counts.end();
            countsFile.tellInTheEnd(this::fail);
        }
    }

    private boolean succeeds(String what, BoundedTask.Work work) {
        try {
            BoundedTask.run(work, console.patience(), Patience.CALM_NS);
            return true;
        } catch (IOException e) {
            fail(CliOption.READY_FILE.dashed() + " " + readyName + ": cannot " + what + " (" + Reason.of(e) + ")");
            return false;
        }
    }

    /** With the result on standard error, unless a file has it, or it stands there already. */
    private void failWithResult(String sentence) {
        fail(sentence + (unplaced == null ? "" : "; here is the result"));
        if (unplaced != null) {
            console.err().print(unplaced.get());
            unplaced = null;
        }
    }

    private void fail(String sentence) {
        failed = true;
        console.say(sentence);
    }
}
