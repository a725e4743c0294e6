package org.tcpp.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.cli.UsageError;
import org.tcpp.mesh.MeshResult;
import org.tcpp.mesh.Meshes;
import org.tcpp.pattern.HostList;
import org.tcpp.pattern.Pattern;
import org.tcpp.report.InputError;
import org.tcpp.report.JsonReport;
import org.tcpp.report.ResultFiles;
import org.tcpp.report.Results;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void shouldTakeRunsOfManyHostsWithWhatAllPairsWereToDoForConditions() throws IOException {
        MeshResult first = Meshes.drawn(1, HostList.parse("h[1-3]"), Pattern.SHIFT);
        MeshResult second = Meshes.drawn(2, HostList.parse("h[1-3]"), Pattern.SHIFT);
        Path together = Files.writeString(folder.resolve("m.json"), JsonReport.text(
                Trials.of(List.of(first.summary(), second.summary()), Verdict.COMPLETE)));
        ResultFiles.validTrials(Files.readString(together));
        Files.writeString(folder.resolve("m.1.json"), JsonReport.text(first));
        Path other = Files.writeString(folder.resolve("n.json"),
                JsonReport.text(Meshes.drawn(3, HostList.parse("h[1-4]"), Pattern.RING)));

        Sample sample = Sample.read("A", List.of(together.toString(), other.toString()));

        assertThat(sample.figures("bits_per_second")).hasSize(3)
                .contains(first.summary().whole("bits_per_second"), second.summary().whole("bits_per_second"));
        assertThat(sample.hasQuotients("bits_per_second")).isTrue();
        assertThat(sample.complete().runs()).hasSize(3);
        assertThat(sample.runs()).extracting(run -> run.conditions().get("pattern")).containsExactlyInAnyOrder("shift",
                null, "ring");
        assertThat(sample.runs().getFirst().conditions()).containsEntry("hosts", "3").containsEntry("pairs", "6")
                .containsEntry("procs", "1").containsEntry("label rack", "7");
    }

    @Test
    void shouldTakeAllResultsOfAFolder() throws IOException {
        Files.writeString(folder.resolve("run-1.json"), JsonReport.text(Results.complete()));
        Files.writeString(folder.resolve("run-2.json"), JsonReport.text(Results.degraded()));
        Files.writeString(folder.resolve("trials-1.json"),
                JsonReport.text(Trials.of(List.of(Results.complete(), Results.degraded()))));
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThat(Sample.read("A", List.of(folder.toString())).runs()).hasSize(2)
                .noneMatch(run -> run.conditions().isEmpty());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> Sample.read("A", List.of(empty.toString()))).isInstanceOf(InputError.class)
                .hasMessage(empty + ": no result is in this folder");
    }

    @Test
    void shouldPassOverWhatLiesAmongTheResultsOfAFolderAndIsNone() throws IOException {
        Path run = Files.writeString(folder.resolve("m=1.1.json"), JsonReport.text(Results.complete()));
        List<String> others = List.of("sweep", "search", "doctor", "compare");
        for (String form : others) {
            Files.writeString(folder.resolve(form + ".json"), "{\"schema\":\"tcpp-" + form + "/1\"}");
        }

        assertThat(Sample.read("A", List.of(folder.toString())).runs()).hasSize(1);

        String sweep = folder.resolve("sweep.json").toString();
        assertThatThrownBy(() -> Sample.read("A", List.of(sweep))).isInstanceOf(InputError.class)
                .hasMessageStartingWith(sweep + ": it calls itself tcpp-sweep/1");
        Files.delete(run);
        assertThatThrownBy(() -> Sample.read("A", List.of(folder.toString()))).isInstanceOf(InputError.class)
                .hasMessage(folder + ": no result is in this folder");
        Path later = Files.writeString(folder.resolve("later.json"), "{\"schema\":\"tcpp-result/3\"}");
        assertThatThrownBy(() -> Sample.read("A", List.of(folder.toString()))).isInstanceOf(InputError.class)
                .hasMessageStartingWith(later + ": it calls itself tcpp-result/3");
    }

    /** Whatever stands in place of a part, there is a comparison or one line that names the file. */
    @Test
    void shouldCompareOrRefuseAResultThatSomebodyChanged() throws IOException {
        JsonMapper json = new JsonMapper();
        String text = JsonReport.text(Results.complete());
        Path good = Files.writeString(folder.resolve("good.json"), text.replace("18:00:00", "19:00:00"));
        List<String> parts = new ArrayList<>(List.of(""));
        json.readTree(text).properties().forEach(part -> parts.add("/" + part.getKey()));
        List<String> all = List.of("null", "-1", "\"\\u001b[31m\"", "[{}]", "{\"a\": [null]}");
        int turn = 0;
        for (String part : parts) {
            JsonNode object = json.readTree(text).at(part);
            for (String name : (Iterable<String>) object::fieldNames) {
                // of the many fields below the top each has one of them
                for (String wrong : part.isEmpty() ? all : List.of(all.get(turn++ % all.size()))) {
                    JsonNode changed = json.readTree(text);
                    ((ObjectNode) changed.at(part)).set(name, json.readTree(wrong));
                    Path bad = Files.writeString(folder.resolve("bad.json"), changed.toString());
                    try {
                        Comparison comparison = Comparison.of(new Question(null, 0, 0.05, false, false),
                                Sample.read("A", List.of(good.toString())), Sample.read("B", List.of(bad.toString())));
                        assertThat(ComparisonText.of(comparison, 80)).as("%s/%s: %s", part, name, wrong)
                                .doesNotContain("\u001b");
                        assertThat(ComparisonJson.of(comparison)).isNotEmpty();
                    } catch (InputError e) {
                        assertThat(e.getMessage()).startsWith(bad + ": it").doesNotContain("\n");
                    } catch (UsageError e) {
                        assertThat(e.getMessage()).doesNotContain("\n");
                    }
                }
            }
        }
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
