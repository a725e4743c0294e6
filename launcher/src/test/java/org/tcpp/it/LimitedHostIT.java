package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A host that gives this process less than it has: what cannot work is refused, and what is less is named. */
@EnabledOnOs(OS.LINUX)
class LimitedHostIT {

    @Test
    void shouldRefuseWhatItsControlGroupHasNoMemoryFor() {
        assume("memory");
        try (LimitedGroup group = LimitedGroup.ofMemory(120_000_000)) {
            Ended ended = loopback("-p", "8").under(group.words()).run();

            assertThat(ended.status()).isEqualTo(64);
            assertThat(ended.errLines()).singleElement().asString().contains("16 workers",
                    "of the control group " + group.path() + ", 119 MB", "-p 1 would fit");
        }
    }

    @Test
    void shouldRunWhereItFitsAndNameTheLimit() {
        assume("memory");
        try (LimitedGroup group = LimitedGroup.ofMemory(250_000_000)) {
            Ended ended = loopback("-t", "10", "-b", "1k").under(group.words()).json().run();

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(notes(ended.result()).get("memory_bytes"))
                    .startsWith("249 MB of it may be used").endsWith("of the control group " + group.path());
        }
    }

    @Test
    void shouldNameTheControlGroupOfAWorkerThatTheKernelKilled() throws IOException {
        assume("memory");
        int port = FreePorts.run(1);
        try (LimitedGroup group = LimitedGroup.ofMemory(400_000_000);
                Tcpp client = Tcpp.loopback(port, "-t", "2", "-b", "1T", "--pace", "1M").under(group.words()).json()
                        .start()) {
            // of a worker that dies before its run begins there is no such run, and none ends before it dies
            Await.until("connections are under way", () -> KernelTcp.established(port) > 0);
            long victim = Processes.worker(client, "client", 0).pid();
            Tcpp.system("sh", "-c", "echo 1000 >/proc/" + victim + "/oom_score_adj");
            // tail(1) keeps all of its only line, which grows until the worker is gone
            String eat = "while [ -e /proc/" + victim + "/exe ]; do head -c 1000000 /dev/zero; done | tail >/dev/null";
            Process eater = group.start("sh", "-c", eat);
            try {
                client.err().await("out of memory");
            } finally {
                eater.destroyForcibly();
            }

            Ended ended = client.await();
            assertThat(ended.status()).as(ended.err()).isEqualTo(10);
            assertThat(ended.result().get("verdict_reasons").toString()).contains("client worker 0", "SIGKILL",
                    "out of memory: ", "of the control group " + group.path() + " is 399 MB");
        }
    }

    @Test
    void shouldNameTheQuotaThatHoldsItBack() {
        assume("cpu");
        try (LimitedGroup group = LimitedGroup.ofProcessors(500)) {
            Ended ended = loopback("-d", "1s", "-b", "1k").under(group.words()).json().run();

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(notes(ended.result()).get("processors"))
                    .startsWith("0.50 of them may be used").endsWith("of the control group " + group.path());
            assertThat(counter(ended.result(), "cgroup.nr_throttled")).isPositive();
            assertThat(counter(ended.result(), "cgroup.throttled_usec")).isPositive();
            assertThat(ended.out()).contains("when the quota of a control group was used up");
        }
    }

    @Test
    void shouldRefuseMoreThreadsThanItsControlGroupAllows() {
        assume("pids");
        try (LimitedGroup group = LimitedGroup.ofTasks(100)) {
            Ended ended = loopback("-p", "8").under(group.words()).run();

            assertThat(ended.status()).isEqualTo(64);
            assertThat(ended.errLines()).singleElement().asString()
                    .contains("16 workers", "pids.max of the control group " + group.path() + ", 100");
        }
    }

    @Test
    void shouldPinWorkersToTheProcessorsThatItMayUse() {
        assumeTrue(Superuser.has("taskset"), "taskset(1) of util-linux gives the mask");
        String last = Integer.toString(Runtime.getRuntime().availableProcessors() - 1);
        Ended ended = loopback("-p", "2", "-t", "10", "-b", "1k", "--pin-cpu").under("taskset", "-c", last).json()
                .run();

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("complete");
        if (!last.equals("0")) {
            assertThat(notes(ended.result()).get("processors")).contains("affinity mask allows [" + last + "]");
        }
    }

    @Test
    void shouldNameTheLimitOfAddressSpaceThatJavaCannotLiveWith() {
        Ended ended = loopback("-t", "1").under("sh", "-c", "ulimit -v 1000000 && exec \"$@\"", "sh").run();

        assertThat(ended.status()).isEqualTo(69);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errLines()).singleElement().asString().contains("1000000 kB", "ulimit -v");
    }

    private static void assume(String controller) {
        String missing = LimitedGroup.missing(controller);
        assumeTrue(missing == null, missing);
    }

    private static Tcpp.Call loopback(String... words) {
        return Tcpp.loopback(FreePorts.run(8), words);
    }

    private static Map<String, String> notes(JsonNode result) {
        return Ended.stream(result.get("hosts").get(0).get("facts").get("notes")).collect(Collectors.toMap(
                note -> note.get("about").textValue(), note -> note.get("text").textValue(), (first, _) -> first));
    }

    private static long counter(JsonNode result, String name) {
        return Ended.stream(result.get("hosts").get(0).get("facts").get("counters"))
                .collect(Collectors.toMap(each -> each.get("name").textValue(), Function.identity())).get(name)
                .get("difference").longValue();
    }
}
