package org.tcpp.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.tcpp.report.Recorded;
import org.tcpp.report.Results;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TrialsPageTest {

    private static final List<Long> RATES = List.of(4_000_000_000L, 6_000_000_000L, 5_000_000_000L);

    @Test
    void shouldShowEachRunAsADotWhereItsFigureIs() {
        Element chart = Document.of(TrialsPage.of(trials())).chart("Goodput");

        List<Element> dots = Document.within(chart, "circle").stream()
                .filter(dot -> !Document.within(dot, "title").isEmpty()).toList();

        assertThat(dots).extracting(dot -> Document.within(dot, "title").getFirst().getTextContent())
                .containsExactly("run 1: 4 Gbit/s", "run 2: 6 Gbit/s", "run 3: 5 Gbit/s");
        double first = y(dots.get(0));
        double second = y(dots.get(1));
        assertThat(y(dots.get(2))).isCloseTo((first + second) / 2, within(0.02));
        assertThat(Document.within(chart, "text")).extracting(Element::getTextContent).contains("median 5 Gbit/s");
    }

    @Test
    void shouldLeadWithTheMeanAndItsInterval() {
        Trials trials = trials();

        String header = Document.of(TrialsPage.of(trials)).all("header").getFirst().getTextContent();

        // Student with two degrees of freedom: 4.3027 x 1 Gbit/s / sqrt 3
        assertThat(header).contains("5 Gbit/s").contains("95 % confidence: 2.516 Gbit/s to 7.484 Gbit/s")
                .contains("complete");
        assertThat(Document.of(TrialsPage.of(trials)).table("means over the runs"))
                .anyMatch(row -> row.get(0).equals("bits_per_second") && row.get(2).equals("5000000000"));
    }

    @Test
    void shouldPutRunsOfSeveralFilesTogetherByTheirNames() {
        Map<String, Recorded> files = new LinkedHashMap<>();
        files.put("a.json", new Recorded.Run(Results.complete()));
        files.put("<b>.json", new Recorded.Run(Results.degraded()));
        files.put("c.json", new Recorded.Series(trials()));

        Document page = Document.of(FilesPage.of(files));

        assertThat(page.table("figures of each run")).extracting(List::getFirst)
                .containsExactly("a.json", "<b>.json", "c.json (1)", "c.json (2)", "c.json (3)");
        assertThat(page.all("header").getFirst().getTextContent()).contains("degraded");
        assertThat(page.section("differences").getTextContent()).contains("different experiments");
        assertThat(page.table("options that differ")).contains(List.of("mode", "loopback", "client"))
                .extracting(List::getFirst).doesNotContain("hash");
        assertThat(page.chart("Goodput of each run")).isNotNull();
    }

    @Test
    void shouldLayPercentileCurvesOfFilesOverEachOther() {
        Map<String, Recorded> files = new LinkedHashMap<>();
        files.put("a.json", new Recorded.Run(Results.complete()));
        files.put("<b>.json", new Recorded.Run(Results.degraded()));

        Document page = Document.of(FilesPage.of(files));

        String title = "Connect by percentile";
        assertThat(Document.within(page.chart(title), "text")).extracting(Element::getTextContent)
                .contains("a.json", "<b>.json", "90");
        assertThat(page.table(title)).last().isEqualTo(List.of("100", connectMost(Results.complete()),
                connectMost(Results.degraded())));
    }

    @Test
    void shouldMakeOneCurveOfManyFilesOfOnePlan() {
        Map<String, Recorded> files = new LinkedHashMap<>();
        for (int i = 1; i <= 8; i++) {
            files.put("a." + i + ".json", new Recorded.Run(Results.complete()));
        }
        files.put("b.json", new Recorded.Run(Results.degraded()));

        Document page = Document.of(FilesPage.of(files));

        assertThat(Document.within(page.chart("Connect by percentile"), "text"))
                .extracting(Element::getTextContent).contains("a.1.json and 7 more of its plan", "b.json");
    }

    @Test
    void shouldMakeOneCurveOfWhatSeveralRunsSayTogether() {
        Map<String, Recorded> files = new LinkedHashMap<>();
        files.put("a.json", series(3));
        files.put("b.json", series(2));

        Document page = Document.of(FilesPage.of(files));

        String title = "Connect by percentile";
        assertThat(Document.within(page.chart(title), "text")).extracting(Element::getTextContent)
                .contains("a.json", "b.json");
        assertThat(page.table(title)).last().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(3);
        assertThat(page.section("latencies").getTextContent())
                .contains("Of the 3 runs of b.json, 2 are in these curves").doesNotContain("runs of a.json");
    }

    @Test
    void shouldTellTheRunsOfOneSeriesApart() {
        Document page = Document.of(FilesPage.of(Map.of("t.json", series(3))));

        assertThat(Document.within(page.chart("Connect by percentile"), "text"))
                .extracting(Element::getTextContent).contains("run 1", "run 2", "run 3");
        assertThat(page.chart("Goodput of each run")).isNotNull();
    }

    /** Three runs, of which so many have files of their own. */
    private static Recorded series(int found) {
        return new Recorded.Series(trials(), trial -> Optional.of(Results.complete()).filter(_ -> trial <= found));
    }

    private static String connectMost(Result result) {
        return Long.toString(LatencySection.histograms(result).get("connect").getMaxValue());
    }

    @Test
    void shouldShowASingleFileAsWhatItIs() {
        Result result = Results.complete();

        assertThat(FilesPage.of(Map.of("r.json", new Recorded.Run(result)))).isEqualTo(ResultPage.of(result));
        assertThat(FilesPage.of(Map.of("t.json", new Recorded.Series(trials())))).isEqualTo(TrialsPage.of(trials()));
    }

    @Test
    void shouldStaySmallWithAThousandRuns() {
        List<Summary> runs = IntStream.range(0, 1000).mapToObj(i -> summary(5_000_000_000L + i)).toList();

        assertThat(TrialsPage.of(Trials.of(runs, Verdict.COMPLETE))).hasSizeLessThan(1_500_000);
    }

    private static Trials trials() {
        return Trials.of(RATES.stream().map(TrialsPageTest::summary).toList(), Verdict.COMPLETE);
    }

    private static Summary summary(long bitsPerSecond) {
        Map<String, Object> values = new LinkedHashMap<>(Results.complete().summary().values());
        values.put("bits_per_second", bitsPerSecond);
        values.put("steady_bits_per_second", null);
        return new Summary(values);
    }

    private static double y(Element dot) {
        return Double.parseDouble(dot.getAttribute("cy"));
    }
}
