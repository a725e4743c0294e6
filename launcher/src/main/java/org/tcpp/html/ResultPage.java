package org.tcpp.html;

import org.tcpp.result.Result;

/**
 * One run as a page of HTML: a single file without scripts, pictures or links to elsewhere, in which everything from a
 * result is text. Pure; any thread.
 */
public final class ResultPage {

    private ResultPage() {}

    /** The page, ending in a line end, without single connections. */
    public static String of(Result result) {
        return of(result, null);
    }

    /** The page, ending in a line end; of what is known of single connections, or null. */
    public static String of(Result result, ConnectionTimes times) {
        Headline headline = new Headline(result);
        return new Page(headline.title(), headline.element())
                .add(FaultsSection.remarks(result))
                .add(FaultsSection.integrity(result))
                .add(SpecialSections.chaos(result))
                .add(FaultsSection.failures(result))
                .add(ConnectionCharts.addTo(GoodputSection.of(result), result))
                .add(SpecialSections.disturbances(result))
                .add(SpecialSections.openLoop(result))
                .add(LatencySection.of(result))
                .add(ConnectionsSection.of(result, times))
                .add(ServersSection.of(result))
                .add(WorkersSection.of(result))
                .add(WorkersSection.fairness(result))
                .add(HostCharts.retransmits(result))
                .add(HostCharts.cpu(result))
                .add(HostsSection.counters(result))
                .add(HostsSection.hosts(result))
                .add(HostsSection.plan(result))
                .add(FaultsSection.unknown(result))
                .add(RecomputeSection.of(result))
                .text();
    }
}
