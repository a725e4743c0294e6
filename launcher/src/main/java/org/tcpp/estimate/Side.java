package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tcpp.message.Conduct;
import org.tcpp.message.Counters;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.message.Role;

/**
 * All workers of one role together. Times are nanoseconds on the monotonic clock of the host they ran on, null where
 * not known.
 *
 * @param role what they were
 * @param workers each of them
 * @param requested connections asked for; on a server those that came
 * @param totals exact counts
 * @param span from when to when
 * @param seen what became of its connections
 * @param cpuNs CPU time of all workers that had a part in the run, together
 * @param measured what its histograms say
 */
public record Side(Role role, List<WorkerOutcome> workers, long requested, Counters totals, Span span, Seen seen,
        Figure<Long> cpuNs, Measured measured) {

    /**
     * Moments.
     *
     * @param firstNs first connection attempt (client) or accepted connection (server)
     * @param lastNs last byte
     */
    public record Span(Long firstNs, Long lastNs) {
    }

    /**
     * Connections.
     *
     * @param failures one entry for each kind, the most frequent first
     * @param fairness over all completed connections
     * @param retries what was put off
     */
    public record Seen(List<Failures> failures, Fairness fairness, Retries retries) {
    }

    /**
     * Distributions.
     *
     * @param distributions name of a histogram to its figures
     * @param synHumps connections that needed more than one SYN
     */
    public record Measured(Map<String, Figure<Distribution>> distributions, Figure<SynHumps> synHumps) {
    }

    /** Adds the workers up. */
    static Side of(Role role, List<WorkerOutcome> workers) {
        Counters totals = Counters.NONE;
        Fairness fairness = Fairness.NONE;
        Retries retries = Retries.NONE;
        long requested = 0;
        Long firstNs = null;
        Long lastNs = null;
        List<Failures> failures = new ArrayList<>();
        Map<String, List<String>> histograms = new TreeMap<>();
        for (WorkerOutcome worker : workers) {
            totals = totals.plus(worker.totals());
            fairness = fairness.plus(worker.seen().fairness());
            retries = retries.plus(worker.seen().retries());
            requested += worker.requested();
            firstNs = earlier(firstNs, worker.moments().firstNs());
            lastNs = later(lastNs, worker.moments().lastNs());
            failures.addAll(worker.failures());
            worker.seen().histograms()
                    .forEach((name, some) -> histograms.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(some));
        }
        Map<String, Figure<Distribution>> distributions = new LinkedHashMap<>();
        histograms.forEach((name, some) -> distributions.put(name, Histograms.distribution(name, some)));
        Figure<SynHumps> humps = Histograms.read(histograms.getOrDefault(Report.CONNECT, List.of())).map(SynHumps::of);
        long notAttempted = requested - totals.started();
        if (requested != totals.completed() + totals.failed() + notAttempted || notAttempted < 0) {
            throw new IllegalStateException("connections of the " + role.word() + " do not add up: " + requested
                    + " asked for, " + totals);
        }
        return new Side(role, List.copyOf(workers), requested, totals, new Span(firstNs, lastNs),
                new Seen(FailureKinds.sum(failures), fairness, retries), cpu(role, workers),
                new Measured(distributions, humps));
    }

    /** How connections ended that misbehaved, by behaviour. */
    public List<Conduct> conduct() {
        return workers.stream().map(worker -> worker.seen().conduct()).reduce(List.of(), Conduct::sum);
    }

    /** Connections never started. */
    public long notAttempted() {
        return requested - totals.started();
    }

    /** First connection attempt (client) or accepted connection (server), or null. */
    public Long firstNs() {
        return span.firstNs;
    }

    /** Last byte, or null. */
    public Long lastNs() {
        return span.lastNs;
    }

    /** One entry for each kind, the most frequent first. */
    public List<Failures> failures() {
        return seen.failures;
    }

    /** Over all completed connections. */
    public Fairness fairness() {
        return seen.fairness;
    }

    /** What was put off. */
    public Retries retries() {
        return seen.retries;
    }

    /** Name of a histogram to its figures. */
    public Map<String, Figure<Distribution>> distributions() {
        return measured.distributions;
    }

    /** Connections that needed more than one SYN. */
    public Figure<SynHumps> synHumps() {
        return measured.synHumps;
    }

    /** From the first attempt to the last byte, on this side's own clock. */
    public Figure<Long> elapsedNs() {
        if (span.firstNs == null) {
            return Figure.unknown("no connection was " + (role == Role.CLIENT ? "attempted" : "accepted"));
        }
        if (span.lastNs == null || span.lastNs - span.firstNs <= 0) {
            return Figure.unknown("no byte was " + (role == Role.CLIENT ? "sent" : "received"));
        }
        return Figure.of(span.lastNs - span.firstNs);
    }

    /** Service demand: CPU nanoseconds of the workers for each 1024 bytes. */
    public Figure<Double> cpuNsPerKib() {
        return perCpu(totals.bytes(), "no byte was carried").map(cpu -> cpu * 1024.0 / totals.bytes());
    }

    /** Service demand: CPU microseconds of the workers for each completed connection. */
    public Figure<Double> cpuMicrosecondsPerConnection() {
        return perCpu(totals.completed(), "no connection completed").map(cpu -> cpu / 1e3 / totals.completed());
    }

    private Figure<Long> perCpu(long divisor, String ifNone) {
        return !cpuNs.known() || divisor > 0 ? cpuNs : Figure.unknown(ifNone);
    }

    private static Figure<Long> cpu(Role role, List<WorkerOutcome> workers) {
        long sumNs = 0;
        for (WorkerOutcome worker : workers) {
            if (worker.effort().shared()) {
                return Figure.unknown(worker.name() + " served another run at the same time: its CPU time is that of"
                        + " both");
            }
            if (worker.effort().cpuNs() != null) {
                sumNs += worker.effort().cpuNs();
            } else if (worker.hadPart()) {
                return Figure.unknown(worker.name() + " did not tell its CPU time");
            }
        }
        return sumNs == 0 ? Figure.unknown("no " + role.word() + " worker told its CPU time") : Figure.of(sumNs);
    }

    /** Some of its workers together. */
    public Side only(Predicate<WorkerOutcome> which) {
        List<WorkerOutcome> some = workers.stream().filter(which).toList();
        return some.size() == workers.size() ? this : of(role, some);
    }

    /** How many workers did not end as agreed. */
    public long lost() {
        return workers.stream().filter(WorkerOutcome::lost).count();
    }

    /** The figures of one histogram. */
    public Figure<Distribution> distribution(String name) {
        return measured.distributions.getOrDefault(name, Figure.unknown("no " + role.word() + " worker measured it"));
    }

    /**
     * One histogram, the workers' added up, in HdrHistogram's compressed V2 encoding, base64; null if there is nothing
     * in it.
     */
    public String histogram(String name) {
        return Histograms.encoded(workers.stream()
                .flatMap(worker -> worker.seen().histograms().getOrDefault(name, List.of()).stream())
                .toList());
    }

    static Long earlier(Long one, Long other) {
        return one == null ? other : other == null || one - other <= 0 ? one : other;
    }

    static Long later(Long one, Long other) {
        return one == null ? other : other == null || one - other >= 0 ? one : other;
    }
}
