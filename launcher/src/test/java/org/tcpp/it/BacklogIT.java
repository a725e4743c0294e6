package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A receiver whose accept queue is far too short: its kernel forgets connections that the sender calls completed. */
@Order(2) // it waits long
class BacklogIT {

    @Test
    void shouldFailWhatTheSenderCallsCompletedAndTheReceiverNeverSaw() {
        String missing = TwoHosts.missing();
        assumeTrue(missing == null, missing);
        try (TwoHosts hosts = new TwoHosts()) {
            Tcpp.system(with(hosts.atServer(), "sysctl", "-qw", "net.core.somaxconn=4"));
            Tcpp.system(with(hosts.atServer(), "ip", "link", "set", "lo", "up"));
            Ended ended = Tcpp.call("--loopback", "-t", "600", "-m", "300", "-b", "20k", "--close", "client",
                    "--timeout", "10s", Tcpp.COLD).under(hosts.atServer()).json().run();

            JsonNode summary = ended.summary();
            long lost = summary.get("connections_not_arrived").longValue();
            assertThat(ended.status()).as(ended.err() + ended.out()).isEqualTo(10);
            assertThat(lost).isPositive();
            assertThat(summary.get("connections_completed").longValue()
                    + summary.get("connections_failed").longValue()).isEqualTo(600);
            assertThat(summary.get("bytes_received").longValue())
                    .isEqualTo(20_000 * summary.get("connections_completed").longValue());
            assertThat(ended.out()).contains(lost + " failed in close, as the sender saw it: sent, and not received");
            assertThat(Ended.stream(ended.result().get("findings")).map(finding -> finding.get("name").textValue()))
                    .contains("listen_drops");
        }
    }

    private static String[] with(String[] before, String... words) {
        String[] all = Arrays.copyOf(before, before.length + words.length);
        System.arraycopy(words, 0, all, before.length, words.length);
        return all;
    }
}
