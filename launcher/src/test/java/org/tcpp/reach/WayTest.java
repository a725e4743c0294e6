package org.tcpp.reach;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WayTest {

    @Test
    void shouldRunABareShellOnOneHost() {
        assertThat(Way.of(List.of("ssh"), Map.of()).words("c01")).endsWith("ssh", "-T", "-o", "BatchMode=yes", "--",
                "c01",
                "sh");
        assertThat(Way.of(List.of("srun"), Map.of("SLURM_JOB_ID", "7")).words("n3")).contains("--overlap", "--ntasks=1",
                "--nodelist=n3").endsWith("sh");
        assertThat(Way.of(List.of("clush", "-N", "-w", "{host}"), Map.of()).words("a")).endsWith("clush", "-N", "-w",
                "a", "sh");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"srun|SLURM_JOB_ID is not set", "pdsh -w {host}|never passes on the end",
            "rsh|a command with {host}", "srun -N 4|each host has a child of its own"})
    void shouldRefuseWhatReachesNoSingleHost(String way, String why) {
        assertThatThrownBy(() -> Way.of(List.of(way.split(" ")), Map.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
