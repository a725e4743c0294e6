package org.tcpp.estimate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** How often the interval of a steady rate holds the truth. As a program it prints the table of docs/measurement.md. */
final class Coverage {

    static final long SLICE_NS = 100_000_000;

    /** A random process of mean 0. */
    @FunctionalInterface
    interface Process {

        /** So many slices of it. */
        double[] slices(Random random, int count);
    }

    private Coverage() {}

    /** Share of runs of so many slices of 100 ms whose interval holds the true mean. */
    static double share(int slices, Process process, int runs) {
        Random random = new Random(7);
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            double[] noise = process.slices(random, slices);
            Curve curve = new Curve();
            for (int slice = 0; slice < slices; slice++) {
                curve.add(slice * SLICE_NS, (slice + 1) * SLICE_NS, Math.round(1e6 + 5e4 * noise[slice]));
            }
            Steady.Confidence interval = WindowRate.over(curve::at, 0, slices * SLICE_NS, 1, SLICE_NS)
                    .interval()
                    .value();
            covered += interval.lowPerSecond() <= 1e7 && 1e7 <= interval.highPerSecond() ? 1 : 0;
        }
        return covered / (double) runs;
    }

    public static void main(String[] arguments) {
        int runs = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        Map<String, Process> rows = new LinkedHashMap<>();
        rows.put("white", (random, n) -> Noise.autoregressive(random, n, 0));
        for (double memory : new double[]{-0.4, 0.4, 0.8, 0.9, 0.95}) {
            rows.put(String.format(Locale.ROOT, "AR(1) %+.2f", memory),
                    (random, n) -> Noise.autoregressive(random, n, memory));
        }
        rows.put("fractional, H = 0.8", (random, n) -> Noise.fractional(random, n, 0.8));
        rows.put("dips of 200 ms every 10 s", Noise::dips);
        rows.put("moved between neighbours", Noise::moved);
        System.out.println("| noise | 5 s | 10 s | 30 s | 1 min | 2 min |\n| --- | ---: | ---: | ---: | ---: | ---: |");
        rows.forEach((name, process) -> {
            StringBuilder row = new StringBuilder("| " + name + " |");
            for (int slices : new int[]{50, 95, 295, 595, 1195}) {
                row.append(String.format(Locale.ROOT, " %.1f %% |", 100 * share(slices, process, runs)));
            }
            System.out.println(row);
        });
    }
}
