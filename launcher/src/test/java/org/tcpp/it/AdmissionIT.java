package org.tcpp.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that asks for more connections at once than its server takes is told before the run. */
@EnabledOnOs(OS.LINUX)
class AdmissionIT {

    @Test
    void shouldRefuseMoreAtOnceThanTheServerServes() {
        try (TcppServer server = TcppServer.start(1, "-m", "3")) {
            Ended client = server.client("-t", "100", "-m", "20", "-b", "1k").json().run();

            assertThat(client.status()).as(client.err()).isEqualTo(77);
            assertThat(client.errLines()).singleElement()
                    .asString()
                    .contains("-m 20: each of the server's workers serves 3 connections at once (its -m)");
            assertThat(client.result().get("verdict").textValue()).isEqualTo("failed");

            assertThat(server.client("-t", "2", "-m", "20", "-b", "1k").run().status())
                    .as("two connections are never more than three at once")
                    .isZero();
        }
    }

    @Test
    void shouldRefuseWhatOtherRunsHaveBeenPromised() {
        try (TcppServer server = TcppServer.start(1, "-m", "3");
                Tcpp first = server.client("-m", "3", "-b", "1T", "--pace", "2M", "-d", "50s").inItsOwnGroup()
                        .start()) {
            Await.until("data flows", () -> KernelTcp.established(server.port()) == 3);

            Ended second = server.client("-t", "5", "-m", "1", "-b", "1k").json().run();

            assertThat(second.status()).as(second.err()).isEqualTo(77);
            assertThat(second.err()).contains("other runs have 3 of them; try again when they are over");
            first.signal("TERM");
            first.await();
            assertThat(server.client("-t", "5", "-m", "3", "-b", "1k").run().status()).as("afterwards").isZero();
        }
    }
}
