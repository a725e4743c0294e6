package org.tcpp.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tcpp.report.JsonReport;
import org.tcpp.report.Results;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class ResultPageTest {

    private static final int MEGABYTE = 1_000_000;
    private static final String HOSTILE = "</title><script>alert('1')</script><img src=x onerror=\"a()\">&amp;";

    private static final List<Result> RESULTS = List.of(Results.complete(), Results.degraded(), Results.refused(),
            Results.interruptedAtOnce(), Results.server(), Results.huge());

    static List<Result> results() {
        return RESULTS;
    }

    @ParameterizedTest
    @MethodSource("results")
    void shouldMakeAPageOfAnyResultThatAsksNobodyForAnything(Result result) {
        String page = ResultPage.of(result);

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MEGABYTE);
        assertInert(Document.of(page));
        assertThat(page).contains("default-src &#39;none&#39;");
        assertThat(page.replaceAll("base64,[^\"]*", "").replaceAll("(?s)<script>.*</script>", ""))
                .doesNotContain("NaN").doesNotContain("Infinity");
    }

    @ParameterizedTest
    @MethodSource("results")
    void shouldGiveEachChartATitleADescriptionAndATable(Result result) {
        for (Element figure : Document.of(ResultPage.of(result)).all("div")) {
            if (!figure.getAttribute("role").equals("figure")) {
                continue;
            }
            Element svg = Document.within(figure, "svg").getFirst();
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(Document.within(svg, "title").getFirst().getTextContent()).isNotBlank();
            assertThat(Document.within(svg, "desc").getFirst().getTextContent()).isNotBlank();
            assertThat(Document.within(figure, "tbody")).isNotEmpty();
        }
    }

    @Test
    void shouldTakeWhateverStandsInAResultForText() throws IOException {
        String json = JsonReport.text(Results.complete());
        String hostile = HOSTILE.replace("\"", "\\\"");
        Result result = JsonReport.read(json.replace("\"=cmd\"", "\"" + hostile + "\"")
                .replace("\"name\": \"lab1\"", "\"name\": \"" + hostile + "\"")
                .replace("a loopback interface has no driver", hostile + "\\u202e\\u001b"));

        Document page = Document.of(ResultPage.of(result));

        assertInert(page);
        assertThat(page.all("p").stream().map(Element::getTextContent)).anyMatch(text -> text.contains(HOSTILE));
        assertThat(page.all("h1").getFirst().getTextContent()).contains(HOSTILE);
        assertThat(page.all("td").stream().map(Element::getTextContent)).contains(HOSTILE + "\\u202e\\u001b");
    }

    @Test
    void shouldDrawTheRatesOfTheResult() {
        Result result = Results.complete();
        Document page = Document.of(ResultPage.of(result));
        Element chart = page.chart("Bytes of connections");

        List<double[]> drawn = path(chart, "received by the server");

        List<IntervalView> rows = result.tables().intervals();
        double end = rows.stream().flatMap(row -> Stream.of(row.client().toSeconds(), row.server().receiverToSeconds()))
                .mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
        double top = Double.parseDouble(Document.within(chart, "text").stream()
                .filter(text -> Double.parseDouble(text.getAttribute("y")) < Chart.TOP + 5)
                .filter(text -> "end".equals(text.getAttribute("text-anchor"))).findFirst().orElseThrow()
                .getTextContent()) * 1e6;
        assertThat(drawn).hasSize(2 * rows.size());
        for (int i = 0; i < rows.size(); i++) {
            double expected = rows.get(i).server().bitsPerSecondReceived();
            assertThat(rate(drawn.get(2 * i)[1], top)).isCloseTo(expected, within(top / 1e4));
            assertThat(rate(drawn.get(2 * i + 1)[1], top)).isCloseTo(expected, within(top / 1e4));
            assertThat((drawn.get(2 * i)[0] - Chart.LEFT) / (Chart.RIGHT - Chart.LEFT))
                    .isCloseTo(rows.get(i).client().fromSeconds().doubleValue() / end, within(1e-4));
        }
    }

    @Test
    void shouldDrawTheTimesOfAClientToWhichAServerSends() {
        assertThat(Document.of(ResultPage.of(Results.reverse())).table("Times of connections by percentile"))
                .contains(List.of("100", "120"));
    }

    @Test
    void shouldPutTheNumbersOfTheResultIntoItsTables() {
        Result result = Results.complete();
        Document page = Document.of(ResultPage.of(result));

        List<List<String>> table = page.table("goodput by interval");

        List<IntervalView> rows = result.tables().intervals();
        assertThat(table).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(new BigDecimal(table.get(i).get(0))).isEqualByComparingTo(rows.get(i).client().fromSeconds());
            assertThat(table.get(i).get(2)).isEqualTo(rows.get(i).client().bitsPerSecondSent().toString());
            assertThat(table.get(i).get(7)).isEqualTo(rows.get(i).server().bytesReceived().toString());
        }
        assertThat(page.table("the summary, as in the JSON form"))
                .contains(List.of("bits_per_second", result.summary().whole("bits_per_second").toString()));
        assertThat(page.table("Times of connections by percentile")).contains(List.of("100", "120"));
    }

    @Test
    void shouldMakeAPageWhateverTheOtherEndLeavesOutOfItsHost() throws IOException {
        JsonNode tree = new JsonMapper().readTree(JsonReport.text(Results.complete()));
        JsonNode facts = tree.at("/hosts/0/facts");

        for (JsonNode part : List.of(facts.at("/samples/0"), facts.at("/notes/0"), facts.at("/counters/0"))) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(part.properties())) {
                ((ObjectNode) part).putNull(field.getKey());
                assertInert(Document.of(ResultPage.of(JsonReport.read(tree.toString()))));
                ((ObjectNode) part).set(field.getKey(), field.getValue());
            }
        }
    }

    @Test
    void shouldCarryTheResultItself() throws IOException {
        Element link = Document.of(ResultPage.of(Results.degraded())).section("recompute");
        String data = Document.within(link, "a").getFirst().getAttribute("href");

        byte[] zipped = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));

        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            assertThat(JsonReport.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                    .isEqualTo(Results.degraded());
        }
    }

    @Test
    void shouldBeTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        String here = ResultPage.of(Results.complete());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(ResultPage.of(Results.complete())).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldLeadWithTheFigureAndItsInterval() {
        String header = Document.of(ResultPage.of(Results.complete())).all("header").getFirst().getTextContent();

        assertThat(header).contains("Mbit/s").contains("95 % confidence:").contains("complete");
        assertThat(Document.of(ResultPage.of(Results.refused())).all("header").getFirst().getTextContent())
                .contains("no rate").contains("failed").contains("connection refused");
    }

    @Test
    void shouldLetABrowserRunNoScriptButItsOwn() throws NoSuchAlgorithmException {
        String page = ResultPage.of(Results.complete());
        String script = page.substring(page.indexOf("<script>") + "<script>".length(), page.lastIndexOf("</script>"));

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));

        assertThat(script).contains("uPlot").contains("Copyright (c)").doesNotContain("<script", "</script");
        assertThat(Document.of(page).all("meta").stream().map(meta -> meta.getAttribute("content")))
                .contains("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void shouldZoomIntoTheRatesOfTheResult() throws IOException {
        Result result = Results.complete();
        Element figure = (Element) Document.of(ResultPage.of(result)).chart("Bytes of connections").getParentNode();

        JsonNode zoom = new JsonMapper().readTree(figure.getAttribute("data-zoom"));

        List<IntervalView> rows = result.tables().intervals();
        assertThat(zoom.get("x").textValue()).isEqualTo("seconds since go");
        assertThat(zoom.get("y").textValue()).isEqualTo("Goodput, Mbit/s");
        assertThat(zoom.at("/lines/1/name").textValue()).isEqualTo("received by the server");
        for (int i = 0; i < rows.size(); i++) {
            assertThat(zoom.at("/columns/0/" + i).doubleValue())
                    .isCloseTo(rows.get(i).client().fromSeconds().doubleValue(), within(1e-9));
            assertThat(zoom.at("/columns/2/" + i).doubleValue() * 1e6)
                    .isCloseTo(rows.get(i).server().bitsPerSecondReceived(), withinPercentage(0.001));
        }
    }

    /** No script but its own, no frame, nothing that is fetched, no attribute that is code. */
    private static void assertInert(Document page) {
        for (Element element : page.all("*")) {
            assertThat(element.getTagName()).doesNotMatch("img|image|iframe|object|embed|link|use|base|form");
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                String value = element.getAttributes().item(i).getNodeValue();
                assertThat(name).doesNotMatch("on.*|src|srcset|style|action|formaction|ping");
                if (name.equals("href")) {
                    assertThat(value).matches("#[a-z]+|data:application/gzip;base64,[A-Za-z0-9+/=]+");
                }
            }
        }
        assertThat(page.all("script")).hasSizeLessThanOrEqualTo(1)
                .allMatch(script -> script.getTextContent().contains("uPlot"));
        assertThat(page.all("style")).singleElement()
                .satisfies(style -> assertThat(style.getTextContent()).doesNotContain("url(", "@import"));
    }

    private static List<double[]> path(Element chart, String name) {
        String data = Document.within(chart, "path").stream().filter(path -> Document.within(path, "title").stream()
                .anyMatch(title -> title.getTextContent().equals(name))).findFirst().orElseThrow().getAttribute("d");
        return Stream.of(data.split("[ML]")).filter(point -> !point.isEmpty())
                .map(point -> Stream.of(point.split(" ")).mapToDouble(Double::parseDouble).toArray()).toList();
    }

    private static double rate(double y, double top) {
        return (Chart.BOTTOM - y) / (Chart.BOTTOM - Chart.TOP) * top;
    }
}
