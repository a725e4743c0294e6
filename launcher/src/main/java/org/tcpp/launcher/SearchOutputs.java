package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tcpp.cli.Given;
import org.tcpp.cli.Options;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.UsageError;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.output.TextFile;
import org.tcpp.report.JsonReport;
import org.tcpp.report.SearchCsv;
import org.tcpp.report.SearchText;
import org.tcpp.search.SearchResult;

/** Where a search writes what it knows: files, anew after each trial, and the text. One thread. */
final class SearchOutputs {

    private final Console console;
    /** Null: none was asked for. */
    private final TextFile json;
    private final TextFile rows;

    private SearchOutputs(Console console, TextFile json, TextFile rows) {
        this.console = console;
        this.json = json;
        this.rows = rows;
    }

    /** Looks whether they can be written, and are none of what trials read. */
    static SearchOutputs open(Given given, List<Options.Input> inputs, Console console) throws OutputError {
        TextFile json = file(given, ToolOption.SEARCH_JSON, console);
        TextFile rows = file(given, ToolOption.SEARCH_CSV, console);
        if (json != null && rows != null) {
            if (json.isStandardOutput() && rows.isStandardOutput()) {
                throw new UsageError("-o - and --csv -: only one of these can be on standard output");
            }
            String name = given.text(ToolOption.SEARCH_JSON);
            rows.mustNotBe(name, ToolOption.SEARCH_JSON.dashed() + " " + name);
        }
        for (TextFile file : Stream.of(json, rows).filter(Objects::nonNull).toList()) {
            for (Options.Input input : inputs) {
                file.mustNotBe(input.name(), input.text());
            }
        }
        return new SearchOutputs(console, json, rows);
    }

    private static TextFile file(Given given, ToolOption option, Console console) throws OutputError {
        return given.has(option) ? TextFile.open(option, given.text(option), console) : null;
    }

    /** Writes files before anything is tried: a disk may be full. */
    void begin(SearchResult result, SearchCsv csv) throws OutputError {
        if (isFile(json)) {
            json.write(JsonReport.text(result));
        }
        if (isFile(rows)) {
            rows.write(csv.text());
        }
    }

    /** Writes to files what is known so far. */
    void goOn(SearchResult result, SearchCsv csv) {
        String goesOn = "the search goes on";
        if (isFile(json)) {
            json.writeSoFar(JsonReport.text(result), goesOn);
        }
        if (isFile(rows)) {
            rows.writeSoFar(csv.text(), goesOn);
        }
    }

    /**
     * Writes all of it, files first.
     *
     * @return false if something could not be written; it is told, and the result is on standard error unless a file
     *         has it
     */
    boolean finish(SearchResult result, SearchCsv csv) {
        List<String> failures = new ArrayList<>();
        boolean kept = json != null && write(json, JsonReport.text(result), failures);
        if (rows != null) {
            write(rows, csv.text(), failures);
        }
        String text = SearchText.of(result, console.style());
        if (isOnStandardOutput(json) || isOnStandardOutput(rows)) {
            text.lines().forEach(console::say);
        } else {
            write(TextFile.standardOutput(console), text, failures);
        }
        for (int i = 0; i < failures.size(); i++) {
            boolean follows = !kept && i == failures.size() - 1;
            console.say(failures.get(i) + (follows ? "; here is the result" : ""));
        }
        if (!failures.isEmpty() && !kept) {
            console.printToError(JsonReport.text(result));
        }
        return failures.isEmpty();
    }

    private static boolean write(TextFile file, String text, List<String> failures) {
        try {
            file.write(text);
            return true;
        } catch (OutputError e) {
            failures.add(e.getMessage());
            return false;
        }
    }

    private static boolean isFile(TextFile file) {
        return file != null && !file.isStandardOutput();
    }

    private static boolean isOnStandardOutput(TextFile file) {
        return file != null && file.isStandardOutput();
    }
}
