package org.tcpp.cli;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.tcpp.address.NumericAddress;

import static org.tcpp.cli.CliOption.CSV;
import static org.tcpp.cli.CliOption.HTML;
import static org.tcpp.cli.CliOption.JSON;
import static org.tcpp.cli.CliOption.JSON_STREAM;
import static org.tcpp.cli.CliOption.METRICS;
import static org.tcpp.cli.CliOption.METRICS_FILE;
import static org.tcpp.cli.CliOption.READY_FILE;
import static org.tcpp.cli.CliOption.ROWS;
import static org.tcpp.cli.ToolOption.COMPARE_HTML;
import static org.tcpp.cli.ToolOption.COMPARE_JSON;

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

    /** What their values may be. Throws {@link UsageError} with the first rule that is broken. */
    static void checkValues(Given given, Options o) {
        InetSocketAddress metrics = o.output().metrics();
        if (metrics == null || o.mode() != Mode.SERVER && o.mode() != Mode.LOOPBACK) {
            return;
        }
        OutputRules r = new OutputRules(given);
        int base = o.placement().basePort();
        int last = base + o.placement().processes() - 1;
        int port = metrics.getPort();
        boolean met = meet(metrics.getAddress(), listening(o));
        r.refuse(met && port >= base && port <= last, METRICS, "is one of the data ports " + base + " to " + last);
        r.refuse(met && o.mode() == Mode.SERVER && port == o.control().port(), METRICS, "is the control port");
    }

    /** Where servers here listen. */
    private static InetAddress listening(Options o) {
        InetAddress local = NumericAddress.parse(o.placement().local()).orElse(null);
        if (o.mode() == Mode.LOOPBACK) {
            return InetAddress.ofLiteral(local instanceof Inet6Address ? "::1" : "127.0.0.1");
        }
        return local == null ? InetAddress.ofLiteral("::") : local;
    }

    /** True if not both can listen on one port. */
    private static boolean meet(InetAddress one, InetAddress other) {
        return one.equals(other) || covers(one, other) || covers(other, one);
    }

    private static boolean covers(InetAddress one, InetAddress other) {
        return one.isAnyLocalAddress() && (one instanceof Inet6Address || other instanceof Inet4Address);
    }

    /** The same of a tool. */
    static void checkTool(Given given) {
        OutputRules r = new OutputRules(given);
        r.refuse(given.has(COMPARE_JSON) && r.isOnStandardOutput(COMPARE_HTML), COMPARE_HTML,
                "standard output is taken by " + COMPARE_JSON.dashed());
    }

    private boolean isOnStandardOutput(OptionRow option) {
        return StandardOutput.is(given.text(option));
    }

    private void refuse(boolean broken, OptionRow option, String sentence) {
        if (broken) {
            throw new UsageError(given.named(option) + ": " + sentence);
        }
    }
}
