package org.tcpp.host;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashMap;
import java.util.List;
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
    void shouldNameWhatThisProcessMayNotUseOfItsHost() {
        HostFacts facts = HostFactsReader.read("127.0.0.1", null);
        Processors half = new Processors(List.of(0, 1), 500L, "cpu.max of the control group /a", 2);
        assertThat(limited(facts, half, "memory.max of the control group /a", 150_000_000L).restrictions())
                .containsEntry("processors", "0.50 of them may be used: cpu.max of the control group /a")
                .containsEntry("memory_bytes", "150 MB of it may be used: memory.max of the control group /a");
        assertThat(limited(facts, new Processors(List.of(1), null, null, 2), null, null).restrictions()).containsOnly(
                Map.entry("processors", "1 of them may be used: the process's affinity mask allows [1]"));
        assertThat(limited(facts, new Processors(List.of(0, 1), null, null, 2), null, null).restrictions()).isEmpty();
        HostFacts.Os short4 = new HostFacts.Os("Linux", "1", "6", "amd64", 4L);
        assertThat(new HostFacts(facts.name(), short4, new HostFacts.Cpu("model", 2, 2, half), facts.memory(),
                facts.network(), facts.java(), facts.build(), facts.unknown()).restrictions()).containsEntry(
                        "accept_backlog", "4 connections may wait on a port to be accepted (net.core.somaxconn)");
    }

    private static HostFacts limited(HostFacts facts, Processors usable, String limitName, Long limitBytes) {
        return new HostFacts(facts.name(), new HostFacts.Os("Linux", "1", "6", "amd64", 4_096L),
                new HostFacts.Cpu("model", 2, 2, usable),
                new HostFacts.Memory(1_000_000_000L, 500_000_000L, limitName, limitBytes), facts.network(),
                facts.java(), facts.build(), facts.unknown());
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
