package org.tcpp.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tcpp.cli.Given;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.UsageError;
import org.tcpp.html.FilesPage;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.output.TextFile;
import org.tcpp.report.InputError;
import org.tcpp.report.Recorded;
import org.tcpp.report.ResultReader;

/** {@code tcpp report}: reads files of results and writes one page about them. */
final class ReportCommand {

    private ReportCommand() {}

    static int run(Given given, Console console) throws OutputError {
        String page = given.text(ToolOption.REPORT_FILE);
        if (page == null) {
            throw new UsageError("report: where to? Name a file with " + ToolOption.REPORT_FILE.dashed()
                    + ", or - for standard output");
        }
        Map<String, Recorded> files = new LinkedHashMap<>();
        for (String name : given.bare()) {
            files.put(name, ResultReader.read(path(name)));
        }
        TextFile.write(ToolOption.REPORT_FILE.dashed(), page, FilesPage.of(files), console);
        return ExitStatus.COMPLETE.code();
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException _) {
            throw new InputError(name + ": is no name of a file");
        }
    }
}
