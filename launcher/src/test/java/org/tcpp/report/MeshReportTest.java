package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.mesh.MeshPair;
import org.tcpp.mesh.MeshResult;
import org.tcpp.mesh.Meshes;
import org.tcpp.mesh.PairOutcome;
import org.tcpp.pattern.HostEntry;
import org.tcpp.pattern.HostFold;
import org.tcpp.pattern.HostList;
import org.tcpp.pattern.Pair;
import org.tcpp.pattern.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The result of many hosts in each of its forms. */
class MeshReportTest {

    private static final Style WIDE = new Style(200, false, false, false, false, true);
    private static final Style QUIET = new Style(80, false, false, false, true, false);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldReadWhatItWrites(long seed) throws IOException {
        MeshResult result = Meshes.drawn(seed, HostList.parse("h[1-4]"), Pattern.SHIFT);
        String text = JsonReport.text(result);

        ResultFiles.validMesh(text);
        assertThat(JsonReport.recorded(text)).isEqualTo(new Recorded.Mesh(result));
        assertThat(JsonReport.text(((Recorded.Mesh) JsonReport.recorded(text)).result())).isEqualTo(text);
    }

    @Test
    void shouldReadAndWriteOneWithLostHostsAndFailures() throws IOException {
        String text = JsonReport.text(Meshes.broken());

        ResultFiles.validMesh(text);
        assertThat(JsonReport.recorded(text)).isEqualTo(new Recorded.Mesh(Meshes.broken()));
    }

    @Test
    void shouldRefuseAFileThatIsCutShort() {
        String text = JsonReport.text(Meshes.drawn(1, HostList.parse("h[1-2]"), Pattern.MESH));
        assertThatThrownBy(() -> JsonReport.recorded(text.substring(0, text.length() / 2))).hasMessage("it is cut off");
        assertThatThrownBy(() -> JsonReport.recorded("{\"schema\":\"tcpp-mesh/1\"}")).hasMessage("it has no verdict");
        assertThatThrownBy(() -> JsonReport.read(text)).hasMessage("it is of several runs");
    }

    @Test
    void shouldShowAMatrixInEightyColumns() {
        Golden.assertSame("mesh.txt",
                MeshText.of(Meshes.drawn(7, HostList.parse("h[1-4]"), Pattern.MESH), Style.PLAIN));
    }

    @Test
    void shouldShowWhoWasLostAndWhatFailed() {
        Golden.assertSame("mesh-broken.txt", MeshText.of(Meshes.broken(), Style.PLAIN));
    }

    @Test
    void shouldShowTheEndsOfManyHosts() {
        MeshResult many = Meshes.drawn(3, HostList.parse("node[01-20].rack7.example"), Pattern.RING);
        Golden.assertSame("mesh-many.txt", MeshText.of(many, Style.PLAIN));
        assertThat(MeshText.of(many, WIDE)).contains("node01.rack7.e..");
        assertThat(MeshText.of(many, Style.PLAIN).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    }

    @Test
    void shouldGiveTheTimesOfClientsToWhichServersSend() {
        MeshResult reverse = Meshes.reverse();

        assertThat(reverse.summary().whole("connect_microseconds_max")).isEqualTo(120);
        assertThat(MeshText.of(reverse, Style.PLAIN)).contains("connect: min 40us, p50 55us");
    }

    @Test
    void shouldSayHowManyPairsWereVerifiedAndWhatDiffers() {
        MeshResult plain = Meshes.drawn(7, HostList.parse("h[1-3]"), Pattern.RING);
        assertThat(MeshText.of(plain, Style.PLAIN)).doesNotContain("checked");
        assertThat(MeshText.of(verified(plain, 0L, 17L, null), Style.PLAIN))
                .contains("every byte was checked in 2 of 3 pairs: 17 differ from what was sent\n");
    }

    /** The same, in which so many bytes of each pair differ; null: they were not looked at. */
    private static MeshResult verified(MeshResult plain, Long... damaged) {
        List<MeshPair> pairs = new ArrayList<>();
        for (MeshPair pair : plain.tables().pairs()) {
            MeshPair.Traffic all = pair.traffic();
            pairs.add(new MeshPair(pair.where(), pair.state(),
                    new MeshPair.Traffic(all.bytesCountedBy(), all.seconds(), all.bytes(), all.bitsPerSecond(),
                            all.steadyBitsPerSecond(), all.reverseBytes(), all.reverseBitsPerSecond(),
                            damaged[pairs.size()]),
                    pair.window(), pair.connections(), pair.connect(), pair.completion(), pair.answer()));
        }
        MeshResult.Tables tables = plain.tables();
        return new MeshResult(plain.schema(), plain.judgement(), plain.run(), plain.plan(), plain.summary(),
                plain.figures(), plain.faults(), new MeshResult.Tables(tables.hosts(), pairs, tables.intervals(),
                        tables.histograms(), tables.notes()));
    }

    @Test
    void shouldSayOnlyTheRateIfThatIsAskedFor() {
        assertThat(MeshText.of(Meshes.drawn(7, HostList.parse("h[1-4]"), Pattern.MESH), QUIET).lines()).hasSize(2)
                .first().asString().endsWith(" seconds");
    }

    @Test
    void shouldShowNothingThatATerminalWouldObey() {
        HostEntry evil = new HostEntry("h1\u001b[2J\u202e", List.of());
        MeshResult result = Meshes.drawn(1, List.of(evil, new HostEntry("<script>,=x", List.of())), Pattern.RING);
        assertThat(MeshText.of(result, WIDE)).matches(
                text -> text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127),
                "ASCII");
        assertThat(PairRows.of(result, 100)).contains("h1?[2J").doesNotContain("\u001b");
    }

    @Test
    void shouldHaveARowOfWholeNumbersForEachPair() {
        MeshResult result = Meshes.drawn(2, HostList.parse("h[1-3]"), Pattern.MESH);
        List<String> header = PairRows.header();
        assertThat(header).startsWith("date", "labels", "run", "round", "client", "server", "verdict")
                .contains("milliseconds", "bytes", "bits_per_second", "window_bits_per_second", "late_ns",
                        "connect_microseconds_p99")
                .doesNotHaveDuplicates();
        List<String> rows = PairRows.of(result, header.size()).lines().toList();
        assertThat(rows).hasSize(6);
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = List.of(rows.get(i).split(",", -1));
            MeshPair pair = result.tables().pairs().get(i);
            assertThat(cells).hasSameSizeAs(header);
            assertThat(cells.get(header.indexOf("client"))).isEqualTo(pair.where().client());
            assertThat(cells.get(header.indexOf("window_bits_per_second")))
                    .isEqualTo(pair.window().bitsPerSecond().toString());
            assertThat(cells.subList(header.indexOf("late_ns"), header.size()))
                    .allSatisfy(cell -> assertThat(cell).matches("\\d*|receiver"));
        }
        assertThat(PairRows.of(result, 5).lines().findFirst())
                .hasValue("2026-11-30 04:00:00,rack=7,0123456789abcdef,1,h1");
    }

    @Test
    void shouldLetASumBeRecomputedFromItsPairs() {
        JsonNode result = ResultFiles.validMesh(
                JsonReport.text(Meshes.drawn(9, HostList.parse("h[1-4]"), Pattern.SHIFT)));
        long all = 0;
        for (JsonNode sum : result.get("sums")) {
            long bytes = 0;
            for (JsonNode pair : result.get("pairs")) {
                bytes += pair.get("round").equals(sum.get("round")) ? pair.get("window_bytes").longValue() : 0;
            }
            assertThat(sum.get("bytes").longValue()).isEqualTo(bytes);
            assertThat(sum.get("bits_per_second").longValue())
                    .isEqualTo(Math.round(bytes * 8 / sum.get("seconds").doubleValue()));
            all += bytes;
        }
        assertThat(result.get("summary").get("bytes").longValue()).isEqualTo(all);
    }

    @Test
    void shouldNameHostsInLittleRoom() {
        assertThat(MeshProgress.of("reached", 4, List.of())).isEqualTo("reached 4 of 4 hosts");
        assertThat(MeshProgress.of("reached", 32, List.of("c07", "c12", "c13", "c14", "s1")))
                .isEqualTo("reached 27 of 32 hosts, not c[07,12-14],s1");
        assertThat(MeshProgress.of(new MeshLive(12_340_000_000L, 2, 7, 32, 31, 5.15e9,
                new MeshLive.Connections(1200, 3), List.of("c07"))))
                .isEqualTo("12.3 s  round 2 of 7  31 of 32 pairs  41.2Gbps  1200 done  3 failed  nothing from c07");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h1", "h[1-3]", "c[08-12]", "c[8-12]", "a,b,c1x", "r1n[1-2],r2n[1-2]", "10.0.0.[1-9]",
            "fd00::1,fd00::2", "root@h[1-2]", "h[1,01]"})
    void shouldFoldNamesSoThatTheListReadsBack(String list) {
        List<String> names = HostList.parse(list).stream().map(HostEntry::name).toList();
        String folded = HostFold.text(names);
        assertThat(HostList.parse(folded)).extracting(HostEntry::name).containsExactlyInAnyOrderElementsOf(names);
        assertThat(folded).hasSizeLessThanOrEqualTo(list.length() + 8);
    }

    @Test
    void shouldGiveEveryPairAFileOfItsOwn() {
        List<String> files = new ArrayList<>();
        HostEntry longName = new HostEntry("h".repeat(250), List.of());
        List<HostEntry> hosts = List.of(new HostEntry("a", List.of()), new HostEntry("a.b", List.of()),
                new HostEntry("b", List.of()), longName);
        for (HostEntry client : hosts) {
            for (HostEntry server : hosts) {
                files.add(PairFile.name(new PairOutcome(1, new Pair(client, server), null, null, null), 1));
            }
        }
        assertThat(files).doesNotHaveDuplicates().contains("a+a.b.json")
                .allSatisfy(name -> assertThat(name).hasSizeLessThan(256));
        assertThat(PairFile.name(new PairOutcome(3, new Pair(hosts.get(0), hosts.get(2)), null, null, null),
                7)).isEqualTo("3+a+b.json");
        assertThat(PairFile.folder(Path.of("lab/m.json"))).hasToString("lab/m.pairs");
    }
}
