package org.tcpp.doctor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.KernelCounters;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class ActivityChecksTest {

    private static final CpuTicks IDLE = new CpuTicks(2, 0, 1, 0, 197, 0);
    private static final Settings SHORT_RING = new Settings(
            new EnumMap<>(Map.of(Setting.RX_RING, 256L, Setting.RX_RING_MAX, 4096L)), new EnumMap<>(Setting.class));

    @Test
    void shouldFindAHostAtRestGood() {
        Map<String, Long> counters = Map.of("interface.rx_errors", 0L, "interface.rx_packets", 17L);
        assertThat(checks(counters, IDLE, 0, Map.of(Activity.BACKLOG_DROPS, 0L, Activity.THROTTLED, 0L)))
                .extracting(Check::verdict).containsOnly(Verdict.GOOD);
    }

    @Test
    void shouldAdviseALongerRingWhereTheInterfaceMissedPackets() {
        Check check = named("losses", checks(Map.of("interface.rx_missed_errors", 12L), IDLE, 0, Map.of()));
        assertThat(check.verdict()).isEqualTo(Verdict.WARN);
        assertThat(check.facts()).isEqualTo(Map.of("rx_missed_errors", 12L));
        assertThat(check.advice()).isEqualTo("ethtool -G eth9 rx 4096");
    }

    @Test
    void shouldPointAtTheCableWhereChecksumsAreWrong() {
        assertThat(named("losses", checks(Map.of("interface.rx_crc_errors", 1L), IDLE, 0, Map.of())).told())
                .contains("rx_crc_errors 1", "The cable");
    }

    @Test
    void shouldNotBlameOthersForItsOwnWork() {
        CpuTicks busy = new CpuTicks(90, 0, 10, 0, 100, 0);
        assertThat(named("load", checks(Map.of(), busy, 0, Map.of())).text())
                .isEqualTo("other work takes 50 % of the processors' time");
        assertThat(named("load", checks(Map.of(), busy, 95, Map.of())).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void shouldNotCallAHostIdleThatCountsNoTime() {
        assertThat(named("load", checks(Map.of(), new CpuTicks(0, 0, 0, 0, 0, 0), 0, Map.of())).verdict())
                .isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void shouldTellWhatTheHypervisorTook() {
        CpuTicks stolen = new CpuTicks(0, 0, 0, 0, 190, 10);
        assertThat(named("steal", checks(Map.of(), stolen, 0, Map.of())).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void shouldTellDropsAndHeat() {
        List<Check> checks = checks(Map.of(), IDLE, 0, Map.of(Activity.BACKLOG_DROPS, 7L, Activity.THROTTLED, 3L));
        assertThat(named("backlog_drops", checks).told()).contains("7 packets found the queue", "max_backlog=2000");
        assertThat(named("throttling", checks).verdict()).isEqualTo(Verdict.WARN);
        assertThat(named("throttling", checks(Map.of(), IDLE, 0, Map.of())).verdict()).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void shouldReadHowManyPacketsProcessorsDropped() {
        assertThat(Activity.backlogDrops("""
                0007ac1b 00000000 00000002 00000000 00000000 00000000 00000000 00000000
                0001f21c 0000000a 00000000 00000000 00000000 00000000 00000000 00000000
                """)).isEqualTo(10);
    }

    private static List<Check> checks(Map<String, Long> counters, CpuTicks ticks, long own, Map<String, Long> more) {
        return ActivityChecks.of(new Activity(new KernelCounters(counters, Map.of()), ticks, own, more), SHORT_RING,
                "eth9");
    }

    private static Check named(String name, List<Check> checks) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
    }
}
