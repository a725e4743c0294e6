package org.tcpp.output;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Tally;
import org.tcpp.message.ExitStatus;
import org.tcpp.plan.RunSpec;
import org.tcpp.report.CsvRow;
import org.tcpp.report.PairRows;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;

/**
 * Looks at every output before the run: a folder that is not there, a file that may not be written, a table of
 * something else, a lock. What stands in them already is untouched but for the stream, which begins anew. One thread.
 */
final class Opener {

    private static final long LOOK_NS = 10_000_000_000L;

    private final Options options;
    private final RunSpec plan;
    private final Console console;
    private ResultSink results;
    private ResultSink pages;
    private RowSink rows;
    private ConnectionSink connections;
    private EventStream events;
    private ReadyFile readyFile;
    private LatestFile counts;
    /** Of what has been opened, what a person should know. */
    private String remark;

    /** Looks at what these options ask for; {@code plan} is that of the run. */
    Opener(Options options, RunSpec plan, Console console) throws OutputError {
        this.options = options;
        this.plan = plan;
        this.console = console;
        List<Destination> all = Destination.of(options);
        refuseOneFileTwice(all, options.output().files().inputs());
        // the stream last: opening it empties it
        for (Destination destination : all) {
            if (destination.option() != CliOption.JSON_STREAM) {
                open(destination);
            }
        }
        for (Destination destination : all) {
            if (destination.option() == CliOption.JSON_STREAM) {
                open(destination);
            }
        }
    }

    /** Where results go, or null. */
    ResultSink results() {
        return results;
    }

    /** Where pages go, or null. */
    ResultSink pages() {
        return pages;
    }

    /** Where rows go, or null. */
    RowSink rows() {
        return rows;
    }

    /** Where the rows of connections go, or null. */
    ConnectionSink connections() {
        return connections;
    }

    /** Where events go, or null. */
    EventStream events() {
        return events;
    }

    /** What tells that a server listens, or null. */
    ReadyFile readyFile() {
        return readyFile;
    }

    /** What has the counts so far, or null. */
    LatestFile counts() {
        return counts;
    }

    private void open(Destination destination) throws OutputError {
        try {
            BoundedTask.run(() -> openNow(destination), console.patience(), LOOK_NS);
        } catch (IOException e) {
            throw new OutputError(ExitStatus.CANNOT_CREATE, destination.text() + Reason.cannotBeWritten(e));
        }
        if (remark != null) {
            console.tell(destination.text() + ": " + remark);
            remark = null;
        }
    }

    private void openNow(Destination destination) throws IOException {
        String name = destination.name();
        boolean standard = destination.isStandardOutput();
        switch (destination.option()) {
            case JSON -> {
                results = standard ? ResultSink.on(console.out(), Form.JSON) : ResultSink.in(name, Form.JSON);
                results.look(options.measuring().trials());
            }
            case HTML -> {
                pages = standard ? ResultSink.on(console.out(), Form.HTML) : ResultSink.in(name, Form.HTML);
                pages.look(options.measuring().trials());
            }
            case CSV -> {
                rows = standard ? RowSink.on(console.out(), header()) : RowSink.in(name, header());
                remark = rows.look();
            }
            case ROWS -> {
                connections = standard ? ConnectionSink.on(console.out()) : ConnectionSink.in(name);
                connections.look(options.measuring().trials());
            }
            case JSON_STREAM -> events = standard
                    ? EventStream.on(console.out())
                    : EventStream.open(Path.of(name), console.patience());
            case METRICS_FILE -> {
                WholeFile.look(Path.of(name));
                counts = new LatestFile(Path.of(name), console.patience());
            }
            default -> {
                WholeFile.look(Path.of(name));
                readyFile = new ReadyFile(Path.of(name));
            }
        }
    }

    /** That of a run in which nothing has happened: the columns are the same for all. */
    private List<String> header() {
        if (options.mode() == Mode.MESH) {
            return PairRows.header();
        }
        return CsvRow
                .header(Result.of(RunFacts.NONE, plan, Estimate.of(plan, new Tally(plan)), new HostsView(null, null))
                        .summary());
    }

    private static void refuseOneFileTwice(List<Destination> all, List<Options.Input> inputs) throws OutputError {
        Map<Path, Destination> files = new HashMap<>();
        for (Destination destination : all) {
            Path file = file(destination);
            Destination other = file == null ? null : files.putIfAbsent(file, destination);
            if (other != null) {
                throw new OutputError(ExitStatus.USAGE, destination.text() + ": the same file as " + other.text());
            }
        }
        for (Options.Input input : inputs) {
            Destination destination = files.get(WholeFile.replacedOrNull(input.name()));
            if (destination != null) {
                throw new OutputError(ExitStatus.USAGE, destination.text() + ": the same file as " + input.text());
            }
        }
    }

    /** The file that it replaces or makes; null: none. */
    private static Path file(Destination destination) throws OutputError {
        if (destination.isStandardOutput()) {
            return null;
        }
        try {
            return WholeFile.replaced(Path.of(destination.name()));
        } catch (InvalidPathException e) {
            throw new OutputError(ExitStatus.USAGE, destination.text() + ": " + Reason.of(e));
        } catch (IOException e) {
            throw new OutputError(ExitStatus.CANNOT_CREATE, destination.text() + Reason.cannotBeWritten(e));
        }
    }
}
