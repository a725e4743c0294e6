package org.tcpp.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.cli.Given;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.UsageError;
import org.tcpp.html.FilesPage;
import org.tcpp.html.SweepPage;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.output.TextFile;
import org.tcpp.report.InputError;
import org.tcpp.report.Recorded;
import org.tcpp.report.ResultReader;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.sweep.Measured;
import org.tcpp.sweep.SweepRecord;

/** {@code tcpp report}: reads files of results and writes one page about them. */
final class ReportCommand {

    private static final String SWEEP = "sweep.json";

    private ReportCommand() {}

    static int run(Given given, Console console) throws OutputError {
        String name = given.text(ToolOption.REPORT_FILE);
        if (name == null) {
            throw new UsageError("report: where to? Name a file with " + ToolOption.REPORT_FILE.dashed()
                    + ", or - for standard output");
        }
        TextFile page = TextFile.open(ToolOption.REPORT_FILE, name, console);
        for (String read : given.bare()) {
            page.mustNotBe(read, read);
        }
        if (given.has(ToolOption.REPORT_CONNECTIONS)) {
            String rows = given.text(ToolOption.REPORT_CONNECTIONS);
            page.mustNotBe(rows, ToolOption.REPORT_CONNECTIONS.dashed() + " " + rows);
        }
        page.write(wholePage(given, console));
        return ExitStatus.COMPLETE.code();
    }

    private static String wholePage(Given given, Console console) {
        List<String> names = given.bare();
        try {
            return page(names, given.text(ToolOption.REPORT_CONNECTIONS), console);
        } catch (NullPointerException e) {
            // what is null where it never is in a result of ours was made so by somebody else
            throw new InputError(String.join(", ", names) + ": not as tcpp writes it, something is missing");
        }
    }

    private static String page(List<String> names, String connections, Console console) {
        if (names.size() == 1 && Files.isDirectory(path(names.getFirst()))) {
            onlyOfARun(connections);
            return sweep(path(names.getFirst()));
        }
        Map<String, Recorded> files = new LinkedHashMap<>();
        for (String name : names) {
            Recorded recorded = ResultReader.read(path(name));
            files.put(name, recorded instanceof Recorded.Series series ? series.beside(path(name)) : recorded);
        }
        if (files.size() == 1 && files.values().iterator().next() instanceof Recorded.Run(Result result)) {
            return FilesPage.of(files, connections == null
                    ? ConnectionTable.beside(path(names.getFirst()), result, console)
                    : ConnectionTable.named(path(connections)));
        }
        onlyOfARun(connections);
        return FilesPage.of(files);
    }

    private static void onlyOfARun(String connections) {
        if (connections != null) {
            throw new UsageError("report: " + ToolOption.REPORT_CONNECTIONS.dashed()
                    + " is for the page of one run; name one result");
        }
    }

    /** Of the folder of a sweep, done or not. */
    private static String sweep(Path folder) {
        JsonNode sweep = ResultReader.tree(folder.resolve(SWEEP));
        if (!sweep.path("schema").asText().equals(SweepRecord.SCHEMA)) {
            throw new InputError(folder.resolve(SWEEP) + ": it is no record of a sweep");
        }
        Map<String, Summary> byFile = new LinkedHashMap<>();
        for (JsonNode run : sweep.path("runs")) {
            Path name = path(run.path("file").asText()).getFileName(); // nothing outside of the folder
            Path file = name == null ? null : folder.resolve(name);
            if (file != null && Files.isRegularFile(file)) {
                Measured.of(ResultReader.read(file))
                        .ifPresent(known -> byFile.put(run.path("file").asText(), known.summary()));
            }
        }
        return SweepPage.of(sweep, byFile);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException _) {
            throw new InputError(name + ": is no name of a file");
        }
    }
}
