package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.IndexSet;
import org.tcpp.message.Load;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.plan.RunSpec;

/**
 * Compares both ends of a run, connection by connection. A sender calls a connection completed when its kernel has
 * taken the last byte, so with {@code --close client} that may be before anything has arrived, or without it. What the
 * sender calls completed and the receiver never completed has failed.
 */
final class Arrival {

    private final RunSpec plan;
    private final List<WorkerOutcome> servers;
    private long counted;
    private long countedOneByOne;

    private Arrival(RunSpec plan, List<WorkerOutcome> servers) {
        this.plan = plan;
        this.servers = servers;
        for (WorkerOutcome server : servers) {
            counted += server.totals().completed();
            countedOneByOne += server.seen().completed() == null ? 0 : server.totals().completed();
        }
    }

    /**
     * The senders, with what did not arrive moved from the completed to the failed; what arrived at the lost servers
     * nobody knows.
     */
    static List<WorkerOutcome> compare(RunSpec plan, List<WorkerOutcome> clients, List<WorkerOutcome> servers,
            Set<Integer> lost) {
        List<WorkerOutcome> compared = new ArrayList<>();
        for (WorkerOutcome client : clients) {
            // client worker n talks to server worker n, and to those that took its place
            List<WorkerOutcome> partners = servers.stream()
                    .filter(server -> server.key().number() == client.key().number())
                    .toList();
            boolean alone = clients.stream().filter(other -> other.key().isSamePlace(client.key())).count() == 1;
            // whoever is lost before its first word has not said that nothing came
            boolean silent = lost.contains(plan.server(client.key().number()))
                    && partners.stream().noneMatch(WorkerOutcome::hadPart);
            boolean told = !silent && partners.stream()
                    .noneMatch(server -> server.exit().end() == WorkerOutcome.End.UNREPORTED);
            compared.add(alone && told ? new Arrival(plan, partners).of(client) : client);
        }
        return List.copyOf(compared);
    }

    private WorkerOutcome of(WorkerOutcome client) {
        IndexSet completed = client.seen().completed();
        IndexSet missing = completed == null ? IndexSet.EMPTY : completed;
        for (WorkerOutcome server : servers) {
            IndexSet there = server.seen().completed();
            missing = there == null ? missing : missing.minus(there);
        }
        if (plan.exchange().chaos().isOn()) {
            missing = bystanders(client, missing);
        }
        // a server worker that died had told how many completed, but not which
        long unnamed = counted - countedOneByOne;
        boolean oneByOne = completed != null && (countedOneByOne > 0 || counted == 0);
        long byName = oneByOne ? Math.max(0, missing.count() - unnamed) : 0;
        long byNumber = plan.exchange().chaos().isOn() ? 0 : client.totals().completed() - counted;
        long count = Math.min(client.totals().completed(), Math.max(byName, byNumber));
        if (count <= 0) {
            return client;
        }
        return client.withFailed(new Failures(Phase.CLOSE, cause(client), count,
                oneByOne && unnamed == 0 ? examples(client, missing) : List.of()));
    }

    /** Of these, those that did what was agreed: who misbehaves is judged by each end alone, and may never arrive. */
    private IndexSet bystanders(WorkerOutcome client, IndexSet missing) {
        Load.Share share = plan.load(client.key().number(), Report.CLASSIC).share();
        List<IndexSet.Range> ranges = new ArrayList<>();
        missing.ranges()
                .stream()
                .flatMapToLong(range -> LongStream.range(range.from(), range.to()))
                .filter(ordinal -> plan.exchange().chaos().of(share.index(ordinal)) == Behaviour.PLAIN)
                .forEach(ordinal -> add(ranges, ordinal));
        return new IndexSet(ranges, missing.whole());
    }

    private static void add(List<IndexSet.Range> ranges, long ordinal) {
        boolean next = !ranges.isEmpty() && ranges.getLast().to() == ordinal;
        long from = next ? ranges.removeLast().from() : ordinal;
        ranges.add(new IndexSet.Range(from, ordinal + 1));
    }

    /** Where the run was cut short, the receiver was not given the time to take what was on its way. */
    private FailureCause cause(WorkerOutcome client) {
        boolean cutShort = wasInterrupted(client) || servers.stream().anyMatch(Arrival::wasInterrupted);
        boolean damaged = servers.stream()
                .flatMap(server -> server.failures().stream())
                .anyMatch(kind -> kind.cause() == FailureCause.DAMAGED);
        return damaged ? FailureCause.DAMAGED : cutShort ? FailureCause.INTERRUPTED : FailureCause.NOT_ARRIVED;
    }

    private static boolean wasInterrupted(WorkerOutcome worker) {
        return worker.failures().stream().anyMatch(kind -> kind.cause() == FailureCause.INTERRUPTED);
    }

    private List<Failures.Example> examples(WorkerOutcome client, IndexSet missing) {
        Load.Share share = plan.load(client.key().number(), Report.CLASSIC).share();
        List<Failures.Example> examples = new ArrayList<>();
        for (long ordinal : missing.first(Failures.EXAMPLES)) {
            long index = share.index(ordinal);
            examples.add(new Failures.Example(client.key().number(), index, null, null, plan.sizes().bytesOf(index),
                    -1, "handed over to the sender's kernel"));
        }
        return examples;
    }
}
