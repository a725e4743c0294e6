package org.tcpp.cli;

import java.util.List;
import java.util.stream.Stream;

import static org.tcpp.cli.CliOption.CSV;
import static org.tcpp.cli.CliOption.HTML;
import static org.tcpp.cli.CliOption.JSON;
import static org.tcpp.cli.CliOption.JSON_STREAM;
import static org.tcpp.cli.CliOption.METRICS_FILE;
import static org.tcpp.cli.CliOption.READY_FILE;
import static org.tcpp.cli.CliOption.ROWS;

/** The rules about where results go. */
final class OutputRules {

    private final Given given;

    private OutputRules(Given given) {
        this.given = given;
    }

    /** Which of them may stand together. Throws {@link UsageError} with the first rule that is broken. */
    static void checkGiven(Given given) {
        OutputRules r = new OutputRules(given);
        r.refuse(r.isOnStandardOutput(READY_FILE), READY_FILE,
                "needs a file, which is there as long as the server listens");
        r.refuse(r.isOnStandardOutput(METRICS_FILE), METRICS_FILE, "needs a file, which is written anew each second");
        // nothing else may stand between the lines of what a program reads
        List<CliOption> standard = Stream.of(JSON, JSON_STREAM, CSV, HTML, ROWS).filter(r::isOnStandardOutput).toList();
        for (CliOption later : standard.stream().skip(1).toList()) {
            r.refuse(true, later, "standard output is taken by " + given.named(standard.getFirst()));
        }
    }

    private boolean isOnStandardOutput(CliOption option) {
        return StandardOutput.is(given.text(option));
    }

    private void refuse(boolean broken, CliOption option, String sentence) {
        if (broken) {
            throw new UsageError(given.named(option) + ": " + sentence);
        }
    }
}
