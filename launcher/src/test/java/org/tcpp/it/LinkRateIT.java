package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The estimate against a link whose rate is known: one cell of the table in docs/measurement.md, which bench/links
 * makes whole. A busy machine does not always keep the link full; what it did carry is read from the receiving
 * interface, and the estimate has to agree with that whatever the machine does.
 */
@Isolated("a rate is measured, for which two ends need a processor each")
class LinkRateIT {

    private static final long BITS_PER_SECOND = 200_000_000;
    private static final int CONNECTIONS = 8;
    private static final long BYTES_EACH = 3_000_000;
    /** MTU 1500 less IPv4 (20), TCP (20) and its time stamps (12). */
    private static final long SEGMENT_BYTES = 1448;
    /** What the rate may be off, and the bytes. */
    private static final double BOUND = 0.02;
    private static final double BYTES_BOUND = 0.01;

    @Test
    void shouldFindTheRateOfALink() {
        String missing = LimitedLink.missing();
        assumeTrue(missing == null, missing);
        double truth = (double) BITS_PER_SECOND * BYTES_EACH
                / (BYTES_EACH + LinkWitness.HEADERS_BYTES * Math.ceilDiv(BYTES_EACH, SEGMENT_BYTES));
        try (LimitedLink link = new LimitedLink(BITS_PER_SECOND);
                TcppServer server = TcppServer.start(1, Tcpp.call().inItsOwnGroup().under(link.atReceiver()));
                LinkWitness witness = new LinkWitness(server.launcher().pid(), "right")) {
            JsonNode result = run(link, server.port());

            assertThat(result.get("summary").get("bytes_received").doubleValue())
                    .as("bytes, beside what the interface has counted")
                    .isCloseTo(witness.payload(), withinPercentage(100 * BYTES_BOUND));
            JsonNode window = result.get("steady").get("bytes");
            double found = window.get("bits_per_second").doubleValue();
            double carried = witness.payloadBitsPerSecond(Instant.parse(result.get("run").get("started").textValue()),
                    window.get("from_seconds").doubleValue(), window.get("to_seconds").doubleValue());
            assertThat(found).as("the rate, beside what the interface says").isCloseTo(carried,
                    withinPercentage(100 * BOUND));
            assertThat(found).as("no more than the link can carry").isLessThan((1 + BOUND) * truth);
        }
    }

    /** A run in which nothing else went wrong either. */
    private static JsonNode run(LimitedLink link, int port) {
        // reno keeps a link full, bbr lets it run empty now and then; small buffers keep its queue from overflowing
        Ended ended = Tcpp.call("-c", LimitedLink.RECEIVER, "-r", Integer.toString(port), "-m",
                Integer.toString(CONNECTIONS), "-d", "4s", "-b", Long.toString(BYTES_EACH), "--omit", "500ms",
                "--congestion", "reno", "--sndbuf", "200k", Tcpp.COLD).under(link.atSender()).json().run();
        assertThat(ended.status()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.summary().get("bytes_received").longValue())
                .isEqualTo(ended.summary().get("bytes_sent").longValue());
        assertThat(ended.summary().get("steady_seconds").doubleValue()).isGreaterThan(2);
        return ended.result();
    }
}
