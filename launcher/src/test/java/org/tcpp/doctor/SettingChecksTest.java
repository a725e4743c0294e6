package org.tcpp.doctor;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.host.Demand;
import org.tcpp.message.Fields;
import org.tcpp.setting.LinuxHost;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class SettingChecksTest {

    /** Two client and two server workers with a hundred connections each. */
    private static final Demand BOTH = new Demand(2, 2, 100, 1000, 1, true, true);
    private static final Demand SERVER = new Demand(0, 2, 100, -1, 1, false, false);
    private static final Wish THROUGHPUT = new Wish(Purpose.THROUGHPUT, 0, false, true, Wish.Sockets.PLAIN);
    private static final Wish LATENCY = new Wish(Purpose.LATENCY, 0, false, true, Wish.Sockets.PLAIN);

    @TempDir
    private Path root;

    @Test
    void shouldFindAGovernorThatSavesPower() {
        Check check = check("governor", recorded(), SERVER, THROUGHPUT);

        assertThat(check.verdict()).isEqualTo(Verdict.WARN);
        assertThat(check.facts()).isEqualTo(Map.of("governor", "powersave,performance"));
        assertThat(check.told()).isEqualTo("governor powersave,performance: how fast the processors are depends on the"
                + " load before. cpupower frequency-set -g performance");
        assertThat(check("governor", recorded(Setting.GOVERNOR, "performance"), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.GOOD);
    }

    @Test
    void shouldSayThatNobodyCanTellWhatAVirtualMachineHides() {
        Settings hidden = new Settings(Map.of(), Map.of(Setting.GOVERNOR, "no governor here"));

        assertThat(check("governor", hidden, SERVER, THROUGHPUT)).isEqualTo(
                new Check("governor", Verdict.HIDDEN, Map.of(), "no governor here", null));
    }

    @Test
    void shouldTellAKernelThatLooksForItsOwnFaults() {
        assertThat(check("debug_kernel", recorded(Setting.DEBUG_KERNEL, true), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.BAD);
        assertThat(check("debug_kernel", recorded(), SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void shouldTellASlowClock() {
        assertThat(check("clock_source", recorded(Setting.CLOCK_SOURCE, "hpet"), SERVER, THROUGHPUT).told())
                .contains("hpet, which is slow", "current_clocksource");
        assertThat(check("clock_source", recorded(), SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void shouldLookAtIdleStatesForLatencyOnly() {
        assertThat(check("idle_states", recorded(), SERVER, LATENCY).text()).contains("up to 133 us to wake up");
        assertThat(all(recorded(), SERVER, THROUGHPUT)).noneMatch(check -> check.name().equals("idle_states"));
    }

    @Test
    void shouldCountWorkersAgainstProcessors() {
        assertThat(check("processors", recorded(), BOTH, THROUGHPUT).text())
                .isEqualTo("4 workers share 2 processors: they take turns");
        assertThat(check("processors", recorded(Setting.USABLE_PROCESSORS_MILLI, 500L), SERVER, THROUGHPUT).text())
                .isEqualTo("2 workers share 0.50 processors: they take turns");
        assertThat(check("processors", recorded(), SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void shouldMindIrqbalanceOnlyWhereWorkersAreBound() {
        Wish pinned = new Wish(Purpose.THROUGHPUT, 0, false, true, new Wish.Sockets(0, 0, true));
        assertThat(check("irqbalance", recorded(), SERVER, pinned).advice()).isEqualTo("systemctl stop irqbalance");
        assertThat(all(recorded(), SERVER, THROUGHPUT)).noneMatch(check -> check.name().equals("irqbalance"));
    }

    @Test
    void shouldTellWhichNodeTheInterfaceIsAttachedTo() {
        assertThat(check("memory_nodes", recorded(Setting.NUMA_NODES, 2L), SERVER, THROUGHPUT).told())
                .contains("eth9 is attached to node 0 of 2", "numactl -N 0");
        assertThat(check("memory_nodes", recorded(), SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void shouldTellAQueueingDisciplineThatShapes() {
        assertThat(check("shaping", recorded(Setting.QDISC, "netem"), SERVER, THROUGHPUT)).satisfies(check -> {
            assertThat(check.verdict()).isEqualTo(Verdict.BAD);
            assertThat(check.advice()).isEqualTo("tc qdisc del dev eth9 root");
        });
        assertThat(check("shaping", recorded(Setting.QDISC, "mq fq_codel"), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.GOOD);
        assertThat(check("shaping", recorded(Setting.QDISC, "red"), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void shouldTellALinkThatIsDownOrRunsHalfDuplex() {
        assertThat(check("link", recorded(Setting.LINK, false), SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.BAD);
        assertThat(check("duplex", recorded(Setting.DUPLEX, "half"), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.BAD);
        assertThat(check("duplex", recorded(), SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void shouldAdviseAsManyReceiveQueuesAsServeTheWorkers() {
        Settings one = recorded(Setting.RECEIVE_QUEUES, 1L, Setting.RECEIVE_QUEUES_MAX, 8L);
        assertThat(check("receive_queues", one, SERVER, THROUGHPUT).advice()).isEqualTo("ethtool -L eth9 combined 2");
        assertThat(check("receive_queues", recorded(), SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(check("interrupts", recorded(Setting.INTERRUPT_PROCESSORS, 1L), SERVER, THROUGHPUT).text())
                .isEqualTo("all interrupts of the 8 receive queues of eth9 go to one processor");
    }

    @Test
    void shouldWantOtherCoalescingForLatencyThanForThroughput() {
        Settings adaptive = recorded(Setting.RX_COALESCE_US, 50L, Setting.RX_COALESCE_ADAPTIVE, true);
        Settings none = recorded(Setting.RX_COALESCE_US, 0L, Setting.RX_COALESCE_ADAPTIVE, false);
        assertThat(check("coalescing", adaptive, SERVER, LATENCY).verdict()).isEqualTo(Verdict.WARN);
        assertThat(check("coalescing", adaptive, SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(check("coalescing", none, SERVER, LATENCY).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(check("coalescing", none, SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void shouldNameTheOffloadsThatAreOff() {
        Settings off = recorded(Setting.TSO, true, Setting.GSO, false, Setting.GRO, false);
        assertThat(check("offloads", off, SERVER, THROUGHPUT).advice()).isEqualTo("ethtool -K eth9 gro on gso on");
    }

    @Test
    void shouldGiveTheBufferThatThisPlanNeedsOverThisWay() {
        // 25 Gbps x 100 ms = 312.5 MB on the way, by one connection or by two hundred
        Demand one = new Demand(0, 1, 1, -1, 1, false, false);
        Wish far = THROUGHPUT.over(100_000_000);
        assertThat(check("receive_buffer", recorded(), one, far)).satisfies(check -> {
            assertThat(check.verdict()).isEqualTo(Verdict.WARN);
            assertThat(check.text()).contains("needs 312500000 bytes on their way", "may have 6291456");
            assertThat(check.advice()).isEqualTo("sysctl -w net.ipv4.tcp_rmem='4096 131072 625000000'");
        });
        assertThat(check("receive_buffer", recorded(), SERVER, far).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(all(recorded(), SERVER, far)).noneMatch(check -> check.name().equals("send_buffer"));
    }

    @Test
    void shouldLookAtTheBufferOfTheDirectionInWhichDataGoes() {
        Wish sending = new Wish(Purpose.THROUGHPUT, 0, true, false, Wish.Sockets.PLAIN);
        assertThat(all(recorded(), SERVER, sending)).extracting(Check::name).contains("send_buffer")
                .doesNotContain("receive_buffer");
    }

    @Test
    void shouldTellABufferThatWasLoweredWhateverTheWay() {
        assertThat(check("receive_buffer", recorded(Setting.TCP_RMEM_MAX, 16_384L), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.BAD);
    }

    @Test
    void shouldTellThatTheKernelGrantsLessThanIsAskedFor() {
        Wish wish = new Wish(Purpose.THROUGHPUT, 0, false, true, new Wish.Sockets(0, 8_388_608, false));
        assertThat(check("rcvbuf", recorded(), SERVER, wish).told()).contains("--rcvbuf 8388608: the kernel grants"
                + " 212992", "sysctl -w net.core.rmem_max=8388608");
        assertThat(all(recorded(), SERVER, THROUGHPUT)).noneMatch(check -> check.name().equals("rcvbuf"));
    }

    @Test
    void shouldTellWhatTcpIsMissing() {
        assertThat(check("window_scaling", recorded(Setting.TCP_WINDOW_SCALING, false), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.BAD);
        assertThat(check("selective_acknowledgements", recorded(Setting.TCP_SACK, false), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(check("metrics", recorded(), SERVER, THROUGHPUT).verdict()).isEqualTo(Verdict.WARN);
        assertThat(check("metrics", recorded(Setting.TCP_NO_METRICS_SAVE, true), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.GOOD);
        assertThat(check("tcp_memory", recorded(Setting.TCP_MEM_MAX_BYTES, 1_000_000L), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void shouldCountPlacesForHalfOpenConnectionsWhereThereAreNoCookies() {
        Settings few = recorded(Setting.TCP_SYNCOOKIES, 0L, Setting.TCP_MAX_SYN_BACKLOG, 64L);
        assertThat(check("half_open", few, SERVER, THROUGHPUT).advice())
                .isEqualTo("sysctl -w net.ipv4.tcp_max_syn_backlog=100");
        assertThat(check("half_open", recorded(Setting.TCP_SYNCOOKIES, 1L), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.GOOD);
        assertThat(check("half_open", recorded(Setting.TCP_SYNCOOKIES, 2L), SERVER, THROUGHPUT).verdict())
                .isEqualTo(Verdict.BAD);
    }

    @Test
    void shouldComeBackWholeFromTheOtherEnd() {
        Examination there = new Examination("lab1", "eth9", recorded(),
                all(recorded(Setting.QDISC, "tbf"), SERVER, THROUGHPUT));

        assertThat(Examination.from(travelled(there.toFields()))).isEqualTo(there);
        Question question = new Question(4, 100, true, Purpose.LATENCY, 43_000, true, false);
        assertThat(Question.from(travelled(question.toFields()))).isEqualTo(question);
    }

    private static Fields travelled(Fields fields) {
        return Fields.parse(fields.line());
    }

    private Settings recorded(Object... changes) {
        Settings settings = new LinuxHost(root).settings();
        Map<Setting, Object> known = new EnumMap<>(settings.known());
        for (int i = 0; i < changes.length; i += 2) {
            known.put((Setting) changes[i], changes[i + 1]);
        }
        Map<Setting, String> hidden = new EnumMap<>(Setting.class);
        settings.hidden().forEach((setting, reason) -> {
            if (!known.containsKey(setting)) {
                hidden.put(setting, reason);
            }
        });
        return new Settings(known, hidden);
    }

    private static List<Check> all(Settings settings, Demand demand, Wish wish) {
        return SettingChecks.of(new Subject(settings, new Subject.Place("Linux", "eth9", true), demand, wish));
    }

    private static Check check(String name, Settings settings, Demand demand, Wish wish) {
        return all(settings, demand, wish).stream().filter(check -> check.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name));
    }
}
