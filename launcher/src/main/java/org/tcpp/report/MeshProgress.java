package org.tcpp.report;

import java.util.Collection;
import java.util.Locale;
import org.tcpp.pattern.HostFold;

/** How a run of many hosts stands, in one line. Pure. */
public final class MeshProgress {

    private MeshProgress() {}

    /**
     * While something is done with each host: {@code reached 3 of 4 hosts, not h4}.
     *
     * @param done what has been done, in a word
     * @param all how many hosts there are
     * @param missing the names of those with which it has not been done
     */
    public static String of(String done, int all, Collection<String> missing) {
        return Ascii.of(done + " " + (all - missing.size()) + " of " + all + " hosts"
                + (missing.isEmpty() ? "" : ", not " + HostFold.text(missing)));
    }

    /** While it runs: {@code 3.0 s  round 2 of 7  32 of 32 pairs  41.2Gbps  1200 done  0 failed}. */
    public static String of(MeshLive live) {
        return Ascii.of(String.format(Locale.ROOT, "%.1f s", live.elapsedNs() / 1e9)
                + (live.rounds() == 1 ? "" : "  round " + live.round() + " of " + live.rounds())
                + "  " + live.running() + " of " + live.pairs() + " pairs  "
                + Quantity.rate(Math.round(live.bytesPerSecond() * 8)) + "  " + live.connections().completed()
                + " done  "
                + live.connections().failed() + " failed"
                + (live.silent().isEmpty() ? "" : "  nothing from " + HostFold.text(live.silent())));
    }
}
