package org.tcpp.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tcpp.result.Median;

/** Figures beside the one that was asked for: looked at because they are there, so that chance has many a try. */
final class Figures {

    private static final List<String> EXPLORED = List.of("steady_bits_per_second", "bits_per_second",
            "reverse_steady_bits_per_second", "reverse_bits_per_second", "rounds_steady_per_second",
            "rounds_per_second", "round_microseconds_p50", "round_microseconds_p99", "steady_connections_per_second",
            "connections_per_second", "connect_microseconds_p50",
            "connect_microseconds_p99", "first_byte_microseconds_p50", "first_byte_microseconds_p99",
            "flow_completion_microseconds_p50", "flow_completion_microseconds_p99", "client_cpu_nanoseconds_per_kib",
            "server_cpu_nanoseconds_per_kib", "client_cpu_microseconds_per_connection",
            "server_cpu_microseconds_per_connection", "fairness_connections", "reverse_fairness_connections",
            "fairness_workers");

    private Figures() {}

    /**
     * One of them.
     *
     * @param name its name in a summary
     * @param a median of A
     * @param b median of B
     * @param ratio with an interval that allows for how many were looked at
     * @param adjusted p after Holm's adjustment
     */
    record Explored(String name, double a, double b, Ratio ratio, double adjusted) {

        /** True if chance alone is no likely reason, for all that so many figures were looked at. */
        boolean stands() {
            return adjusted <= Ratio.ERROR;
        }
    }

    /**
     * All but one that every run has. Holm's procedure (Scand. J. Stat. 6, 1979): sorted by p, the first has to stand
     * against as many tries as there are figures, the next against one fewer; and so does its interval.
     */
    static List<Explored> explore(Sample a, Sample b, String primary) {
        MannWhitney orders = new MannWhitney(a.runs().size(), b.runs().size());
        List<Explored> plain = new ArrayList<>();
        for (String name : EXPLORED) {
            if (!name.equals(primary) && a.hasQuotients(name) && b.hasQuotients(name)) {
                plain.add(explored(a, b, name, orders, Ratio.ERROR));
            }
        }
        plain.sort(Comparator.comparingDouble(one -> one.ratio.p()));
        List<Explored> all = new ArrayList<>();
        double adjusted = 0;
        for (Explored one : plain) {
            int tries = plain.size() - all.size();
            adjusted = Math.max(adjusted, Math.min(1, tries * one.ratio.p()));
            Explored strict = explored(a, b, one.name, orders, Ratio.ERROR / tries);
            all.add(new Explored(one.name, one.a, one.b, strict.ratio, adjusted));
        }
        all.sort(Comparator.comparingInt(one -> EXPLORED.indexOf(one.name)));
        return all;
    }

    private static Explored explored(Sample a, Sample b, String name, MannWhitney orders, double error) {
        Ratio ratio = Ratio.of(a.figures(name), b.figures(name), orders, error);
        return new Explored(name, Median.of(a.figures(name)), Median.of(b.figures(name)), ratio, ratio.p());
    }
}
