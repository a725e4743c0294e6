package org.tcpp.process;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What can only be seen of a launcher that is a process of its own. */
@Timeout(30)
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

            for (ProcessHandle worker : workers) {
                worker.onExit().get(2, TimeUnit.SECONDS);
            }
        } finally {
            launcher.destroyForcibly();
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
