package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Side;
import org.tcpp.estimate.Traffic;
import org.tcpp.estimate.WorkerOutcome;
import org.tcpp.message.Role;
import org.tcpp.plan.Placement;
import org.tcpp.plan.RunSpec;

/**
 * What one of several servers had of a run.
 *
 * @param number its number, from 0
 * @param host as the user named it
 * @param address the numeric address it stands for
 * @param connections what became of those that went to it
 * @param bytes delivered, as the run's own are counted; null where it was lost before it had told of any
 * @param bitsPerSecond these over the time in which they came; null where nothing did
 * @param lost how it was lost before the run was over, one sentence; null if it was not
 */
public record ServerView(int number, String host, String address, @JsonUnwrapped WorkerView.Connections connections,
        Long bytes, Long bitsPerSecond, String lost) {

    /** Of those whose bytes are known. */
    static Figure<LongSummaryStatistics> bytes(List<ServerView> servers) {
        LongSummaryStatistics bytes = servers.stream().map(ServerView::bytes).filter(Objects::nonNull)
                .mapToLong(Long::longValue).summaryStatistics();
        return bytes.getCount() == 0
                ? Figure.unknown("no server told what it had received before it was lost")
                : Figure.of(bytes);
    }

    /** A row for each server. */
    static List<ServerView> of(RunSpec plan, Estimate estimate) {
        return IntStream.range(0, plan.servers().size()).mapToObj(number -> of(plan, estimate, number)).toList();
    }

    private static ServerView of(RunSpec plan, Estimate estimate, int number) {
        Placement.Server server = plan.servers().get(number);
        Predicate<WorkerOutcome> its = worker -> plan.server(worker.key().number()) == number;
        Side asking = estimate.asking().only(its);
        Traffic traffic = estimate.foremost();
        Side counting = traffic.counting().only(its);
        long bytes = counting.totals().bytes(traffic.direction(), counting.role());
        String lost = estimate.told().serversLost().get(number);
        boolean silent = lost != null && counting.role() == Role.SERVER
                && counting.workers().stream().noneMatch(WorkerOutcome::hadPart);
        return new ServerView(number, server.host(), server.address(),
                new WorkerView.Connections(asking.requested(), asking.totals().completed(), asking.totals().failed(),
                        asking.notAttempted(), WorkerView.words(asking.failures())),
                silent ? null : (Long) bytes, counting.elapsedNs().map(ns -> Decimals.bits(bytes * 1e9 / ns)).value(),
                lost);
    }
}
