package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections that each have a moment, against a server that stands still for a second. */
@EnabledOnOs(OS.LINUX)
class OpenLoopIT {

    private static final long SECOND_US = 1_000_000;
    /** Those of ten seconds. */
    private static final int CONNECTIONS = 3000;

    /** A tenth of all moments lie within that second, whatever else this machine has to do. */
    @Test
    void shouldHaveTheSecondOfAStoppedServerInThePercentiles() {
        try (TcppServer server = TcppServer.start(1)) {
            ProcessHandle worker = Processes.worker(server.launcher(), "server", 0);
            Path events = Tcpp.newFile(".jsonl");
            Ended ended;
            try (Tcpp client = server.client("--rate", "300", "--arrivals", "constant", "-t",
                    Integer.toString(CONNECTIONS), "-b", "1k", "--interval", "100ms", "--json-stream",
                    events.toString()).json().start()) {
                // each is over in a moment, so that a look at the kernel seldom finds one
                Await.until("connections are served", () -> Tcpp.hasReceived(events));
                standStill(worker);
                ended = client.await();
            }
            JsonNode loop = ended.result().get("open_loop");
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(loop.get("connections_begun").longValue()).isEqualTo(CONNECTIONS);
            JsonNode response = times(loop, "response");
            assertThat(response.get("p99_microseconds").longValue()).isGreaterThan(SECOND_US / 2);
            assertThat(response.get("max_microseconds").longValue()).isGreaterThan(SECOND_US * 9 / 10);
        }
    }

    private static void standStill(ProcessHandle process) {
        Processes.signal(process.pid(), "STOP");
        try {
            long untilNs = System.nanoTime() + SECOND_US * 1000;
            while (System.nanoTime() - untilNs < 0) {
                LockSupport.parkNanos(untilNs - System.nanoTime());
            }
        } finally {
            Processes.signal(process.pid(), "CONT");
        }
    }

    private static JsonNode times(JsonNode loop, String name) {
        for (JsonNode times : loop.get("times")) {
            if (times.get("name").textValue().equals(name)) {
                return times;
            }
        }
        throw new AssertionError("no times of " + name + " in " + loop);
    }
}
