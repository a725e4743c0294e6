package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A link that is down for a second, on purpose and at a known time, and how long the run needs to recover. */
class DisturbIT {

    @TempDir
    private Path folder;

    @Test
    void shouldFindTheSecondInWhichTheLinkWasDown() throws IOException {
        String missing = TwoHosts.missing();
        assumeTrue(missing == null, missing);
        Path script = Files.write(folder.resolve("flap"), List.of(
                "1s   ip link set left down; sleep 1; ip link set left up", "end  ip link set left up"));
        try (TwoHosts hosts = new TwoHosts();
                TcppServer server = TcppServer.start(1, Tcpp.call().under(hosts.atServer()).inItsOwnGroup())) {
            // intervals so long that a busy machine halves none of them while the link still goes down
            Ended ended = Tcpp.call("-c", "192.0.2.2", "-r", Integer.toString(server.port()), "-t", "4", "-m", "4",
                    "-b", "25M", "--pace", "5M", "--interval", "250ms", "--disturb", script.toString(), Tcpp.COLD)
                    .under(hosts.atClient()).json().run();

            assertThat(ended.status()).as(ended.err() + ended.out()).isZero();
            JsonNode flap = ended.result().get("disturbances").get(0);
            double began = flap.get("began_seconds").doubleValue();
            double down = flap.get("ended_seconds").doubleValue() - began;
            assertThat(began).as(flap.toString()).isBetween(1.0, ended.summary().get("seconds").doubleValue());
            assertThat(down).as(flap.toString()).isGreaterThanOrEqualTo(1);
            assertThat(flap.get("exit_status").intValue()).isZero();
            assertThat(flap.get("bits_per_second_lowest").longValue()).isZero();
            // the link itself, and at most the retransmission timeouts that it takes to be found again: they double
            assertThat(flap.get("recovery_seconds").doubleValue()).as(flap.toString())
                    .isBetween(0.9, 2 * down + 1.5);
            assertThat(flap.get("bytes_missed").longValue()).isPositive();
            assertThat(ended.result().get("disturbances").get(1).get("exit_status").intValue()).isZero();
            assertThat(ended.out()).contains("recovered after");
        }
    }
}
