package org.tcpp.estimate;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How fast each place was whose workers took part, a worker that died and its successor being one. */
final class WorkerRates {

    private WorkerRates() {}

    /**
     * Bytes per second of the traffic whose figures stand first, as the end has it that counts them; of every worker
     * that was asked for connections, though nothing of it may have come.
     */
    static double[] of(Estimate estimate) {
        Traffic traffic = estimate.foremost();
        SortedMap<Integer, List<WorkerOutcome>> counting = traffic.counting()
                .workers()
                .stream()
                .collect(Collectors.groupingBy(worker -> worker.key().number(), TreeMap::new, Collectors.toList()));
        return estimate.asking()
                .workers()
                .stream()
                .filter(worker -> estimate.client() != null || worker.totals().started() > 0)
                .mapToInt(worker -> worker.key().number())
                .distinct()
                .mapToDouble(number -> rate(traffic, counting.getOrDefault(number, List.of())))
                .toArray();
    }

    private static double rate(Traffic traffic, List<WorkerOutcome> successive) {
        long bytes = 0;
        Long firstNs = null;
        Long lastNs = null;
        for (WorkerOutcome worker : successive) {
            bytes += worker.totals().bytes(traffic.direction(), worker.key().role());
            firstNs = Side.earlier(firstNs, worker.moments().firstNs());
            lastNs = Side.later(lastNs, worker.moments().lastNs());
        }
        return firstNs == null || lastNs == null || lastNs - firstNs <= 0 ? 0 : bytes * 1e9 / (lastNs - firstNs);
    }
}
