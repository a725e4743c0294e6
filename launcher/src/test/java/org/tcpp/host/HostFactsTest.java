package org.tcpp.host;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostFactsTest {

    @Test
    void shouldKnowThisHost() {
        HostFacts facts = HostFactsReader.read("127.0.0.1", null);
        assertThat(facts.name()).isNotBlank();
        assertThat(facts.system().name()).isNotBlank();
        assertThat(facts.system().kernel()).isEqualTo(System.getProperty("os.version"));
        assertThat(facts.cpu().logical()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(facts.memory().totalBytes()).isGreaterThan(facts.memory().availableBytes());
        assertThat(facts.java().version()).isEqualTo(Runtime.version().toString());
    }

    @Test
    void shouldSayWhyAFactIsUnknown() {
        HostFacts facts = HostFactsReader.read(null, null);
        assertThat(facts.network()).isNull();
        assertThat(facts.unknown()).containsEntry("network", "every interface of this host may carry the run")
                .containsEntry("build.version", "not run from its jar");
        assertThat(facts.build()).isEqualTo(new Build(null, null));
    }

    @Test
    void shouldGiveAReasonWhenAskingFails() {
        Map<String, String> unknown = new HashMap<>();
        assertThat(HostFactsReader.<String>know(unknown, "a", () -> {
            throw new UnsupportedOperationException("no");
        })).isNull();
        assertThat(HostFactsReader.know(unknown, "b", () -> "Unknown")).isNull();
        assertThat(HostFactsReader.know(unknown, "c", () -> " ")).isNull();
        assertThat(HostFactsReader.know(unknown, "d", () -> 5)).isEqualTo(5);
        assertThat(unknown).containsExactlyInAnyOrderEntriesOf(Map.of("a",
                "java.lang.UnsupportedOperationException: no", "b", "the system does not say", "c",
                "the system does not say"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.3.2.1"})
    @EnabledOnOs(OS.LINUX)
    void shouldFindTheLoopbackInterface(String address) throws SocketException {
        Map<String, String> unknown = new HashMap<>();
        HostFacts.Network network = new NetworkReader(unknown).read(address, null);
        assertThat(network.name()).isEqualTo("lo");
        assertThat(network.mtuBytes()).isEqualTo(NetworkInterface.getByName("lo").getMTU());
        assertThat(network.driver()).isNull();
        assertThat(network.speedBitsPerSecond()).isNull();
        assertThat(unknown).containsEntry("network.driver", "there is no device behind the interface")
                .containsEntry("network.speed_bits_per_second", "the system does not say");
    }

    @Test
    void shouldSayThatNoInterfaceHasTheAddress() {
        Map<String, String> unknown = new HashMap<>();
        assertThat(new NetworkReader(unknown).read(null, "192.0.2.77")).isNull();
        assertThat(unknown).containsEntry("network", "no interface has the address 192.0.2.77");
    }
}
