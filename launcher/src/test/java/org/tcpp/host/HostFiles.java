package org.tcpp.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Linux host of files, made by a test; the texts are those of real hosts. */
final class HostFiles {

    private static final String V1_MOUNTS = """
            23 28 0:22 / /sys rw,nosuid,nodev,noexec,relatime - sysfs sysfs rw
            32 31 0:29 %1$s /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
            35 31 0:32 %1$s /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
            39 31 0:36 %1$s /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
            41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
            """;
    private static final String V2_MOUNTS = """
            23 28 0:22 / /sys rw,nosuid,nodev,noexec,relatime - sysfs sysfs rw
            30 23 0:26 %s /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:4 - cgroup2 cgroup2 rw,nsdelegate
            """;

    private final Path root;

    HostFiles(Path root) {
        this.root = root;
    }

    /** Version 1, controllers in trees of their own; the part of them that is mounted, and this process's group. */
    HostFiles versionOne(String mounted, String group) {
        return file("/proc/self/mountinfo", V1_MOUNTS.formatted(mounted)).file("/proc/self/cgroup", """
                11:cpu,cpuacct:%1$s
                9:memory:%1$s
                8:pids:%1$s
                1:name=systemd:%1$s
                0::%1$s
                """.formatted(group));
    }

    /** Version 2, one tree. */
    HostFiles versionTwo(String mounted, String group) {
        return file("/proc/self/mountinfo", V2_MOUNTS.formatted(mounted)).file("/proc/self/cgroup", "0::" + group);
    }

    /** A file by its absolute name. */
    HostFiles file(String name, String text) {
        try {
            Path path = root.resolve(name.substring(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, text.endsWith("\n") ? text : text + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Source source() {
        return new Source("Linux", root);
    }
}
