package org.tcpp.libc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

@EnabledOnOs(LINUX)
class OwnProcessTest {

    @Test
    void shouldKnowItsNumberAndItsLimitAsTheSystemDoes() throws IOException {
        assertThat(OwnProcess.pid()).isEqualTo(ProcessHandle.current().pid());
        String soft = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files")).findFirst().orElseThrow().split(" +")[3];
        assertThat(OwnProcess.descriptorLimit())
                .isEqualTo(soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft));
    }
}
