package org.tcpp.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class EndChecksTest {

    @Test
    void shouldSayWhatDiffersAndWhereToChangeIt() {
        List<Check> checks = EndChecks.of(end("lab2", "eth1", 1500, "cubic"), end("lab1", "eth9", 9000, "bbr"));

        assertThat(checks.getFirst().verdict()).isEqualTo(Verdict.BAD);
        assertThat(checks.getFirst().text()).startsWith("mtu_bytes is 1500 on the client and 9000 on the server");
        assertThat(checks.getFirst().advice()).startsWith("On the server: ip link set eth9 mtu 1500");
        assertThat(checks.getLast().verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void shouldFindEqualEndsGoodAndHideWhatOneOfThemDoesNotTell() {
        List<Check> checks = EndChecks.of(end("lab2", "eth1", 9000, "bbr"), end("lab1", "eth9", 9000, "bbr"));

        assertThat(checks).extracting(Check::verdict).containsExactly(Verdict.GOOD, Verdict.HIDDEN, Verdict.HIDDEN,
                Verdict.GOOD);
        assertThat(checks.get(1).text()).isEqualTo("client: nobody tells");
    }

    @Test
    void shouldTryEachPort() throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket listening = new ServerSocket(0, 8, loopback)) {
            Check one = PortChecks.connect(loopback, null, listening.getLocalPort(), 1, true);
            assertThat(one.text()).isEqualTo("the data port answers");
        }
        int port = portThatNobodyHas();
        assertThat(PortChecks.connect(loopback, null, port, 1, true)).satisfies(check -> {
            assertThat(check.verdict()).isEqualTo(Verdict.BAD);
            assertThat(check.text()).startsWith("1 of 1 data ports do not answer: " + port + " (");
        });
    }

    private static int portThatNobodyHas() throws IOException {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return gone.getLocalPort();
        }
    }

    @Test
    void shouldPutTheWorstFirstAndCountThemAll() {
        Map<String, Examination> hosts = new LinkedHashMap<>();
        hosts.put("both", new Examination("lab1", "lo", settings(1500, "bbr"), List.of(
                new Check("a", Verdict.GOOD, Map.of(), "fine", null),
                new Check("b", Verdict.HIDDEN, Map.of(), "nobody tells", null),
                new Check("c", Verdict.WARN, Map.of("x", 1L), "it depends", "do this"),
                new Check("d", Verdict.BAD, Map.of(), "it fails", "do that"))));
        Diagnosis diagnosis = new Diagnosis(Purpose.LATENCY, 0, hosts, List.of());

        assertThat(diagnosis.text(80)).isEqualTo("""
                lab1 (client and server)
                [bad ] d: it fails
                       -> do that
                [warn] c: it depends
                       -> do this
                [ok  ] a
                [ -- ] not visible: b

                1 to repair, 1 to know, 1 good, 1 not visible
                """);
        assertThat(diagnosis.json()).startsWith("{\"schema\":\"tcpp-doctor/1\",\"bad\":1,\"warn\":1,\"good\":1,"
                + "\"hidden\":1,\"purpose\":\"latency\",\"hosts\":[{\"role\":\"both\",\"name\":\"lab1\"")
                .endsWith("}\n");
    }

    private static Examination end(String host, String networkInterface, long mtu, String congestion) {
        return new Examination(host, networkInterface, settings(mtu, congestion), List.of());
    }

    private static Settings settings(long mtu, String congestion) {
        Map<Setting, String> hidden = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            hidden.put(setting, "nobody tells");
        }
        hidden.remove(Setting.MTU_BYTES);
        hidden.remove(Setting.TCP_CONGESTION_CONTROL);
        return new Settings(Map.of(Setting.MTU_BYTES, mtu, Setting.TCP_CONGESTION_CONTROL, congestion), hidden);
    }
}
