package org.tcpp.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ComparisonPageTest {

    private static final String COMPARISON = """
            {"schema":"tcpp-compare/1","figure":"steady_bits_per_second","outcome":"above",
             "sentence":"faster by 6 to 53 %","fail_if_slower":null,
             "ratio":1.282,"ratio_low":1.062,"ratio_high":1.526,"p":0.009,
             "a":[{"source":"a.1.json","started":"2026-11-30 01:10:38","verdict":"complete","value":4000000000},
                  {"source":"a.2.json","started":"2026-11-30 01:10:40","verdict":"complete","value":5000000000}],
             "b":[{"source":"<b>.json","started":"2026-11-30 01:10:39","verdict":"complete","value":6000000000}],
             "differences":[{"name":"no_delay","a":["true"],"b":["false"]},
                            {"name":"label x","a":["</svg><script>"],"b":[]}],
             "remarks":["all of A ran before all of B"],
             "exploratory":[{"figure":"connect_microseconds_p99","median_a":100,"median_b":120,"ratio":1.2,
                             "ratio_low":null,"ratio_high":null,"p":0.5,"p_adjusted":1}]}
            """;

    @Test
    void shouldShowWhatDiffersBeforeRatiosAndRuns() throws JsonProcessingException {
        Document page = page();

        assertThat(page.all("section")).extracting(section -> section.getAttribute("id"))
                .containsExactly("differences", "ratios", "runs");
        assertThat(page.table("conditions that differ")).contains(List.of("no_delay", "true", "false"),
                List.of("label x", "</svg><script>", ""));
        assertThat(page.section("differences").getTextContent()).contains("all of A ran before all of B");
        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("header").getFirst().getTextContent()).contains("B: faster by 6 to 53 %")
                .contains("Median of A 4.5 Gbit/s, of B 6 Gbit/s");
    }

    @Test
    void shouldDrawEachRatioWithItsIntervalAboutTheLineOfNoDifference() throws JsonProcessingException {
        Element forest = page().chart("How much larger");

        List<Element> dots = Document.within(forest, "circle");

        assertThat(dots).extracting(dot -> dot.getTextContent()).containsExactly(
                "steady_bits_per_second: +28.2 % (+6.2 to +52.6)", "connect_microseconds_p99: +20 %");
        double nothing = 240;
        double main = Double.parseDouble(dots.getFirst().getAttribute("cx")) - nothing;
        double other = Double.parseDouble(dots.getLast().getAttribute("cx")) - nothing;
        assertThat(main / other).isCloseTo(Math.log(1.282) / Math.log(1.2), within(0.001));
    }

    @Test
    void shouldShowRunsOfBothSidesInTheOrderOfTime() throws JsonProcessingException {
        List<Element> dots = Document.within(page().chart("Every run"), "circle").stream()
                .filter(dot -> !dot.getTextContent().isEmpty()).toList();

        assertThat(dots).extracting(Element::getTextContent).containsExactly("A, a.1.json: 4 Gbit/s",
                "A, a.2.json: 5 Gbit/s", "B, <b>.json: 6 Gbit/s");
        assertThat(x(dots.get(2))).isBetween(x(dots.get(0)), x(dots.get(1)));
    }

    private static Document page() throws JsonProcessingException {
        JsonNode tree = new JsonMapper().readTree(COMPARISON);
        return Document.of(ComparisonPage.of(tree));
    }

    private static double x(Element dot) {
        return Double.parseDouble(dot.getAttribute("cx"));
    }
}
