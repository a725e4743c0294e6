package org.tcpp.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.report.Results;
import org.tcpp.result.Summary;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

class SweepPageTest {

    private static final String SWEEP = """
            {"schema":"tcpp-sweep/1","plan":{"command_line":["--loopback","-b","64k"]},"seed":7,"trials":2,
             "cells":[{"cell":1,"values":{"m":"1","close":"client"}},{"cell":2,"values":{"m":"1","close":"<i>server"}},
                      {"cell":3,"values":{"m":"10","close":"client"}},
                      {"cell":4,"values":{"m":"10","close":"<i>server"}},
                      {"cell":5,"values":{"m":"100","close":"client"}},
                      {"cell":6,"values":{"m":"100","close":"<i>server"}}],
             "runs":[{"order":1,"block":1,"cell":1,"file":"a"},{"order":2,"block":1,"cell":3,"file":"b"},
                     {"order":3,"block":2,"cell":1,"file":"c"},{"order":4,"block":2,"cell":6,"file":"d"},
                     {"order":5,"block":2,"cell":5,"file":"not there yet"}]}
            """;

    @Test
    void shouldTellTheMedianAndTheRangeOfEachCombination() throws JsonProcessingException {
        List<List<String>> table = page().table("Goodput by combination");

        assertThat(table).contains(List.of("m=1, close=client", "2", "3000000000", "2000000000", "4000000000"),
                List.of("m=10, close=client", "1", "5000000000", "5000000000", "5000000000"),
                List.of("m=100, close=client", "0", "-", "-", "-"));
        assertThat(page().all("header").getFirst().getTextContent())
                .contains("6 combinations, 4 of 5 runs done, in 2 blocks; seed 7");
    }

    @Test
    void shouldDrawALineForEachOfTheOthersAcrossWhatHasTheMostValues() throws JsonProcessingException {
        Element chart = page().chart("Goodput");

        List<String> words = Document.within(chart, "text").stream().map(Element::getTextContent).toList();

        assertThat(words).contains("m", "1", "10", "100", "close=client", "close=<i>server");
        assertThat(Document.within(chart, "circle")).extracting(Element::getTextContent)
                .containsExactlyInAnyOrder("a: 2 Gbit/s", "c: 4 Gbit/s", "b: 5 Gbit/s", "d: 8 Gbit/s");
    }

    @Test
    void shouldMapTwoThingsWithTheMedianInEachCell() throws JsonProcessingException {
        Element map = page().chart("Goodput, medians");

        assertThat(Document.within(map, "text")).extracting(Element::getTextContent)
                .contains("3 Gbit/s", "5 Gbit/s", "8 Gbit/s", "client", "<i>server");
        assertThat(Document.within(map, "rect")).as("cells with a run").hasSize(3);
    }

    @Test
    void shouldDrawNothingOfCombinationsWithoutAFigure() throws JsonProcessingException {
        Summary none = new Summary(Map.of("connections_per_second", 5L));

        Document page = Document.of(SweepPage.of(new JsonMapper().readTree(SWEEP),
                Map.of("a", summary(2_000_000_000L), "d", none)));

        assertThat(Document.within(page.chart("Goodput"), "text")).extracting(Element::getTextContent)
                .contains("close=client").doesNotContain("close=<i>server");
    }

    private static Document page() throws JsonProcessingException {
        Map<String, Summary> byFile = new LinkedHashMap<>();
        byFile.put("a", summary(2_000_000_000L));
        byFile.put("b", summary(5_000_000_000L));
        byFile.put("c", summary(4_000_000_000L));
        byFile.put("d", summary(8_000_000_000L));
        return Document.of(SweepPage.of(new JsonMapper().readTree(SWEEP), byFile));
    }

    private static Summary summary(long bitsPerSecond) {
        Map<String, Object> values = new LinkedHashMap<>(Results.complete().summary().values());
        values.put("bits_per_second", bitsPerSecond);
        values.put("steady_bits_per_second", null);
        return new Summary(values);
    }
}
