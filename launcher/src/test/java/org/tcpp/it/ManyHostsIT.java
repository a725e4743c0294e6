package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tcpp.reach.KeptBuild;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** One command over three hosts, reached by a template. */
class ManyHostsIT {

    private static Tcpp.Call ring(ManyHosts hosts, String... words) {
        return Tcpp.call("--hosts", hosts.list(), "--pattern", "ring", "--via", "ip netns exec {host}", "-p", "1",
                "-m", "2", Tcpp.COLD).and(words).json();
    }

    private static JsonNode result(Ended ended) {
        try {
            return ResultFiles.validMesh(Files.readString(ended.json()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertNothingIsLeft(ManyHosts hosts) {
        Await.until("nothing runs on any host", () -> IntStream.rangeClosed(1, 3)
                .allMatch(host -> hosts.processes(host).isEmpty()));
    }

    @Test
    void shouldRunThreeHostsAsOneAndNameTheOneThatIsLost() {
        String missing = TwoHosts.missing();
        assumeTrue(missing == null, missing);
        KeptBuild.link(Tcpp.HOME, Tcpp.CACHE, Tcpp.CACHE);
        try (ManyHosts hosts = new ManyHosts(3)) {
            // long enough that the run is not over before somebody is lost, however busy this machine is
            try (Tcpp head = ring(hosts, "-d", "8s", "--pace", "2M").start()) {
                Await.until("clients run on the second host", () -> hosts.processes(2).stream()
                        .anyMatch(process -> Processes.isWorker(process, "client")));
                Await.until("data flows", () -> connections(hosts) > 0);
                hosts.processes(2).stream().filter(process -> !Processes.isWorker(process))
                        .forEach(process -> Processes.signalIfThere(process.pid(), "KILL"));
                Ended ended = head.await();
                assertThat(ended.status()).as(ended.err()).isEqualTo(10);
                assertThat(ended.err()).contains(hosts.host(2) + " is lost");
                JsonNode result = result(ended);
                assertThat(Ended.stream(result.get("hosts")).map(host -> host.get("ended").textValue()))
                        .containsExactly("as_agreed", "lost", "as_agreed");
                assertThat(Ended.stream(result.get("hosts")))
                        .allSatisfy(host -> assertThat(host.get("bound_ns").longValue()).isPositive());
                JsonNode untouched = Ended.stream(result.get("pairs"))
                        .filter(pair -> pair.get("client").textValue().equals(hosts.host(3))).findFirst().orElseThrow();
                assertThat(untouched.get("verdict").textValue()).isEqualTo("complete");
                assertThat(untouched.get("bytes").longValue()).isPositive();
            }
            assertNothingIsLeft(hosts);
        }
    }

    private static long connections(ManyHosts hosts) {
        return Spaces.run(hosts.host(2), "ss", "-Htn", "state", "established", "sport", "=", ":10000").lines()
                .count();
    }
}
