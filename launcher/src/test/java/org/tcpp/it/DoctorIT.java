package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** tcpp doctor on two hosts with three things wrong, and on the same two when they are put right. */
class DoctorIT {

    @Test
    void shouldFindThreeThingsThatAreWrongOnTwoHosts() throws IOException {
        String missing = TwoHosts.missing();
        assumeTrue(missing == null && Superuser.has("tc"), missing == null ? "it takes tc" : missing);
        try (TwoHosts hosts = new TwoHosts();
                TcppServer server = TcppServer.start(2, Tcpp.call().under(hosts.atServer()).inItsOwnGroup())) {
            Tcpp.system(with(hosts.atClient(), "tc", "qdisc", "add", "dev", "left", "root", "tbf", "rate", "100mbit",
                    "burst", "16000", "latency", "400ms"));
            Tcpp.system(with(hosts.atClient(), "ip", "link", "set", "left", "mtu", "1400"));
            Tcpp.system(with(hosts.atServer(), "sysctl", "-qw", "net.ipv4.tcp_rmem=4096 8192 16384",
                    "net.core.somaxconn=4"));

            JsonNode ill = doctor(hosts, server, 10);

            assertThat(found("warn", ill)).contains("server accept_backlog");
            assertThat(found("bad", ill)).containsExactlyInAnyOrder("client shaping", "server receive_buffer",
                    "between mtu");
            assertThat(ill.at("/hosts/1/settings/tcp_rmem_max").intValue()).isEqualTo(16_384);
            assertThat(ill.get("round_trip_us").doubleValue()).isPositive();
            assertThat(run(hosts, server)).contains("this host: left has the queueing discipline tbf",
                    "the server's host: the receive buffer of a connection may have 16384 bytes");

            Tcpp.system(with(hosts.atClient(), "tc", "qdisc", "del", "dev", "left", "root"));
            Tcpp.system(with(hosts.atClient(), "ip", "link", "set", "left", "mtu", "1500"));
            Tcpp.system(with(hosts.atServer(), "sysctl", "-qw", "net.ipv4.tcp_rmem=4096 131072 6291456"));

            assertThat(found("bad", doctor(hosts, server, 0))).isEmpty();
            assertThat(server.stop().errLines()).as("who tried the ports is no connection")
                    .noneMatch(line -> line.contains("said only once") || line.contains("failed"));
        }
    }

    @Test
    void shouldSayThatASignalEndedIt() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Tcpp doctor = Tcpp.call("doctor", "-c", mute.getInetAddress().getHostAddress(), "--control-port",
                        Integer.toString(mute.getLocalPort())).inItsOwnGroup().start();
                Socket _ = mute.accept()) {
            doctor.terminate();

            Ended ended = doctor.await();
            assertThat(ended.status()).isEqualTo(143);
            assertThat(ended.errLines())
                    .containsExactly("tcpp: SIGTERM: the doctor ends before all was looked at; nothing was changed");
        }
    }

    /** The notes of a run, which says what was wrong with its hosts even if nobody asked before. */
    private static String run(TwoHosts hosts, TcppServer server) {
        return Tcpp.call("-c", "192.0.2.2", "-r", Integer.toString(server.port()), "-t", "2", "-b", "100k", Tcpp.COLD)
                .under(hosts.atClient()).json().run().result().get("notes").toString();
    }

    private static JsonNode doctor(TwoHosts hosts, TcppServer server, int status) throws IOException {
        Ended ended = Tcpp.call("doctor", "-c", "192.0.2.2", "-r", Integer.toString(server.port()), "-p", "2", "-m",
                "10", "--json")
                .under(hosts.atClient()).run();
        assertThat(ended.status()).as(ended.err() + ended.out()).isEqualTo(status);
        return new JsonMapper().readTree(ended.out());
    }

    private static List<String> found(String verdict, JsonNode diagnosis) {
        List<String> found = new ArrayList<>();
        diagnosis.get("hosts")
                .forEach(host -> collect(verdict, found, host.get("role").textValue(), host.get("checks")));
        collect(verdict, found, "between", diagnosis.get("between"));
        return found;
    }

    private static void collect(String verdict, List<String> found, String where, JsonNode checks) {
        checks.forEach(check -> {
            if (check.get("verdict").textValue().equals(verdict)) {
                found.add(where + " " + check.get("name").textValue());
            }
        });
    }

    private static String[] with(String[] before, String... words) {
        String[] all = Arrays.copyOf(before, before.length + words.length);
        System.arraycopy(words, 0, all, before.length, words.length);
        return all;
    }
}
