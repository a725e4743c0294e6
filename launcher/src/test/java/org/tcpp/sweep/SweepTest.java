package org.tcpp.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.UsageError;
import org.tcpp.mesh.Meshes;
import org.tcpp.report.InputError;
import org.tcpp.report.Recorded;
import org.tcpp.report.ResultFiles;
import org.tcpp.report.Results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SweepTest {

    private static final Map<String, String> HOST = Map.of("java", "25");

    @Test
    void shouldRunEveryCellOnceInEachBlock() {
        Sweep sweep = sweep("lab --vary m=1,10,100 --vary close=client,server --trials 4 -- loopback");
        List<PlannedRun> runs = sweep.runs(7);

        assertThat(runs).hasSize(24);
        assertThat(runs.stream().map(PlannedRun::order)).isSorted().doesNotHaveDuplicates();
        for (int block = 1; block <= 4; block++) {
            assertThat(runs.subList(6 * block - 6, 6 * block)).extracting(PlannedRun::block).containsOnly(block);
            assertThat(runs.subList(6 * block - 6, 6 * block)).extracting(PlannedRun::cell)
                    .containsExactlyInAnyOrderElementsOf(sweep.cells());
        }
    }

    @Test
    void shouldDrawTheOrderOfEachBlockFromTheSeed() {
        Sweep sweep = sweep("lab --vary m=1..6 --trials 300 -- loopback");
        Map<Integer, Long> first = sweep.runs(7).stream().filter(run -> run.order() % 6 == 1)
                .collect(Collectors.groupingBy(run -> run.cell().number(), Collectors.counting()));

        assertThat(sweep.runs(7)).isEqualTo(sweep.runs(7)).isNotEqualTo(sweep.runs(8));
        // each of six cells begins a block 50 times, give or take four standard deviations of 6.5
        assertThat(first.values()).hasSize(6).allMatch(count -> count > 24 && count < 76);
    }

    @Test
    void shouldLeaveTheBlocksBeforeAsTheyWereWhenThereAreMore() {
        List<PlannedRun> more = sweep("lab --vary m=1..6 --trials 5 -- loopback").runs(7);

        assertThat(more.subList(0, 12)).isEqualTo(sweep("lab --vary m=1..6 --trials 2 -- loopback").runs(7));
    }

    @Test
    void shouldKeepTheOrderGivenIfAsked() {
        assertThat(sweep("lab --vary m=1,2 --vary p=3,4 --trials 1 --order given -- loopback").runs(7)).extracting(
                run -> run.cell().name()).containsExactly("m=1,p=3", "m=1,p=4", "m=2,p=3", "m=2,p=4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --vary m=5                    | loopback --max=5
            --vary max=5                  | loopback --max=5
            --vary worker-jvm-args=-server | loopback --worker-jvm-args=-server
            --vary zerocopy=on            | loopback --zerocopy
            --vary zerocopy=off           | loopback
            --vary p,m=2:5                | loopback --procs=2 --max=5
            --vary rx=256 --before x{rx}  | loopback --label=rx=256
            """)
    void shouldAppendWhatIsVariedToTheLineOfARun(String vary, String line) {
        Sweep sweep = sweep("lab " + vary + " -- loopback");
        assertThat(sweep.line(sweep.cells().getFirst())).containsExactly(line.split(" "));
    }

    @Test
    void shouldNameFilesSoThatNoFileSystemMinds() {
        Sweep sweep = sweep("lab --vary sizes=cdf:/a/b;1k --vary m=1 -- loopback");
        assertThat(sweep.runs(1).stream().map(PlannedRun::file)).contains("cell1,sizes=cdf:_a_b,m=1.1.json",
                "sizes=1k,m=1.5.json").doesNotHaveDuplicates();
        assertThat(new PlannedRun(1, 2, new Cell(3, Map.of("b", "x".repeat(500)))).file())
                .matches("cell3,b=x{118}\\.2\\.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lab -- loopback                        | sweep: --vary NAME=VALUES is missing, what to vary
            lab --vary m -- loopback               | --vary m: allowed are NAME=VALUE,VALUE,...
            lab --vary m=1 --vary m=2 -- loopback  | --vary m: given twice
            lab --vary rx=1 -- loopback            | --vary rx: neither an option of a run nor used by --before or \
            --after
            lab --vary m=1 --before ${m}{n} -- loopback | --before '${m}{n}': nothing varies {n}; \
            there is {m}
            lab --vary m=1 --trials 0 -- loopback  | --trials 0: allowed are 1 to 1000000
            lab --vary m=1..999 --vary p=1..999 --trials 9 -- loopback | --vary gives 998001 cells, of 9 \
            trials each; allowed are 1000000 runs in all
            lab --vary m=1 --pause 25h -- loopback | --pause 25h: allowed are 0s to 24h
            lab --vary m=1 --order x -- loopback   | --order x: allowed are random and given
            lab --vary m=1 --seed x -- loopback    | --seed x: allowed are whole numbers
            lab --vary m=1 --order given --seed 4 -- loopback | --seed 4: nothing is drawn with --order given
            lab --vary zerocopy=1 -- loopback      | --vary zerocopy=1: it has no argument; allowed are on and off
            """)
    void shouldSayWhatIsWrong(String line, String complaint) {
        assertThatThrownBy(() -> {
            Sweep sweep = sweep(line);
            sweep.line(sweep.cells().getFirst());
        }).isInstanceOf(UsageError.class).hasMessage(complaint);
    }

    @Test
    void shouldGiveAHookItsValuesAsOneWordEach() {
        Cell cell = new Cell(1, Map.of("rx", "256", "name", "it's; rm -rf $HOME"));
        assertThat(Hooks.filled("ethtool -G eth0 rx {rx}", cell)).isEqualTo("ethtool -G eth0 rx 256");
        assertThat(Hooks.filled("echo {name} ${x}", cell)).isEqualTo("echo 'it'\\''s; rm -rf $HOME' ${x}");
    }

    @Test
    void shouldRecordWhatIsGoingToBeDone() {
        SweepRecord record = new SweepRecord(sweep("lab --vary m=1,2 --trials 3 -- loopback -d 1s"), 7, HOST);
        JsonNode json = ResultFiles.validSweep(record.text());

        assertThat(json.get("runs")).hasSize(6);
        assertThat(json.get("cells").get(1).get("values").get("m").textValue()).isEqualTo("2");
        assertThat(SweepRecord.seed("f", record.text())).isEqualTo(7);
        assertThat(record.changes("f", record.text())).isEmpty();
    }

    @Test
    void shouldFindThatASweepWasBegunOtherwise() {
        String begun = new SweepRecord(sweep("lab --vary m=1,2 --trials 3 -- loopback -d 1s"), 7, HOST).text();

        assertThat(new SweepRecord(sweep("lab --vary m=1,2 --trials 9 -- loopback -d 1s"), 7, HOST).changes("f", begun))
                .as("more trials").isEmpty();
        assertThat(new SweepRecord(sweep("lab --vary m=1,3 --trials 2 -- loopback -d 1s"), 8, Map.of("java", "26"))
                .changes("f", begun)).containsExactly("plan: vary is [\"m=1,3\"] and was [\"m=1,2\"]",
                        "host: java is \"26\" and was \"25\"", "seed is 8 and was 7", "trials are 2 and were 3");
        assertThatThrownBy(() -> SweepRecord.seed("f", "{}")).isInstanceOf(InputError.class)
                .hasMessage("f: it is no tcpp-sweep/1");
    }

    @Test
    void shouldKnowHowLongTheRestTakes() {
        List<PlannedRun> runs = sweep("lab --vary m=1,2 --trials 1 --order given -- loopback").runs(0);
        Remaining remaining = new Remaining(500_000_000L);
        assertThat(remaining.of(runs)).isEmpty();
        remaining.expect(runs.getFirst().cell(), 10_000_000_000L);
        assertThat(remaining.of(runs)).hasValue(25_000_000_000L);
        remaining.see(runs.getFirst().cell(), 11_000_000_000L);
        remaining.see(runs.getFirst().cell(), 13_000_000_000L);
        remaining.recall(runs.getLast().cell(), 1_500_000_000L);
        assertThat(remaining.of(runs)).hasValue(16_000_000_000L);
        assertThat(Remaining.text(40_000_000_000L)).isEqualTo("40 s");
        assertThat(Remaining.text(720_000_000_000L)).isEqualTo("12 min");
        assertThat(Remaining.text(12_000_000_000_000L)).isEqualTo("3 h 20 min");
    }

    @Test
    void shouldWriteARowForEachRunAndAColumnForEachFactor() {
        Sweep sweep = sweep("lab --vary m=1,2 --vary bytes=5k --trials 1 --order given -- loopback");
        List<PlannedRun> runs = sweep.runs(0);
        SweepTable table = new SweepTable(sweep.names());
        table.put(runs.getLast(), Measured.of(Results.degraded()));
        table.put(runs.getFirst(), Measured.of(Results.complete()));

        List<String> lines = table.csv().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("cell,block,order,m,factor_bytes,date,labels,bytes,milliseconds,");
        assertThat(lines.get(1)).startsWith("1,1,1,1,5k,2026-11-25 18:00:00,");
        assertThat(lines.get(2)).startsWith("2,1,2,2,5k,2026-11-25 18:00:00,");
        assertThat(lines.stream().map(line -> line.split(",").length).distinct()).hasSizeLessThanOrEqualTo(2);
        assertThat(table.lines(sweep.cells(), 80).get(1)).matches("1 +5k +1 +1 .*");
    }

    @Test
    void shouldTakeRunsOfManyHostsAsItTakesThoseOfOnePair() {
        Sweep sweep = sweep("lab --vary pattern=ring,mesh --trials 1 --order given -- --hosts h[1-3] -d 1s");
        assertThat(sweep.line(sweep.cells().getFirst())).containsExactly("--hosts", "h[1-3]", "-d", "1s",
                "--pattern=ring");
        Measured measured = Measured.of(new Recorded.Mesh(Meshes.broken())).orElseThrow();
        SweepTable table = new SweepTable(sweep.names());
        table.put(sweep.runs(0).getFirst(), measured);

        List<String> lines = table.csv().lines().toList();
        assertThat(lines.getFirst()).startsWith("cell,block,order,pattern,date,labels,bytes,milliseconds,")
                .contains(",hosts,hosts_lost,pairs,");
        assertThat(lines.get(1)).startsWith("1,1,1,ring,").contains("," + measured.verdict() + ",");
        assertThat(Measured.of(new Recorded.Series(null))).isEmpty();
    }

    private static Sweep sweep(String line) {
        Parsed parsed = CommandLine.parse(("sweep " + line).split(" +"));
        if (parsed instanceof Parsed.Wrong wrong) {
            throw new UsageError(wrong.message());
        }
        return Sweep.of(((Parsed.Use) parsed).given());
    }
}
