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

/** Lets others scrape what the runs of a command count: {@code --openmetrics}. */
final class Scraping {

    private Scraping() {}

    /**
     * Listens from now on; null if nobody wants that.
     *
     * @param address where, or null
     * @throws OutputError if that port cannot be had
     */
    static MetricsServer begin(InetSocketAddress address, Outputs outputs, Console console) throws OutputError {
        if (address == null) {
            return null;
        }
        String where = (address.getAddress().getHostAddress().contains(":")
                ? "[" + address.getAddress().getHostAddress() + "]"
                : address.getAddress().getHostAddress()) + ":" + address.getPort();
        Build build = Build.read();
        Metrics metrics = new Metrics(build.version(), build.commit());
        try {
            MetricsServer server = MetricsServer.open(address, metrics::text);
            outputs.follow(metrics);
            console.tell("metrics at http://" + where + "/metrics");
            return server;
        } catch (IOException e) {
            throw new OutputError(ExitStatus.UNAVAILABLE,
                    CliOption.METRICS.dashed() + " " + where + ": cannot listen there (" + e.getMessage() + ")");
        }
    }
}
