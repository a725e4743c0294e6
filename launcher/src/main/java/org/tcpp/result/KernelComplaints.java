package org.tcpp.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What kernels and their devices should never do, whatever traffic they get: complain about themselves, lose their
 * link, or keep sockets of a run that is over.
 */
final class KernelComplaints {

    /** Bits of /proc/sys/kernel/tainted, Documentation/admin-guide/tainted-kernels.rst. */
    private static final List<String> TAINTS = List.of("a proprietary module", "a module loaded by force",
            "a processor out of its specification", "a module unloaded by force", "a machine check", "a bad page",
            "a user's request", "an oops or a bug: the kernel died within", "an ACPI table overridden",
            "a warning: the kernel found itself in a state that cannot be", "a staging driver",
            "a workaround for firmware", "a module from outside of the kernel", "an unsigned module", "a soft lockup",
            "a live patch", "another taint", "a randomized layout of structs", "a test module");
    private static final String LEFT = "left.";
    private static final Set<String> NO_STATES = Set.of(LEFT + "sockets", LEFT + "milliseconds", LEFT + "time_wait");

    private KernelComplaints() {}

    static List<Finding> of(List<HostRow> hosts) {
        List<Finding> findings = new ArrayList<>();
        for (HostRow host : hosts) {
            String where = host.role().equals("both") ? "this host" : "the " + host.role() + "'s host";
            tainted(findings, grown(host.facts(), "kernel.tainted"), where);
            carrier(findings, grown(host.facts(), "interface.carrier_changes"), where);
            left(findings, host.facts(), where);
        }
        return findings;
    }

    private static void tainted(List<Finding> findings, long bits, String where) {
        if (bits > 0) {
            List<String> words = new ArrayList<>();
            for (int bit = 0; bit < TAINTS.size(); bit++) {
                if ((bits >> bit & 1) != 0) {
                    words.add(TAINTS.get(bit));
                }
            }
            findings.add(new Finding("tainted", bits, "bits", "the kernel of " + where + " became tainted during the"
                    + " run, by " + (words.isEmpty() ? "something new" : String.join(" and ", words))
                    + ": its log says more (dmesg)"));
        }
    }

    private static void carrier(List<Finding> findings, long changes, String where) {
        if (changes > 0) {
            findings.add(new Finding("carrier_changes", changes, "changes", "the network interface of " + where
                    + " lost or found its link " + changes + " times during the run"));
        }
    }

    private static void left(List<Finding> findings, HostView host, String where) {
        long sockets = grown(host, LEFT + "sockets");
        if (sockets > 0) {
            List<String> words = host.counters()
                    .stream()
                    .filter(counter -> counter.name().startsWith(LEFT) && !NO_STATES.contains(counter.name()))
                    .map(counter -> counter.difference() + " in " + counter.name().substring(LEFT.length()))
                    .toList();
            findings.add(new Finding("leftover_sockets", sockets, "sockets", where + " still had " + sockets
                    + " sockets on the run's ports " + grown(host, LEFT + "milliseconds")
                    + " ms after its end (" + String.join(", ", words) + "), which nobody needs any more"));
        }
    }

    private static long grown(HostView host, String name) {
        return host.counters().stream().filter(counter -> counter.name().equals(name))
                .filter(counter -> counter.difference() != null).mapToLong(HostView.Counter::difference).sum();
    }
}
