package org.tcpp.output;

import java.util.List;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.Options;
import org.tcpp.cli.StandardOutput;

/** An option that names where something goes, and what was given for it. */
record Destination(CliOption option, String name) {

    /** All that were given. */
    static List<Destination> of(Options options) {
        Options.Output output = options.output();
        return List.of(new Destination(CliOption.JSON, output.json()),
                new Destination(CliOption.JSON_STREAM, output.jsonStream()),
                new Destination(CliOption.CSV, output.csv()), new Destination(CliOption.HTML, output.html()),
                new Destination(CliOption.ROWS, output.connections()),
                new Destination(CliOption.METRICS_FILE, output.files().metrics()),
                new Destination(CliOption.READY_FILE, options.serving().readyFile()))
                .stream()
                .filter(destination -> destination.name != null)
                .toList();
    }

    /** Those that want standard output for themselves. */
    static List<Destination> onStandardOutput(Options.Output output) {
        return List.of(new Destination(CliOption.JSON, output.json()),
                new Destination(CliOption.JSON_STREAM, output.jsonStream()),
                new Destination(CliOption.CSV, output.csv()), new Destination(CliOption.HTML, output.html()),
                new Destination(CliOption.ROWS, output.connections()))
                .stream()
                .filter(Destination::isStandardOutput)
                .toList();
    }

    boolean isStandardOutput() {
        return StandardOutput.is(name);
    }

    /** Option and name, to begin a sentence with. */
    String text() {
        return option.dashed() + " " + name;
    }
}
