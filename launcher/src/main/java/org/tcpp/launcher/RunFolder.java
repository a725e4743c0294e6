package org.tcpp.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tcpp.estimate.Estimate;
import org.tcpp.host.Build;
import org.tcpp.report.JsonReport;
import org.tcpp.report.WholeFile;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostView;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;

/** A folder for the results of a server's controlled runs, one file each: {@code -o DIR/}. */
final class RunFolder {

    private final Path folder;
    private final List<String> words;
    private final Console console;

    /** Named as the user did; a folder if it ends in a slash or is one. Null: no results are wanted. */
    RunFolder(String name, List<String> words, Console console) {
        this.folder = folder(name);
        this.words = words;
        this.console = console;
    }

    /** True if results go to a folder. */
    boolean isWanted() {
        return folder != null;
    }

    /** The result of a run. */
    Result result(Guest guest, Estimate estimate, HostView here) {
        Build build = Build.read();
        RunFacts facts = new RunFacts(guest.id(), guest.began(), words, build.version(), build.commit(), Map.of(),
                List.of(), FailureLimit.NONE, guest.ending());
        return Result.of(facts, guest.plan(), estimate, new HostsView(null, here));
    }

    /** Writes a result, if that is wanted; says so if it is not possible. */
    void write(Result result) {
        if (folder == null) {
            return;
        }
        Path file = folder.resolve("run-" + result.run().id() + ".json");
        try {
            Files.createDirectories(folder);
            WholeFile.write(file, JsonReport.bytes(result));
        } catch (IOException e) {
            console.say("-o " + folder + "/: cannot be written (" + JsonFile.reason(e) + ")");
        }
    }

    private static Path folder(String name) {
        try {
            return name != null && !name.equals("-") && (name.endsWith("/") || Files.isDirectory(Path.of(name)))
                    ? Path.of(name)
                    : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }
}
