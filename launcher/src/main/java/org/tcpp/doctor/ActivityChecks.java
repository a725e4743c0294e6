package org.tcpp.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.host.CpuTicks;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

/** Whether a host is at rest, as it should be before a run, and loses nothing. Pure. */
final class ActivityChecks {

    private static final List<String> LOSSES = List.of("rx_errors", "tx_errors", "rx_dropped", "tx_dropped",
            "rx_missed_errors", "rx_crc_errors", "rx_fifo_errors", "tx_carrier_errors");
    private static final String PLACE = "interface.";
    /** Percent of all processors' time. */
    private static final int QUIET = 5;
    private static final int LITTLE_STOLEN = 1;

    private ActivityChecks() {}

    static List<Check> of(Activity activity, Settings settings, String networkInterface) {
        List<Check> checks = new ArrayList<>();
        if (networkInterface != null) {
            checks.add(losses(activity, settings, networkInterface));
        }
        load(checks, activity);
        grown(checks, activity, Activity.BACKLOG_DROPS, "backlog_drops", "packets found the queue of their processor"
                + " full", "sysctl -w net.core.netdev_max_backlog=" + 2 * orUsual(settings));
        grown(checks, activity, Activity.THROTTLED, "throttling", "times a processor was slowed down for its heat",
                "Cooling, or a lower frequency that it can keep");
        return checks;
    }

    private static long orUsual(Settings settings) {
        Long now = settings.number(Setting.NETDEV_MAX_BACKLOG);
        return now == null ? 1000 : now;
    }

    private static Check losses(Activity activity, Settings settings, String device) {
        Map<String, Object> moved = new LinkedHashMap<>();
        boolean known = false;
        for (String name : LOSSES) {
            Long difference = activity.counters().values().get(PLACE + name);
            known |= difference != null;
            if (difference != null && difference > 0) {
                moved.put(name, difference);
            }
        }
        if (!known) {
            return new Check("losses", Verdict.HIDDEN, Map.of(), "no counters of " + device, null);
        }
        if (moved.isEmpty()) {
            return new Check("losses", Verdict.GOOD, Map.of(), device + " lost nothing for a second", null);
        }
        Long most = settings.number(Setting.RX_RING_MAX);
        Long ring = settings.number(Setting.RX_RING);
        boolean longer = most != null && ring != null && ring < most
                && (moved.containsKey("rx_missed_errors") || moved.containsKey("rx_fifo_errors"));
        String advice = moved.containsKey("rx_crc_errors")
                ? "The cable and its ends"
                : longer ? "ethtool -G " + device + " rx " + most : "ethtool -S " + device + " tells where";
        return new Check("losses", Verdict.WARN, moved, device + " lost packets within a second, without a run: "
                + moved.entrySet().stream().map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ")),
                advice);
    }

    private static void load(List<Check> checks, Activity activity) {
        CpuTicks ticks = activity.ticks();
        if (ticks.total() <= 0) {
            checks.add(new Check("load", Verdict.HIDDEN, Map.of(), "the system counts no time of its processors",
                    null));
            return;
        }
        int stolen = ticks.percent(ticks.steal());
        checks.add(stolen > LITTLE_STOLEN
                ? new Check("steal", Verdict.WARN, Map.of("percent", (long) stolen), "the hypervisor gave " + stolen
                        + " % of the processors' time to others", "Bind the guest to processors of its own")
                : new Check("steal", Verdict.GOOD, Map.of("percent", (long) stolen), "no time was taken by others",
                        null));
        int busy = ticks.percent(
                Math.max(0, ticks.total() - ticks.idle() - ticks.steal() - activity.ownTicks()));
        checks.add(busy > QUIET
                ? new Check("load", Verdict.WARN, Map.of("percent", (long) busy), "other work takes " + busy
                        + " % of the processors' time", "Stop it, or wait for its end")
                : new Check("load", Verdict.GOOD, Map.of("percent", (long) busy), "other work takes " + busy
                        + " % of the processors' time", null));
    }

    private static void grown(List<Check> checks, Activity activity, String counter, String name, String what,
            String advice) {
        Long difference = activity.more().get(counter);
        if (difference == null) {
            checks.add(new Check(name, Verdict.HIDDEN, Map.of(), "this system does not count it", null));
        } else {
            checks.add(difference > 0
                    ? new Check(name, Verdict.WARN, Map.of(counter, difference), difference + " " + what
                            + " within a second", advice)
                    : new Check(name, Verdict.GOOD, Map.of(counter, difference), "none within a second", null));
        }
    }
}
