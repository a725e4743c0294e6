package org.tcpp.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.report.JsonReport;
import org.tcpp.report.Results;
import org.tcpp.result.Trials;

import static org.assertj.core.api.Assertions.assertThat;

class SampleTest {

    @TempDir
    Path folder;

    @Test
    void shouldTakeTheRunsOfATrialsFileAndTheirConditionsFromBesideIt() throws IOException {
        Path together = Files.writeString(folder.resolve("r.json"),
                JsonReport.text(Trials.of(List.of(Results.complete(), Results.degraded()))));
        Path first = Files.writeString(folder.resolve("r.1.json"), JsonReport.text(Results.complete()));

        Sample sample = Sample.read("A", List.of(together.toString()));

        assertThat(sample.runs()).hasSize(2);
        assertThat(sample.runs().getFirst().source()).isEqualTo(first.toString());
        assertThat(sample.runs().getFirst().conditions()).containsEntry("procs", "2").containsEntry("no_delay", "true")
                .containsEntry("host name", "lab1").containsEntry("host settings.mtu_bytes", "1014")
                .containsEntry("label nic", "=cmd").containsEntry("tcpp_version", "0.1.0")
                .doesNotContainKeys("hash", "address", "host memory_available_bytes", "host cpu.idle_permille");
        assertThat(sample.runs().getLast().conditions()).isEmpty();
        assertThat(sample.complete().runs()).hasSize(1);
    }

    @Test
    void shouldCountARunOnceThatIsGivenTwice() throws IOException {
        Path together = Files.writeString(folder.resolve("r.json"),
                JsonReport.text(Trials.of(List.of(Results.complete(), Results.degraded()))));
        Path first = Files.writeString(folder.resolve("first.json"), JsonReport.text(Results.complete()));

        Sample sample = Sample.read("A", List.of(together.toString(), first.toString()));

        assertThat(sample.runs()).hasSize(2);
        assertThat(sample.runs().getFirst().conditions()).isNotEmpty();
    }
}
