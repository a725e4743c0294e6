package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Commands over hosts that are reached by a real ssh, with real sshds; one after the other on the same hosts. All have
 * this tcpp already, and the second has no Java.
 */
@Order(2) // it waits long
@Execution(ExecutionMode.SAME_THREAD)
class SshHostsIT {

    /** 32 bytes in hexadecimal: a secret, and the name of a build. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    private static final int HOSTS = 4;
    private static final int DATA_PORT = 10_000;

    private static SshHosts ssh;

    @TempDir
    private Path folder;

    @BeforeAll
    static void layHosts() {
        String missing = SshHosts.missing();
        assumeTrue(missing == null, missing);
        ssh = new SshHosts(HOSTS, 2);
    }

    @AfterAll
    static void removeHosts() {
        if (ssh != null) {
            ssh.close();
        }
    }

    @Test
    void shouldSayOfEachHostWhatWasPushedThereOrWhyNothingWas() {
        Ended ended = ssh.atHead("push", "h[1-2],h5").run();

        assertThat(ended.status()).as(ended.err()).isEqualTo(69);
        assertThat(ended.out()).matches("h1: there already in " + Pattern.quote(ssh.cache().toString())
                + "/[0-9a-f]{64}, tcpp \\S+ .*, Java 25\\S*\\R");
        assertThat(ended.errLines()).hasSize(2).anySatisfy(line -> assertThat(line)
                .startsWith("tcpp: h2: exit status 69: ").contains("needs Java 25")
                .endsWith("(--carry-java carries one)"))
                .anySatisfy(line -> assertThat(line).startsWith("tcpp: h5: ssh ended, exit status 255: "));
        awaitQuiet();
    }

    @Test
    void shouldRunHostsThoughOneHasNoJavaAndOneIsNotThere() {
        long before = ssh.logins();

        Ended ended;
        try (Tcpp sweep = ssh.atHead("sweep", folder + "/lab", "--vary", "m=1,2", "--trials", "1", "--", "--hosts",
                list(1, 2, 3, 5), "--pattern", "incast", "--missing", "1", "--carry-java", "-p", "1", "-b", "1k",
                "--reply", "2k", "--rounds", "10", "--think", "10ms", "--verify", "-d", "500ms", Tcpp.COLD)
                .by(ssh.tcppWithJava()).with("XDG_CACHE_HOME", "/dev/null").start()) {
            ended = sweep.await(Await.PATIENCE.multipliedBy(2)); // two runs
        }

        assertThat(ended.status()).as(ended.err()).isZero();
        assertWhole(mesh("lab/m=1.1.json"));
        assertWhole(mesh("lab/m=2.1.json"));
        assertThat(ssh.logins() - before)
                .as("one for each agent, whatever the runs; one that found no Java, and one that brought it")
                .isEqualTo(5);
        assertThat(ssh.kept()).as("with a Java and without").filteredOn(name -> LONG_NUMBER.matcher(name).matches())
                .hasSize(2);
        awaitQuiet();
    }

    /** The ssh to a host is killed, another is cut off from the head, and then somebody wants an end. */
    @Test
    void shouldEndEverywhereThoughOneCannotBeTold() {
        try (Tcpp head = ssh.atHead("--hosts", list(1, 3, 4), "--pattern", "incast", "-p", "1", "-m", "2", "-b", "1k",
                "--reply", "2k", "--rounds", "10", "--think", "50ms", "-d", "5m", Tcpp.COLD, "-o", folder + "/r.json")
                .inItsOwnGroup().start()) {
            Await.until("data flows from both", () -> ssh.connections(1, DATA_PORT) == 4
                    && KernelTcp.receiving(DATA_PORT, ssh.hosts().at(1)) == 4);
            Set<String> seen = longNumbers(Stream.of(1, 3, 4).flatMap(host -> ssh.hosts().processes(host).stream()));
            Processes.signal(engine(head, "h4").pid(), "KILL");
            ssh.hosts().cutFromHead(3, true);
            head.err().await("h4 is lost: exit status 137");
            head.signalGroup("INT");

            Ended ended = head.await();

            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            Await.until("all that was started on h3 has ended, though nobody could tell it to",
                    () -> ssh.processes(3).isEmpty());
            ssh.hosts().cutFromHead(3, false);
            assertEnded(mesh("r.json"));
            String kept = String.join(" ", ssh.kept());
            assertThat(seen).as("all long numbers in what everybody may read: names of builds, no secret")
                    .isNotEmpty().allSatisfy(number -> assertThat(kept).contains(number));
        }
        awaitQuiet();
    }

    private static String list(int... hosts) {
        return IntStream.of(hosts).mapToObj(SshHosts::entry).collect(Collectors.joining(","));
    }

    private static void awaitQuiet() {
        IntStream.rangeClosed(1, HOSTS).forEach(ssh::awaitQuiet);
    }

    /** A complete result, with clocks that are known as well as it says. */
    private static void assertWhole(JsonNode result) {
        assertThat(result.get("verdict").textValue()).isEqualTo("complete");
        assertThat(texts(result, "hosts", "ended")).containsExactly("as_agreed", "as_agreed", "as_agreed", "absent");
        assertThat(Ended.stream(result.get("hosts")).limit(3)).allSatisfy(host -> assertThat(
                host.get("offset_ns").longValue() - SshHosts.aheadNs(host.get("name").textValue().charAt(1) - '0'))
                .isBetween(-host.get("bound_ns").longValue(), host.get("bound_ns").longValue()));
        assertThat(Ended.stream(result.get("pairs")).limit(2)).allSatisfy(pair -> {
            long connections = pair.get("connections_completed").longValue();
            assertThat(connections).isPositive();
            assertThat(pair.get("rounds_completed").longValue()).isEqualTo(10 * connections);
            assertThat(pair.get("bytes").longValue()).isEqualTo(10_000 * connections);
            assertThat(pair.get("reverse_bytes").longValue()).isEqualTo(20_000 * connections);
            assertThat(pair.get("integrity_bytes_damaged").longValue()).isZero();
        });
        assertThat(result.get("pairs").get(2).get("bytes").isNull()).as("nothing is known of h5").isTrue();
    }

    /** One that was ended, with what the server had counted of both that were lost. */
    private static void assertEnded(JsonNode result) {
        assertThat(result.get("verdict").textValue()).isEqualTo("interrupted");
        assertThat(texts(result, "hosts", "ended")).containsExactly("as_agreed", "lost", "lost");
        assertThat(texts(result, "pairs", "why")).containsExactly(
                "h3 was lost: nothing was heard of it for 10 s", "h4 was lost: exit status 137");
        assertThat(Ended.stream(result.get("pairs")))
                .allSatisfy(pair -> assertThat(pair.get("bytes").longValue()).isPositive());
    }

    private static Stream<String> texts(JsonNode result, String table, String name) {
        return Ended.stream(result.get(table)).map(row -> row.get(name).asText());
    }

    private JsonNode mesh(String name) {
        try {
            return ResultFiles.validMesh(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All words and variables of these processes and of those that they started. */
    private static Set<String> longNumbers(Stream<ProcessHandle> processes) {
        Set<String> found = new TreeSet<>();
        for (ProcessHandle process : processes.toList()) {
            for (String file : List.of("cmdline", "environ")) {
                try {
                    String text = Files.readString(Path.of("/proc/" + process.pid(), file),
                            StandardCharsets.ISO_8859_1);
                    LONG_NUMBER.matcher(text).results().map(MatchResult::group).forEach(found::add);
                } catch (IOException _) {
                    // it is gone
                }
            }
        }
        return found;
    }

    /** The head's ssh to a host, once it is the agent's. */
    private static ProcessHandle engine(Tcpp head, String host) {
        return ProcessHandle.of(head.pid()).orElseThrow().children()
                .filter(child -> child.info().arguments().map(words -> List.of(words).contains(host)).orElse(false))
                .findFirst().orElseThrow();
    }
}
