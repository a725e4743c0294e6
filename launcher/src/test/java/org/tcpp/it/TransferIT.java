package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs that go well: what was sent has been received, in every way to ask for it. One server serves them all. */
class TransferIT {

    private static final Pattern TRANSFERRED = Pattern.compile("[0-9]+ bytes transferred in [0-9]+\\.[0-9]{9} seconds");

    private static TcppServer server;

    @BeforeAll
    static void start() {
        server = TcppServer.start(4);
    }

    @AfterAll
    static void stop() {
        Ended ended = server.stop();
        assertThat(ended.status()).as(ended.err()).isZero();
        ended.result();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"epoll", "nio"})
    void shouldReceiveExactlyWhatWasSentInConnectionsOfOddSizes(String engine) {
        int port = FreePorts.run(2);
        Ended ended = Tcpp
                .call("--loopback", "-r", Integer.toString(port), "-p", "2", "-t", "500", "-m", "50", "--sizes",
                        "12:1,13:1,1000:1,4097:1,65536:1,65537:1,65549:1,1000003:1", "--engine", engine)
                .json().run();

        assertComplete(ended, 1000);
        JsonNode result = ended.result();
        JsonNode summary = result.get("summary");
        assertThat(summary.get("bytes_received").longValue()).isEqualTo(summary.get("bytes_sent").longValue())
                .isEqualTo(summary.get("bytes").longValue())
                .isGreaterThan(10_000_000);
        assertThat(summary.get("bytes_counted_by").textValue()).isEqualTo("receiver");
        for (int number = 0; number < 2; number++) {
            assertThat(Ended.worker(result, "client", number).get("bytes").longValue())
                    .isEqualTo(Ended.worker(result, "server", number).get("bytes").longValue());
            assertThat(Ended.worker(result, "server", number).get("engine").textValue()).isEqualTo(engine);
        }
        assertThat(result.get("findings").toString()).doesNotContain("sent_not_received", "received_not_sent");
    }

    @ParameterizedTest(name = "--close {0}")
    @ValueSource(strings = {"server", "reset"})
    void shouldConfirmEachConnectionWhereTheServerCloses(String closing) {
        Ended ended = server.client("-p", "2", "-t", "200", "-b", "65537", "--close", closing).json().run();

        assertComplete(ended, 400);
        assertThat(ended.summary().get("bytes_received").longValue()).isEqualTo(400 * 65_537L);
    }

    /** One that reads four kilobytes at a time does so forty times; the other end had sent all in two turns. */
    @Test
    void shouldCallNobodysShareUnfairWhoWasOverInTwoTurnsOfTheSender() {
        Ended ended = server.client("--reverse", "-t", "40", "-m", "10", "-b", "100k", "--rcvbuf", "4k").json().run();

        assertComplete(ended, 40);
        assertThat(ended.result().get("fairness").get("connections").longValue()).isZero();
        assertThat(ended.summary().get("fairness_connections").isNull()).isTrue();
    }

    @Test
    void shouldServeTwoClientsAtOnceAndCountThemApart() {
        try (Tcpp one = server.client("-p", "4", "-t", "100", "-b", "30011").json().start();
                Tcpp other = server.client("-p", "2", "-t", "150", "-b", "1013").json().start()) {
            Ended first = one.await();
            Ended second = other.await();

            assertComplete(first, 400);
            assertComplete(second, 300);
            assertThat(first.summary().get("bytes_received").longValue()).isEqualTo(400 * 30_011L);
            assertThat(second.summary().get("bytes_received").longValue()).isEqualTo(300 * 1_013L);
        }
    }

    @Test
    void shouldConnectOverIpv6() {
        assumeTrue(hasIpv6(), "this host has no IPv6");
        Ended ended = Tcpp.call("-c", "::1", "-r", Integer.toString(server.port()), "-t", "50", "-b", "10007",
                Tcpp.COLD).json()
                .run();

        assertComplete(ended, 50);
        JsonNode result = ended.result();
        assertThat(result.get("plan").get("address").textValue()).isEqualTo("::1");
        assertThat(result.get("fairness").get("slowest").get(0).get("local").textValue())
                .isEqualTo("[::1]:" + server.port());
    }

    @Test
    void shouldServeClassicClientsBesideControlledOnes() {
        Ended ended = server.client("--classic", "-t", "100", "-b", "13").json().run();

        assertComplete(ended, 100);
        assertThat(ended.summary().get("bytes_counted_by").textValue()).isEqualTo("sender");
        assertThat(ended.summary().get("bytes").longValue()).isEqualTo(1300);
    }

    @Test
    void shouldStartNothingAfterItsDuration() {
        Ended ended = server.client("-d", "1s", "-b", "10k", "-m", "4").json().run();

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("complete");
        assertThat(ended.summary().get("seconds_sender").doubleValue()).isBetween(0.9, 20.0);
        assertThat(ended.summary().get("connections_completed").longValue()).isGreaterThan(10);
    }

    @Test
    void shouldBeginWithTheOriginalsTwoLines() {
        Ended ended = server.client("-C", "-b", "1k", "-t", "10").run();

        assertThat(ended.out().lines().toList().get(0)).matches(TRANSFERRED);
        assertThat(ended.out().lines().toList().get(1)).matches("[0-9]+\\.[0-9]{6} cps");
        assertThat(ended.errLines()).as("what a pipe sees of progress").isEmpty();
    }

    @Test
    void shouldShowTheUseOfTheCpuAsTheOriginalDoes() {
        Ended ended = server.client("-T", "-p", "2", "-b", "1k", "-t", "10").run();

        assertThat(ended.out().lines().toList().get(0)).matches(TRANSFERRED);
        assertThat(ended.out().lines().toList().get(1)).matches("2 procs [0-9]+\\.[0-9]{6} Gbps "
                + "user% [0-9]+ nice% [0-9]+ sys% [0-9]+ intr% [0-9]+ idle% [0-9]+");
    }

    @Test
    void shouldPutTheResultAloneOnStandardOutputIfAsked() {
        Ended ended = server.client("-t", "10", "-b", "1k", "-o", "-").run();

        assertThat(ended.status()).isZero();
        assertThat(ResultFiles.valid(ended.out()).get("verdict").textValue()).isEqualTo("complete");
        assertThat(ended.err()).containsPattern(TRANSFERRED);
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("::1", 0));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void assertComplete(Ended ended, long connections) {
        assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("complete");
        assertThat(ended.summary().get("connections_completed").longValue()).isEqualTo(connections);
        assertThat(ended.result().get("failures")).isEmpty();
    }
}
