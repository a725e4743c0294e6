package org.tcpp.mesh;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;

/**
 * Keeps the result of very many hosts readable: where their samples would be too many together, neighbours of each host
 * become one, whose counts are the sums of theirs. So no count is lost, only when it came within a longer time.
 */
final class FewerSamples {

    /** Of all hosts; some 600 bytes of JSON each. */
    private static final int MOST = 30_000;

    private FewerSamples() {}

    static List<MeshHost> of(List<MeshHost> hosts) {
        int most = Math.max(1, MOST / Math.max(1, hosts.size()));
        return hosts.stream().map(host -> host.facts() == null || host.facts().counted().samples().size() <= most
                ? host
                : new MeshHost(host.name(), host.addresses(), host.role(), host.ending(), host.clock(),
                        thinned(host.facts(), most)))
                .toList();
    }

    private static HostView thinned(HostView facts, int most) {
        List<HostSampleView> all = facts.counted().samples();
        int together = Math.ceilDiv(all.size(), most);
        List<HostSampleView> few = new ArrayList<>();
        for (int i = 0; i < all.size(); i += together) {
            few.add(sum(all.subList(i, Math.min(all.size(), i + together))));
        }
        return new HostView(facts.name(), facts.platform(), facts.hardware(), facts.software(),
                facts.networkInterface(),
                new HostView.Counted(facts.counted().cpu(), facts.counted().counters(), few), facts.notes());
    }

    private static HostSampleView sum(List<HostSampleView> some) {
        return new HostSampleView(some.getFirst().fromSeconds(), some.getLast().toSeconds(),
                new HostSampleView.Cpu(mean(some, one -> one.cpu().user()), mean(some, one -> one.cpu().nice()),
                        mean(some, one -> one.cpu().system()), mean(some, one -> one.cpu().interrupt()),
                        mean(some, one -> one.cpu().idle()), mean(some, one -> one.cpu().steal())),
                new HostSampleView.Connections(sum(some, one -> one.connections().opened()),
                        sum(some, one -> one.connections().accepted()), sum(some, one -> one.connections().failed()),
                        sum(some, one -> one.connections().reset())),
                new HostSampleView.Segments(sum(some, one -> one.segments().segmentsSent()),
                        sum(some, one -> one.segments().segmentsReceived()),
                        sum(some, one -> one.segments().segmentsRetransmitted()),
                        sum(some, one -> one.segments().segmentsErroneous()),
                        sum(some, one -> one.segments().resetsSent())),
                link(some));
    }

    private static HostSampleView.Link link(List<HostSampleView> some) {
        return new HostSampleView.Link(sum(some, one -> one.link().bytesSent()),
                sum(some, one -> one.link().bytesReceived()), sum(some, one -> one.link().packetsSent()),
                sum(some, one -> one.link().packetsReceived()), sum(some, one -> one.link().errorsSent()),
                sum(some, one -> one.link().errorsReceived()), sum(some, one -> one.link().dropsReceived()));
    }

    /** Null where one of them is not known. */
    private static Long sum(List<HostSampleView> some, Function<HostSampleView, Long> of) {
        return some.stream().map(of).toList().contains(null)
                ? null
                : (Long) some.stream().map(of).mapToLong(Long::longValue).sum();
    }

    /** Weighted by time. */
    private static Long mean(List<HostSampleView> some, Function<HostSampleView, Long> of) {
        if (some.stream().map(of).toList().contains(null)) {
            return null;
        }
        double weighted = 0;
        double seconds = 0;
        for (HostSampleView one : some) {
            BigDecimal length = one.toSeconds().subtract(one.fromSeconds());
            weighted += of.apply(one) * length.doubleValue();
            seconds += length.doubleValue();
        }
        return seconds <= 0 ? of.apply(some.getFirst()) : (Long) Math.round(weighted / seconds);
    }
}
