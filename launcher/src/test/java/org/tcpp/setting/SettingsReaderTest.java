package org.tcpp.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.host.Source;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsReaderTest {

    @TempDir
    private Path root;

    @Test
    void shouldReadKernelAndProcessorsOfALinuxHost() {
        Settings settings = new LinuxHost(root).settings();

        assertThat(settings.flag(Setting.DEBUG_KERNEL)).isFalse();
        assertThat(settings.flag(Setting.VIRTUAL_MACHINE)).isFalse();
        assertThat(settings.text(Setting.CLOCK_SOURCE)).isEqualTo("tsc");
        assertThat(settings.text(Setting.MITIGATIONS)).isEqualTo("retbleed spectre_v2");
        assertThat(settings.text(Setting.GOVERNOR)).isEqualTo("powersave,performance");
        assertThat(settings.flag(Setting.TURBO)).isTrue();
        assertThat(settings.flag(Setting.SMT)).isTrue();
        assertThat(settings.number(Setting.IDLE_EXIT_US)).isEqualTo(133);
        assertThat(settings.number(Setting.NUMA_NODES)).isEqualTo(1);
        assertThat(settings.number(Setting.USABLE_PROCESSORS_MILLI)).isEqualTo(2000);
        assertThat(settings.flag(Setting.IRQBALANCE)).isTrue();
    }

    @Test
    void shouldReadTheInterfaceOfALinuxHost() {
        Settings settings = new LinuxHost(root).settings();

        assertThat(settings.flag(Setting.LINK)).isTrue();
        assertThat(settings.number(Setting.SPEED_BITS_PER_SECOND)).isEqualTo(25_000_000_000L);
        assertThat(settings.text(Setting.DUPLEX)).isEqualTo("full");
        assertThat(settings.number(Setting.MTU_BYTES)).isEqualTo(9000);
        assertThat(settings.number(Setting.NUMA_NODE)).isZero();
        assertThat(settings.number(Setting.RECEIVE_QUEUES)).isEqualTo(8);
        assertThat(settings.flag(Setting.RECEIVE_PACKET_STEERING)).isFalse();
        assertThat(settings.number(Setting.INTERRUPT_PROCESSORS)).isEqualTo(2);
    }

    @Test
    void shouldReadTcpOfALinuxHost() {
        Settings settings = new LinuxHost(root).settings();

        assertThat(settings.number(Setting.TCP_RMEM_MAX)).isEqualTo(6_291_456);
        assertThat(settings.number(Setting.TCP_WMEM_MAX)).isEqualTo(4_194_304);
        assertThat(settings.number(Setting.TCP_MEM_MAX_BYTES)).isEqualTo(1_534_818L * 4096);
        assertThat(settings.text(Setting.TCP_CONGESTION_CONTROL)).isEqualTo("cubic");
        assertThat(settings.flag(Setting.TCP_NO_METRICS_SAVE)).isFalse();
        assertThat(settings.number(Setting.SOMAXCONN)).isEqualTo(4096);
        assertThat(settings.number(Setting.PORT_FIRST)).isEqualTo(32_768);
        assertThat(settings.number(Setting.PORT_LAST)).isEqualTo(60_999);
        assertThat(settings.number(Setting.DESCRIPTORS)).isEqualTo(524_288);
    }

    @Test
    void shouldLeaveOutIdleStatesThatAreDisabled() {
        Settings settings = new LinuxHost(root).file("/sys/devices/system/cpu/cpu0/cpuidle/state2/disable", "1")
                .settings();

        assertThat(settings.number(Setting.IDLE_EXIT_US)).isEqualTo(2);
    }

    @Test
    void shouldSayWhyASettingIsHidden() {
        Settings settings = new LinuxHost(root)
                .without("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
                .without("/sys/devices/system/cpu/cpu1/cpufreq/scaling_governor")
                .without("/sys/devices/system/cpu/smt/active")
                .file("/sys/class/net/eth9/speed", "-1")
                .settings();

        assertThat(settings.text(Setting.GOVERNOR)).isNull();
        assertThat(settings.hidden()).containsEntry(Setting.SPEED_BITS_PER_SECOND, "the system does not say");
        assertThat(settings.hidden().get(Setting.SMT)).contains("/sys/devices/system/cpu/smt/active");
        assertThat(settings.known()).doesNotContainKeys(Setting.GOVERNOR, Setting.SMT, Setting.SPEED_BITS_PER_SECOND);
    }

    @Test
    void shouldSeeAVirtualMachineAndAKernelThatWatchesItsLocks() {
        Settings settings = new LinuxHost(root).file("/proc/cpuinfo", "flags\t: fpu tsc hypervisor lahf_lm")
                .file("/proc/lockdep", "all lock classes:")
                .settings();

        assertThat(settings.flag(Setting.VIRTUAL_MACHINE)).isTrue();
        assertThat(settings.flag(Setting.DEBUG_KERNEL)).isTrue();
    }

    @Test
    void shouldReadWhatFreeBsdPrints() {
        Reading reading = new Reading(new Source("FreeBSD", root));
        FreeBsdSettings.take(reading, """
                kern.vm_guest=none
                net.inet.tcp.hostcache.enable=1
                net.inet.tcp.recvbuf_max=2097152
                kern.ipc.soacceptqueue=128
                net.inet.tcp.cc.algorithm=cubic
                """);
        FreeBsdSettings.takeInterface(reading, """
                ix0: flags=1008843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST,LOWER_UP> metric 0 mtu 9000
                \toptions=4e53fbb<RXCSUM,TXCSUM,VLAN_MTU,TSO4,TSO6,WOL_UCAST,RXCSUM_IPV6,TXCSUM_IPV6>
                \tmedia: Ethernet autoselect (10Gbase-Twinax <full-duplex,rxpause,txpause>)
                \tstatus: active
                """);
        Settings settings = reading.settings("no known way");

        assertThat(settings.number(Setting.TCP_RMEM_MAX)).isEqualTo(2_097_152);
        assertThat(settings.number(Setting.SOMAXCONN)).isEqualTo(128);
        assertThat(settings.text(Setting.TCP_CONGESTION_CONTROL)).isEqualTo("cubic");
        assertThat(settings.flag(Setting.TCP_NO_METRICS_SAVE)).isFalse();
        assertThat(settings.flag(Setting.DEBUG_KERNEL)).isFalse();
        assertThat(settings.flag(Setting.VIRTUAL_MACHINE)).isFalse();
        assertThat(settings.number(Setting.MTU_BYTES)).isEqualTo(9000);
        assertThat(settings.text(Setting.DUPLEX)).isEqualTo("full");
        assertThat(settings.flag(Setting.LINK)).isTrue();
        assertThat(settings.flag(Setting.TSO)).isTrue();
        assertThat(settings.flag(Setting.LRO)).isFalse();
        assertThat(settings.hidden()).containsEntry(Setting.FILE_MAX, "the system does not say")
                .containsEntry(Setting.RX_RING, "no known way");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldAskThisHostsOwnInterface() {
        Settings settings = SettingsReader.read("lo");

        assertThat(settings.text(Setting.QDISC)).isEqualTo("noqueue");
        assertThat(settings.flag(Setting.GSO)).isNotNull();
        assertThat(settings.number(Setting.TCP_RMEM_MAX)).isPositive();
        assertThat(settings.hidden().get(Setting.RX_RING)).isEqualTo("the driver does not say");
    }

    @Test
    void shouldStandInTheSchemaAsInTheTable() throws IOException {
        Path schema = Path.of(System.getProperty("basedir", "")).resolve("../docs/result.schema.json");
        JsonNode described = new JsonMapper().readTree(schema.toFile()).at("/$defs/host/properties/settings");

        assertThat(described.get("properties").fieldNames()).toIterable()
                .containsExactlyElementsOf(Stream.of(Setting.values()).map(Setting::word).toList());
        Map<Class<?>, String> types = Map.of(Long.class, "integer", String.class, "string", Boolean.class, "boolean");
        for (Setting setting : Setting.values()) {
            JsonNode property = described.get("properties").get(setting.word());
            assertThat(property.at("/type/0").textValue()).as(setting.word()).isEqualTo(types.get(setting.type()));
            assertThat(property.path("unit").asText(null)).as(setting.word()).isEqualTo(setting.unit());
            assertThat(property.get("description").textValue()).isEqualTo(setting.meaning());
        }
    }
}
