package org.tcpp.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.tcpp.cli.CliOption;
import org.tcpp.host.Build;
import org.tcpp.message.ExitStatus;
import org.tcpp.metrics.Metrics;
import org.tcpp.metrics.MetricsServer;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.output.Outputs;

/** Lets others scrape what the runs of a command count: {@code --openmetrics}, {@code --openmetrics-file}. */
final class Scraping {

    private Scraping() {}

    /**
     * Counts from now on, in a file where one is wanted, and listens; null if nobody wants that.
     *
     * @param address where, or null
     * @throws OutputError if that port cannot be had
     */
    static MetricsServer begin(InetSocketAddress address, Outputs outputs, Console console) throws OutputError {
        if (address == null && !outputs.wantCounts()) {
            return null;
        }
        Build build = Build.read();
        Metrics metrics = new Metrics(build.version(), build.commit());
        outputs.follow(metrics);
        if (outputs.wantCounts()) {
            outputs.count(metrics::plainText);
        }
        return address == null ? null : listen(address, metrics, console);
    }

    private static MetricsServer listen(InetSocketAddress address, Metrics metrics, Console console)
            throws OutputError {
        String where = (address.getAddress().getHostAddress().contains(":")
                ? "[" + address.getAddress().getHostAddress() + "]"
                : address.getAddress().getHostAddress()) + ":" + address.getPort();
        try {
            MetricsServer server = MetricsServer.open(address, metrics::text);
            console.tell("metrics at http://" + where + "/metrics");
            return server;
        } catch (IOException e) {
            throw new OutputError(ExitStatus.UNAVAILABLE,
                    CliOption.METRICS.dashed() + " " + where + ": cannot listen there (" + e.getMessage() + ")");
        }
    }
}
