package org.tcpp.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpp.cli.CliOption;
import org.tcpp.connection.TableReader;
import org.tcpp.html.ConnectionTimes;
import org.tcpp.output.Console;
import org.tcpp.report.InputError;
import org.tcpp.report.TrialFile;
import org.tcpp.result.Result;

/** Finds and reads the table of connections that belongs to a result. */
final class ConnectionTable {

    private static final String OPTION = CliOption.ROWS.dashed();
    /** A result of several: r.3.json. */
    private static final Pattern TRIAL = Pattern.compile(".*\\.([1-9][0-9]{0,8})(\\.[^.]*)?");

    private ConnectionTable() {}

    /** The one that the user named. Throws {@link InputError}, which names the file, if it is none. */
    static ConnectionTimes named(Path file) {
        ConnectionTimes times = new ConnectionTimes();
        try {
            TableReader.read(file, times::add);
        } catch (IOException e) {
            throw InputError.of(file, e);
        }
        return times;
    }

    /**
     * The one that lies in the folder of a result, under the name that the result's command line says; null if there is
     * none. One that is there but cannot be used is told of and left out.
     */
    static ConnectionTimes beside(Path file, Result result, Console console) {
        Path table = find(file, result.run().commandLine());
        if (table == null) {
            return null;
        }
        try {
            ConnectionTimes times = named(table);
            if (times.fit(result)) {
                return times;
            }
            console.say("report: " + table + " lies beside the result, but is of another run: left out");
        } catch (InputError e) {
            console.say("report: " + e.getMessage() + ": left out");
        }
        return null;
    }

    /** Nothing outside of the folder: a result may be anybody's. */
    private static Path find(Path file, List<String> words) {
        Path name = name(words);
        if (name == null) {
            return null;
        }
        Path plain = file.resolveSibling(name);
        Matcher trial = TRIAL.matcher(file.getFileName().toString());
        if (trial.matches()) {
            Path numbered = TrialFile.numbered(plain, Integer.parseInt(trial.group(1)));
            if (Files.isRegularFile(numbered)) {
                return numbered;
            }
        }
        return Files.isRegularFile(plain) ? plain : null;
    }

    private static Path name(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String value = word.equals(OPTION) && i + 1 < words.size()
                    ? words.get(i + 1)
                    : word.startsWith(OPTION + "=") ? word.substring(OPTION.length() + 1) : null;
            if (value != null) {
                try {
                    return Path.of(value).getFileName();
                } catch (InvalidPathException _) {
                    return null;
                }
            }
        }
        return null;
    }
}
