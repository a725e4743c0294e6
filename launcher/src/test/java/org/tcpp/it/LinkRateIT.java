package org.tcpp.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The estimate against a link whose rate is known: one cell of the table in docs/measurement.md, which bench/links
 * makes whole.
 */
class LinkRateIT {

    private static final long BITS_PER_SECOND = 200_000_000;
    private static final int CONNECTIONS = 8;
    private static final long BYTES_EACH = 3_000_000;
    /** MTU 1500 less IPv4 (20), TCP (20) and its time stamps (12). */
    private static final long SEGMENT_BYTES = 1448;
    /** Those and Ethernet's 14; veth has no frame check sequence. */
    private static final long HEADERS_BYTES = 66;
    /** A busy machine may keep the link from being full, or a receiver from reading, for a moment. */
    private static final int TRIES = 3;
    private static final double BOUND = 0.02;

    @Test
    void shouldFindTheRateOfALink() {
        String missing = LimitedLink.missing();
        assumeTrue(missing == null, missing);
        double truth = (double) BITS_PER_SECOND * BYTES_EACH
                / (BYTES_EACH + HEADERS_BYTES * Math.ceilDiv(BYTES_EACH, SEGMENT_BYTES));
        List<String> found = new ArrayList<>();
        boolean near = false;
        try (LimitedLink link = new LimitedLink(BITS_PER_SECOND);
                TcppServer server = TcppServer.start(1, Tcpp.call().inItsOwnGroup().under(link.atReceiver()))) {
            for (int i = 0; i < TRIES && !near; i++) {
                double rate = steadyRate(link, server.port());
                near = Math.abs(rate / truth - 1) <= BOUND;
                found.add(String.format(Locale.ROOT, "%.0f (%+.2f %%)", rate, 100 * (rate / truth - 1)));
            }
        }
        assertThat(near).as("bit/s, of %.0f: %s", truth, found).isTrue();
    }

    /** In bits per second; of a run in which nothing else went wrong either. */
    private static double steadyRate(LimitedLink link, int port) {
        // reno keeps a link full, bbr lets it run empty now and then; small buffers keep its queue from overflowing
        Ended ended = Tcpp.call("-c", LimitedLink.RECEIVER, "-r", Integer.toString(port), "-m",
                Integer.toString(CONNECTIONS), "-d", "4s", "-b", Long.toString(BYTES_EACH), "--omit", "500ms",
                "--congestion", "reno", "--sndbuf", "200k", Tcpp.COLD).under(link.atSender()).json().run();
        assertThat(ended.status()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.summary().get("bytes_received").longValue())
                .isEqualTo(ended.summary().get("bytes_sent").longValue());
        assertThat(ended.summary().get("steady_seconds").doubleValue()).isBetween(2.5, 4.0);
        return ended.summary().get("steady_bits_per_second").doubleValue();
    }
}
