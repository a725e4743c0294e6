package org.tcpp.doctor;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.host.Demand;
import org.tcpp.host.Limits;
import org.tcpp.host.Limits.TimeWaitReuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.message.Load.UNLIMITED;

class LimitChecksTest {

    private static final long GIGABYTES = 1_000_000_000L;
    /** A Linux host as it comes out of the box, with 16 GB. */
    private static final Limits USUAL = limits(20_000L, 1_000_000L, 32_768, 60_999, 16 * GIGABYTES, 4_096L, 262_144L,
            TimeWaitReuse.LOOPBACK);

    @Test
    void shouldFindNothingWhereThereIsPlenty() {
        assertThat(troubles(client(4, 100, 1000, 1), USUAL)).isEmpty();
        assertThat(troubles(loopback(4, 100, 100_000), USUAL)).isEmpty();
        assertThat(troubles(server(64, UNLIMITED), USUAL)).isEmpty();
    }

    @Test
    void shouldRefuseMoreConnectionsThanAProcessMayHaveDescriptors() {
        Check check = only(troubles(client(1, 19_969, 1, 1), USUAL));
        assertThat(check.verdict()).isEqualTo(Verdict.BAD);
        assertThat(check.facts().get("have")).isEqualTo(20_000L);
        assertThat(check.facts().get("need")).isEqualTo(20_001L);
        assertThat(check.told()).isEqualTo("-m 19969: a worker needs 20001 descriptors, and a process may have "
                + "20000 (hard limit). Ask for less, use more workers (-p), or raise it, as root: Linux: ulimit -Hn "
                + "20001, for good in /etc/security/limits.conf (nofile) or LimitNOFILE= of systemd; FreeBSD: sysctl "
                + "kern.maxfilesperproc=20001, and openfiles in /etc/login.conf");
        assertThat(troubles(client(1, 19_968, 1, 1), USUAL)).isEmpty();
        assertThat(only(troubles(server(1, 19_969), withBacklog(1_000_000))).name())
                .isEqualTo("descriptors");
    }

    @Test
    void shouldRefuseMoreConnectionsAtOnceThanThereAreLocalPorts() {
        Limits few = limits(null, null, 50_000, 50_099, null, null, null, null);
        Check check = only(troubles(client(8, 301, 1, 3), few));
        assertThat(check.verdict()).isEqualTo(Verdict.BAD);
        assertThat(check.facts().get("have")).isEqualTo(300L);
        assertThat(check.facts().get("need")).isEqualTo(301L);
        assertThat(check.told()).startsWith("-m 301: a worker needs so many local ports, and the system has 300 "
                + "(50000 to 50099 on each of 3 addresses).").contains("ip_local_port_range", "portrange.first");
        assertThat(troubles(client(8, 300, 1, 3), few)).isEmpty();
        assertThat(troubles(server(8, 301), few)).isEmpty();
    }

    @Test
    void shouldSayThatPortsAreScarceWhereConnectionsFollowEachOther() {
        Limits few = limits(null, null, 40_000, 40_100, null, null, null, null);
        Check check = only(troubles(following(100, 1000), few));
        assertThat(check.verdict()).isEqualTo(Verdict.WARN);
        assertThat(check.told())
                .startsWith("-m 100: the port of a connection that has ended is not free at once, and a "
                        + "worker has 101 (40000 to 40100): it may have to wait for ports.");
        assertThat(troubles(following(100, 100), few)).as("all at once").isEmpty();
        assertThat(troubles(following(50, 1000), few)).isEmpty();
    }

    /** Closed by the server first, so that nothing rests here. */
    private static Demand following(int atOnce, long connections) {
        return new Demand(2, 0, atOnce, connections, 1, false, false);
    }

    @Test
    void shouldRefuseMoreThanFitsIntoMemory() {
        Limits small = limits(null, null, null, null, GIGABYTES, null, null, null);
        Check check = only(troubles(loopback(2, 100_000, 1), small));
        assertThat(check.verdict()).isEqualTo(Verdict.BAD);
        assertThat(check.facts().get("need")).isEqualTo(25_000_000 + 4 * 25_000_000 + 4 * 100_000 * 5_600L);
        assertThat(check.told()).startsWith("4 workers with 400000 ends of connections at once need 2365 MB of "
                + "memory at the least (25 MB each worker, 5600 bytes each end, 25 MB the launcher), and 1000 MB are "
                + "available. Ask for less (-m 39062 would fit), or free memory");
        assertThat(only(troubles(server(40, UNLIMITED), small)).name()).isEqualTo("memory");
    }

    @Test
    void shouldRefuseMoreThanTheSystemHasDescriptors() {
        Limits small = limits(null, 10_000L, null, null, null, null, null, null);
        assertThat(only(troubles(loopback(2, 2_501, 1), small)).told())
                .contains("need 10004 descriptors together, and the whole system has 10000", "fs.file-max=20008",
                        "kern.maxfiles=20008");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-, false, true", "NONE, true, true", "LOOPBACK, false, true",
            "LOOPBACK, true, false", "ALL, false, false"})
    void shouldWarnOfPortsInTimeWaitUnlessTheyAreReused(TimeWaitReuse reuse, boolean toLoopback, boolean warned) {
        Limits limits = limits(null, null, 32_768, 60_999, null, null, null, reuse);
        List<Check> checks = troubles(new Demand(1, 0, 100, 28_233, 1, toLoopback, true), limits);
        if (warned) {
            assertThat(only(checks).verdict()).isEqualTo(Verdict.WARN);
            assertThat(only(checks).told()).contains("-t 28233: a worker has 28232 local ports", "TIME_WAIT");
        } else {
            assertThat(checks).isEmpty();
        }
    }

    @Test
    void shouldNotWarnOfTimeWaitWhereTheOtherEndHasIt() {
        assertThat(troubles(new Demand(1, 0, 100, 1_000_000, 1, false, false), USUAL)).isEmpty();
        assertThat(troubles(client(1, 100, UNLIMITED, 1), USUAL)).isEmpty();
    }

    @Test
    void shouldWarnOfAShortAcceptBacklogOnServers() {
        Check check = only(troubles(loopback(1, 129, 1), withBacklog(128)));
        assertThat(check.verdict()).isEqualTo(Verdict.WARN);
        assertThat(check.told()).contains("somaxconn=129", "soacceptqueue=129");
        assertThat(troubles(client(1, 129, 1, 1), withBacklog(128))).isEmpty();
    }

    @Test
    void shouldWarnOfABacklogThatWasLoweredWhereNobodyKnowsWhatWillCome() {
        assertThat(only(troubles(server(1, UNLIMITED), withBacklog(4))).told())
                .contains("lets 4 connections wait", "somaxconn=128");
        assertThat(troubles(server(1, UNLIMITED), withBacklog(128))).isEmpty();
        assertThat(LimitChecks.shortBacklog(300, 128L)).contains("-m 300", "lets 128 connections wait");
        assertThat(LimitChecks.shortBacklog(300, 4_096L)).isNull();
    }

    @Test
    void shouldNameTheControlGroupThatLeavesTooLittleMemoryAndWhatWouldFit() {
        Limits small = withMemory(new Limits.Memory(140_000_000L, 0L, null,
                "memory.max of the control group /a, 150 MB"));
        assertThat(troubles(loopback(2, 10, 1), small)).isEmpty();
        Check check = only(troubles(loopback(4, 10, 1), small));
        assertThat(check.verdict()).isEqualTo(Verdict.BAD);
        assertThat(check.told()).contains("140 MB are available (memory.max of the control group /a, 150 MB)",
                "-p 2 would fit", "raise that limit");
    }

    @Test
    void shouldWarnWhereItFitsOnlyBySwapping() {
        Limits swapping = withMemory(new Limits.Memory(100_000_000L, 100_000_000L, null, null));
        Check check = only(troubles(loopback(2, 10, 1), swapping));
        assertThat(check.verdict()).isEqualTo(Verdict.WARN);
        assertThat(check.told()).contains("100 MB are available without swapping");
        assertThat(only(troubles(loopback(4, 10, 1), swapping)).verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void shouldWarnWhereTheKernelWouldSlowTheProcessesDown() {
        Limits high = withMemory(new Limits.Memory(16 * GIGABYTES, 0L, 80_000_000L, null));
        assertThat(only(troubles(loopback(2, 10, 1), high)).told()).contains("memory.high", "80 MB");
    }

    @Test
    void shouldRefuseMoreThreadsThanThereMayBe() {
        Limits few = new Limits(Limits.UNKNOWN.process(), null, Limits.UNKNOWN.ports(), Limits.UNKNOWN.memory(),
                new Limits.Tasks(30, 100, "pids.max of the control group /a"), null, null);
        Check check = only(troubles(client(2, 1, 1, 1), few));
        assertThat(check.verdict()).isEqualTo(Verdict.BAD);
        assertThat(check.told()).contains("pids.max of the control group /a, 100, leaves 30");
        assertThat(troubles(client(1, 1, 1, 1), few)).isEmpty();
    }

    @Test
    void shouldWarnOfTooLittleAddressSpace() {
        Limits small = new Limits(new Limits.PerProcess(null, 1_500_000_000L), null, Limits.UNKNOWN.ports(),
                Limits.UNKNOWN.memory(), null, null, null);
        assertThat(only(troubles(client(1, 1, 1, 1), small)).told()).contains("1500 MB", "ulimit -v");
    }

    @Test
    void shouldWarnOfMoreConnectionsThanThePacketFilterTracks() {
        Limits small = limits(null, null, null, null, null, null, 1_000L, null);
        Check check = only(troubles(loopback(2, 501, 1), small));
        assertThat(check.verdict()).isEqualTo(Verdict.WARN);
        assertThat(check.facts().get("need")).isEqualTo(1_002L);
        assertThat(check.told()).contains("nf_conntrack_max=2004", "limit states 2004");
        assertThat(troubles(client(2, 500, 1, 1), small)).isEmpty();
    }

    @Test
    void shouldNameRefusalsBeforeWarnings() {
        Limits small = limits(10L, 10L, 50_000, 50_009, 1L, 10L, 10L, TimeWaitReuse.NONE);
        Demand demand = new Demand(2, 2, 1_000, 10_000, 1, true, true);
        assertThat(troubles(demand, small)).extracting(Check::name)
                .containsExactly("descriptors", "local_ports", "memory", "descriptors_of_the_system",
                        "local_ports_over_the_run", "accept_backlog", "tracked_connections");
    }

    @Test
    void shouldSayWhatThereIsOfEachLimitThatIsFarEnoughAway() {
        assertThat(LimitChecks.of(client(4, 100, 1000, 1), USUAL)).allMatch(check -> check.verdict() == Verdict.GOOD)
                .extracting(Check::text)
                .contains("20000 descriptors of a process", "28232 local ports of a worker",
                        "262144 connections that the packet filter tracks");
    }

    @Test
    void shouldFindNothingInLimitsThatAreUnknown() {
        Limits unknown = limits(null, null, null, null, null, null, null, null);
        assertThat(troubles(loopback(4_096, 10_000_000, 1_000_000), unknown)).isEmpty();
    }

    private static Limits limits(Long descriptors, Long descriptorsInAll, Integer firstPort, Integer lastPort,
            Long availableBytes, Long acceptBacklog, Long trackedConnections, TimeWaitReuse reuse) {
        return new Limits(new Limits.PerProcess(descriptors, null), descriptorsInAll,
                new Limits.Ports(firstPort, lastPort, reuse), new Limits.Memory(availableBytes, null, null, null), null,
                acceptBacklog, trackedConnections);
    }

    private static Limits withMemory(Limits.Memory memory) {
        return new Limits(Limits.UNKNOWN.process(), null, Limits.UNKNOWN.ports(), memory, null, null, null);
    }

    private static Demand client(int workers, int atOnce, long connections, int addresses) {
        return new Demand(workers, 0, atOnce, connections, addresses, false, true);
    }

    private static Demand server(int workers, int atOnce) {
        return new Demand(0, workers, atOnce, UNLIMITED, 1, false, false);
    }

    private static Demand loopback(int workers, int atOnce, long connections) {
        return new Demand(workers, workers, atOnce, connections, 1, true, true);
    }

    private static Limits withBacklog(long backlog) {
        return limits(20_000L, null, null, null, null, backlog, null, null);
    }

    private static Check only(List<Check> checks) {
        assertThat(checks).hasSize(1);
        return checks.getFirst();
    }

    private static List<Check> troubles(Demand demand, Limits limits) {
        return LimitChecks.of(demand, limits)
                .stream()
                .filter(check -> check.verdict() == Verdict.BAD || check.verdict() == Verdict.WARN)
                .toList();
    }
}
