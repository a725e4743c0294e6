package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Side;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/**
 * What the kernel says of connections at their end (TCP_INFO), over all of them or a sample; flat.
 *
 * @param side whose kernel
 * @param name what it is, ending in its unit: {@code retransmits_segments}, {@code rtt_microseconds}
 * @param count of how many connections
 * @param values what they had
 */
public record TcpInfoView(String side, String name, long count, @JsonUnwrapped Distribution.Quantiles values) {

    static List<TcpInfoView> of(RunSpec plan, Estimate estimate, Notes notes) {
        List<TcpInfoView> views = new ArrayList<>();
        Role early = estimate.early();
        boolean left = early != null && estimate.foremost().sender() != null;
        if (left) {
            notes.add("tcp_info", "of the sender there is none: its kernel had merely taken the last byte of a"
                    + " connection when it could be asked; --close "
                    + estimate.foremost().direction().receiver().word() + " lets it ask when all had arrived");
        }
        for (Side side : new Side[]{estimate.client(), estimate.server()}) {
            Figure<Distribution> lowered = side == null ? null : side.distributions().get(Report.LOWERED_SEND_BUFFER);
            if (lowered != null && lowered.known()) {
                notes.add("plan.send_buffer_bytes",
                        "the path of " + lowered.value().count() + " connections is so short"
                                + " that the " + side.role().word() + " lowered their send buffers to "
                                + lowered.value().values().min() + " bytes; --sndbuf system leaves them alone");
            }
            if (side != null && side.role() != early) {
                List<TcpInfoView> some = side.distributions()
                        .values()
                        .stream()
                        .filter(Figure::known)
                        .map(Figure::value)
                        .filter(one -> one.name().startsWith(Report.TCP_INFO))
                        .map(one -> of(FailureView.sideWord(side.role(), estimate.exchange()), one))
                        .toList();
                views.addAll(some);
                some.stream().limit(1).filter(row -> row.count() < side.totals().completed()).forEach(row -> notes.add(
                        "tcp_info", "a sample of " + row.count() + " of the " + row.side() + "'s "
                                + side.totals().completed() + " completed connections"));
            }
        }
        if (views.isEmpty() && !left) {
            notes.add("tcp_info", "no worker told what its kernel knows of its connections");
        }
        return List.copyOf(views);
    }

    private static TcpInfoView of(String side, Distribution one) {
        return new TcpInfoView(side, one.name().substring(Report.TCP_INFO.length()), one.count(), one.values());
    }
}
