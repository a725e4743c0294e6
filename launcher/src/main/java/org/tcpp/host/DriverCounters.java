package org.tcpp.host;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.tcpp.nic.Ethtool;

/**
 * What a network driver of Linux counts under names of its own, as {@code ethtool -S} shows it: what it lost, and the
 * packets of each queue. It may be hundreds; whoever shows them leaves out what stood still. Stateless.
 */
final class DriverCounters {

    /** Before each name. */
    static final String PLACE = "driver.";

    private static final Pattern LOSS = Pattern
            .compile("drop|discard|err|miss|fail|full|no_?buf|timeout|exhaust|out_?of", Pattern.CASE_INSENSITIVE);
    /** rx_queue_3_packets, rx3_packets, rx_packets[3], queue_3_rx_cnt, [3]: rx_ucast_packets. */
    private static final Pattern QUEUE = Pattern
            .compile("(?!.*xdp)(?=.*\\d).*(packets|pkts|[rt]x_cnt).*", Pattern.CASE_INSENSITIVE);

    private DriverCounters() {}

    static void read(String networkInterface, Map<String, Long> values, Gathering facts) {
        try (Ethtool driver = new Ethtool(networkInterface)) {
            driver.statistics().forEach((name, count) -> {
                if (isOfInterest(name)) {
                    values.put(PLACE + name, count);
                }
            });
        } catch (IOException | LinkageError e) {
            facts.missing("driver", Gathering.reason(e));
        }
    }

    static boolean isOfInterest(String name) {
        return LOSS.matcher(name).find() || QUEUE.matcher(name).matches();
    }
}
