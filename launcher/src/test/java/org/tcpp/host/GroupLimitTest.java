package org.tcpp.host;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GroupLimitTest {

    private static final String NO_LIMIT_OF_V1 = "9223372036854771712";

    @TempDir
    private Path root;
    private HostFiles files;

    @BeforeEach
    void make() {
        files = new HostFiles(root);
    }

    @Test
    void shouldFindTheQuotaOfItsOwnGroupInVersionTwo() {
        files.versionTwo("/", "/user.slice/tcpp.scope")
                .file("/sys/fs/cgroup/user.slice/tcpp.scope/cpu.max", "50000 100000")
                .file("/sys/fs/cgroup/user.slice/cpu.max", "max 100000");

        assertThat(GroupLimit.cpu(files.source()))
                .isEqualTo(new GroupLimit(500, 500, "cpu.max of the control group /user.slice/tcpp.scope"));
    }

    @Test
    void shouldTakeTheTightestOfTheGroupsAround() {
        files.versionTwo("/", "/a/b/c")
                .file("/sys/fs/cgroup/a/b/c/cpu.max", "400000 100000")
                .file("/sys/fs/cgroup/a/b/cpu.max", "150000 100000")
                .file("/sys/fs/cgroup/a/cpu.max", "200000 100000")
                .file("/sys/fs/cgroup/a/b/c/memory.max", "max")
                .file("/sys/fs/cgroup/a/b/memory.max", "900000000")
                .file("/sys/fs/cgroup/a/b/memory.current", "100000000")
                .file("/sys/fs/cgroup/a/memory.max", "1000000000")
                .file("/sys/fs/cgroup/a/memory.current", "700000000");

        assertThat(GroupLimit.cpu(files.source()).limit()).isEqualTo(1500);
        assertThat(GroupLimit.memory(files.source()))
                .isEqualTo(new GroupLimit(1_000_000_000, 300_000_000, "memory.max of the control group /a"));
    }

    @Test
    void shouldFindLimitsInVersionOne() {
        files.versionOne("/", "/lxc/one")
                .file("/sys/fs/cgroup/cpu,cpuacct/lxc/one/cpu.cfs_quota_us", "-1")
                .file("/sys/fs/cgroup/cpu,cpuacct/lxc/one/cpu.cfs_period_us", "100000")
                .file("/sys/fs/cgroup/cpu,cpuacct/lxc/cpu.cfs_quota_us", "25000")
                .file("/sys/fs/cgroup/cpu,cpuacct/lxc/cpu.cfs_period_us", "50000")
                .file("/sys/fs/cgroup/memory/lxc/one/memory.limit_in_bytes", "150000000")
                .file("/sys/fs/cgroup/memory/lxc/one/memory.usage_in_bytes", "90000000")
                .file("/sys/fs/cgroup/memory/lxc/one/memory.stat", "cache 60000000\ntotal_inactive_file 40000000")
                .file("/sys/fs/cgroup/memory/lxc/memory.limit_in_bytes", NO_LIMIT_OF_V1)
                .file("/sys/fs/cgroup/pids/lxc/one/pids.max", "100")
                .file("/sys/fs/cgroup/pids/lxc/one/pids.current", "40");

        assertThat(GroupLimit.cpu(files.source()))
                .isEqualTo(new GroupLimit(500, 500, "cpu.cfs_quota_us of the control group /lxc"));
        assertThat(GroupLimit.memory(files.source())).isEqualTo(new GroupLimit(150_000_000, 100_000_000,
                "memory.limit_in_bytes of the control group /lxc/one"));
        assertThat(GroupLimit.memoryHigh(files.source())).isNull();
        assertThat(GroupLimit.tasks(files.source()))
                .isEqualTo(new GroupLimit(100, 60, "pids.max of the control group /lxc/one"));
    }

    @Test
    void shouldSeeTheLimitsOfAContainerWhereItsGroupIsTheRoot() {
        // a namespace of its own: the root that it sees has limits, which the root of a host never has
        files.versionTwo("/", "/").file("/sys/fs/cgroup/memory.max", "150000000")
                .file("/sys/fs/cgroup/memory.current", "50000000").file("/sys/fs/cgroup/cpu.max", "20000 10000");

        assertThat(GroupLimit.memory(files.source()))
                .isEqualTo(new GroupLimit(150_000_000, 100_000_000, "memory.max of the control group /"));
        assertThat(GroupLimit.cpu(files.source()).limit()).isEqualTo(2000);
    }

    @Test
    void shouldSeeThemWhereOnlyTheContainersPartIsMountedUnderTheHostsName() {
        files.versionOne("/docker/0123", "/docker/0123/within")
                .file("/sys/fs/cgroup/memory/within/memory.limit_in_bytes", "200000000")
                .file("/sys/fs/cgroup/memory/memory.limit_in_bytes", "100000000");

        assertThat(GroupLimit.memory(files.source()))
                .isEqualTo(new GroupLimit(100_000_000, 100_000_000, "memory.limit_in_bytes of the control group /"));
    }

    @Test
    void shouldTakeTheMountWhereItsOwnNameLeadsElsewhere() {
        files.versionTwo("/", "/../../elsewhere").file("/sys/fs/cgroup/memory.max", "100000000");

        assertThat(GroupLimit.memory(files.source()).limit()).isEqualTo(100_000_000);
    }

    @Test
    void shouldKnowWhenMemoryIsOnlySlowedDown() {
        files.versionTwo("/", "/a").file("/sys/fs/cgroup/a/memory.high", "80000000")
                .file("/sys/fs/cgroup/a/memory.max", "max").file("/sys/fs/cgroup/a/memory.current", "30000000");

        assertThat(GroupLimit.memory(files.source())).isNull();
        assertThat(GroupLimit.memoryHigh(files.source()).left()).isEqualTo(50_000_000);
    }

    @Test
    void shouldLeaveNoMoreSwapThanTheGroupsAndTheHost() {
        files.versionTwo("/", "/a").file("/sys/fs/cgroup/a/memory.swap.max", "70000000")
                .file("/sys/fs/cgroup/a/memory.swap.current", "20000000");
        assertThat(GroupLimit.swapLeft(files.source(), 1_000_000_000)).isEqualTo(50_000_000);
        assertThat(GroupLimit.swapLeft(files.source(), 0)).isZero();

        files.versionOne("/", "/a").file("/sys/fs/cgroup/memory/a/memory.limit_in_bytes", "100000000")
                .file("/sys/fs/cgroup/memory/a/memory.memsw.limit_in_bytes", "130000000");
        assertThat(GroupLimit.swapLeft(files.source(), 1_000_000_000)).isEqualTo(30_000_000);
    }

    @Test
    void shouldFindNothingWhereNothingIsLimited() {
        assertThat(GroupLimit.cpu(files.source())).as("no control groups at all").isNull();
        files.versionTwo("/", "/a/b").file("/sys/fs/cgroup/a/cpu.max", "max 100000").file("/sys/fs/cgroup/a/memory.max",
                "max").file("/sys/fs/cgroup/a/pids.max", "max").file("/sys/fs/cgroup/a/pids.current", "3");

        assertThat(GroupLimit.cpu(files.source())).isNull();
        assertThat(GroupLimit.memory(files.source())).isNull();
        assertThat(GroupLimit.memoryHigh(files.source())).isNull();
        assertThat(GroupLimit.tasks(files.source())).isNull();
    }
}
