package org.tcpp.result;

import java.util.ArrayList;
import java.util.List;

/** What control groups did to the launcher and its workers during the run: processor time and memory they withheld. */
final class KernelLimits {

    private static final long US_PER_MS = 1000;

    private KernelLimits() {}

    static List<Finding> of(List<HostRow> hosts) {
        List<Finding> findings = new ArrayList<>();
        for (HostRow host : hosts) {
            String where = host.role().equals("both") ? "this host" : "the " + host.role() + "'s host";
            long periods = grown(host.facts(), "cgroup.nr_throttled");
            long milliseconds = grown(host.facts(), "cgroup.throttled_usec") / US_PER_MS;
            if (periods > 0) {
                findings.add(new Finding("throttled", milliseconds, "milliseconds", where + " stopped tcpp's processes "
                        + periods + " times, for " + milliseconds + " ms of their time in all, when the quota of a"
                        + " control group was used up: it may have been the limit" + note(host.facts())));
            }
            long reached = grown(host.facts(), "cgroup.memory_limit_reached");
            if (reached > 0) {
                findings.add(new Finding("memory_limit", reached, "times", where + " had to take memory back "
                        + reached + " times, since a control group's was used up: that slows down, and may kill"));
            }
        }
        return findings;
    }

    private static String note(HostView host) {
        return host.notes().stream().filter(note -> note.about().equals("processors"))
                .map(note -> " (" + note.text() + ")").findFirst().orElse("");
    }

    private static long grown(HostView host, String name) {
        return host.counters().stream().filter(counter -> counter.name().equals(name))
                .filter(counter -> counter.difference() != null).mapToLong(HostView.Counter::difference).sum();
    }
}
