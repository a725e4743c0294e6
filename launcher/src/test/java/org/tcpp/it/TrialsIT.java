package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** Several runs of one command, which use the same workers. */
class TrialsIT {

    private static final int TRIALS = 3;

    private static List<JsonNode> results(Tcpp.Call call) {
        Path file = Tcpp.newFile(".json");
        Ended ended = call.and("--trials", Integer.toString(TRIALS), "-o", file.toString()).run();
        assertThat(ended.status()).as(ended.err()).isZero();
        List<JsonNode> results = new ArrayList<>();
        for (int trial = 1; trial <= TRIALS; trial++) {
            String name = file.getFileName().toString().replace(".json", "." + trial + ".json");
            results.add(ResultFiles.readValid(file.resolveSibling(name)));
        }
        return results;
    }

    private static List<Long> processes(JsonNode result) {
        return Ended.stream(result.get("workers")).map(worker -> worker.get("pid").longValue()).toList();
    }

    private static boolean isWarm(JsonNode result) {
        return result.get("notes").toString().contains("the workers had served an earlier trial");
    }

    @Test
    void shouldUseTheSameWarmWorkersForAllTrialsInLoopbackMode() {
        int port = FreePorts.run(1);
        List<JsonNode> results = results(
                Tcpp.call("--loopback", "-r", Integer.toString(port), "-t", "20", "-b", "10k"));
        assertThat(results.stream().map(TrialsIT::isWarm)).containsExactly(false, true, true);
        assertThat(results.stream().map(TrialsIT::processes).distinct()).hasSize(1);
    }

    @Test
    void shouldStartWorkersAnewIfThatIsWanted() {
        int port = FreePorts.run(1);
        List<JsonNode> results = results(Tcpp.loopback(port, "-t", "5", "-b", "10k", "--fresh-workers"));
        assertThat(results.stream().map(TrialsIT::isWarm)).containsOnly(false);
        assertThat(results.stream().map(TrialsIT::processes).distinct()).hasSize(TRIALS);
    }

    @Test
    void shouldUseTheSameWorkersAgainstAServer() {
        try (TcppServer server = TcppServer.start(2)) {
            List<JsonNode> results = results(server.client("-p", "2", "-t", "5", "-b", "10k"));
            assertThat(results.stream().map(TrialsIT::isWarm)).containsExactly(false, true, true);
            assertThat(results).allSatisfy(result -> assertThat(
                    result.get("summary").get("connections_completed").longValue()).isEqualTo(10));
            Ended stopped = server.stop();
            assertThat(stopped.out()).contains("3 controlled runs: ");
        }
    }

    @Test
    void shouldReplaceWorkersThatDiedInAnEarlierTrial() {
        int port = FreePorts.run(1);
        Path file = Tcpp.newFile(".json");
        try (Tcpp loopback = Tcpp
                .loopback(port, "-d", "5s", "-b", "1M", "--pace", "2M", "--trials", "2", "-o", file.toString())
                .start()) {
            Processes.awaitWorkers(loopback, 2);
            ProcessHandle victim = Processes.worker(loopback, "server", 0);
            Await.until("connections are under way", () -> KernelTcp.established(port) > 0);
            Processes.signal(victim.pid(), "KILL");
            Ended ended = loopback.await();
            assertThat(ended.status()).as(ended.err()).isEqualTo(10);
            String second = file.getFileName().toString().replace(".json", ".2.json");
            JsonNode result = ResultFiles.readValid(file.resolveSibling(second));
            assertThat(result.get("verdict").textValue()).as(ended.err()).isEqualTo("complete");
        }
    }
}
