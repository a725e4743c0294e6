package org.tcpp.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.it.Await;

import static org.assertj.core.api.Assertions.assertThat;

/** What can only be seen of a launcher that is a process of its own. */
class LauncherProcessTest {

    @TempDir
    Path folder;

    @Test
    void shouldLeaveNoOrphanWhenTheLauncherIsKilled() throws Exception {
        Process launcher = TestLauncher.builder(folder, "waits", "waits", "waits").start();
        try (BufferedReader out = launcher.inputReader()) {
            List<ProcessHandle> workers = new ArrayList<>();
            while (workers.size() < 3) {
                String line = out.readLine();
                assertThat(line).startsWith("ready ");
                workers.add(ProcessHandle.of(Long.parseLong(line.substring(6))).orElseThrow());
            }

            launcher.toHandle().destroyForcibly();

            Await.until("the end of all workers", () -> workers.stream().noneMatch(LauncherProcessTest::isRunning));
        } finally {
            launcher.destroyForcibly();
        }
    }

    /** An orphan that only waits for init to bury it is gone; Java would call it alive. */
    private static boolean isRunning(ProcessHandle process) {
        try {
            // proc(5): pid (name) state ...; Z is a zombie, X is dead
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return "ZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) < 0;
        } catch (IOException _) {
            return Files.notExists(Path.of("/proc/self/stat")) && process.isAlive();
        }
    }

    @Test
    void shouldKeepJvmOptionsOfItsEnvironmentFromTheWorkers() throws Exception {
        ProcessBuilder builder = TestLauncher.builder(folder, "tells-environment");
        for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            builder.environment().put(name, "-Dtcpp.test.unwanted=1");
        }
        builder.environment().put("TCPP_TEST_WANTED", "1");
        Process launcher = builder.start();
        try (BufferedReader out = launcher.inputReader()) {
            List<String> lines = out.lines().toList();

            // a JVM that picks up options says so on its standard error, which would be noise here
            assertThat(lines).hasSize(2);
            assertThat(lines.getFirst()).startsWith("ready ");
            assertThat(lines.getLast()).contains("TCPP_TEST_WANTED").doesNotContain("JAVA_TOOL_OPTIONS",
                    "JAVA_OPTIONS");
            assertThat(launcher.waitFor()).isZero();
        } finally {
            launcher.destroyForcibly();
        }
    }
}
