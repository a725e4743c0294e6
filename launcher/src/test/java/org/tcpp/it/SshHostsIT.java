package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** One command over hosts that are reached by a real ssh, with real sshds. */
@Order(2) // it waits long
class SshHostsIT {

    /** 32 bytes in hexadecimal: a secret, and the name of a build. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    private static final int HOSTS = 3;

    @TempDir
    private Path folder;

    /**
     * Two trials of one command, since hosts that start are what costs: the first is as it should be though a host has
     * no Java and another is not there; in the second one ssh is killed, a host is cut off, and then somebody wants an
     * end.
     */
    @Test
    void shouldRunHostsWhateverTheyLackAndEndEverywhereThoughOneCannotBeTold() {
        String missing = SshHosts.missing();
        assumeTrue(missing == null, missing);
        try (SshHosts ssh = new SshHosts(HOSTS, 2);
                Tcpp head = ssh.atHead("--hosts", list(HOSTS + 1), "--pattern", "incast", "--missing", "1",
                        "--carry-java", "-p", "1", "-m", "2", "-b", "1k", "--reply", "2k", "--rounds", "10", "--think",
                        "50ms", "--verify", "-d", "8s", "--trials", "2", Tcpp.COLD, "-o", folder + "/r.json")
                        .by(ssh.tcppWithJava()).inItsOwnGroup().start()) {
            awaitData(head, ssh, "trial 1 of 2");
            Set<String> seen = longNumbers(IntStream.rangeClosed(1, HOSTS).boxed()
                    .flatMap(host -> ssh.hosts().processes(host).stream()).toList());
            awaitData(head, ssh, "trial 2 of 2");
            Processes.signal(engine(head, "h3").pid(), "KILL");
            ssh.hosts().cutFromHead(2, true);
            head.err().await("h3 is lost: exit status 137");
            head.signalGroup("INT");

            Ended ended = head.await();

            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            Await.until("all that was started on h2 has ended, though nobody could tell it to",
                    () -> ssh.processes(2).isEmpty());
            ssh.hosts().cutFromHead(2, false);
            IntStream.rangeClosed(1, HOSTS).forEach(ssh::awaitQuiet);
            assertThat(ssh.kept()).as("with a Java and without").filteredOn(name -> LONG_NUMBER.matcher(name).matches())
                    .hasSize(2).containsAll(seen);
            assertThat(seen).as("all long numbers in what everybody may read: the place of the program, no secret")
                    .isNotEmpty();
            assertThat(IntStream.rangeClosed(1, HOSTS).mapToLong(ssh::logins).sum())
                    .as("one for each agent, whatever the trials, one where it found no Java, and what was carried, "
                            + "some of it perhaps by several at once")
                    .isBetween(6L, 8L);
        }
        assertWhole(mesh("r.1.json"));
        assertEnded(mesh("r.2.json"));
    }

    private static String list(int count) {
        return String.join(",", IntStream.rangeClosed(1, count).mapToObj(SshHosts::entry).toList());
    }

    /** Waits until both clients of a trial are connected. */
    private static void awaitData(Tcpp head, SshHosts ssh, String trial) {
        head.err().await(trial);
        Await.until("data flows in " + trial, () -> ssh.connections(1, 10_000) == 4);
    }

    /** A complete result, with clocks that are known as well as it says. */
    private static void assertWhole(JsonNode result) {
        assertThat(result.get("verdict").textValue()).isEqualTo("complete");
        assertThat(texts(result, "hosts", "ended")).containsExactly("as_agreed", "as_agreed", "as_agreed", "absent");
        assertThat(Ended.stream(result.get("hosts")).limit(HOSTS)).allSatisfy(host -> assertThat(
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
        assertThat(result.get("pairs").get(2).get("bytes").isNull()).as("nothing is known of h4").isTrue();
    }

    /** One that was ended, with what the server had counted of both that were lost. */
    private static void assertEnded(JsonNode result) {
        assertThat(result.get("verdict").textValue()).isEqualTo("interrupted");
        assertThat(texts(result, "hosts", "ended")).containsExactly("as_agreed", "lost", "lost", "absent");
        assertThat(texts(result, "pairs", "why").limit(2)).containsExactly(
                "h2 was lost: nothing was heard of it for 10 s", "h3 was lost: exit status 137");
        assertThat(Ended.stream(result.get("pairs")).limit(2))
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
    private static Set<String> longNumbers(Collection<ProcessHandle> processes) {
        Set<String> found = new TreeSet<>();
        for (ProcessHandle process : processes) {
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
