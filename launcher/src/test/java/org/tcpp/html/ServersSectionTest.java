package org.tcpp.html;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.report.JsonReport;
import org.tcpp.report.Results;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

class ServersSectionTest {

    private static final String TWO = """
            "servers" : [ {"number": 0, "host": "a", "address": "192.0.2.1", "connections_requested": 5,
              "connections_completed": 5, "connections_failed": 0, "connections_not_attempted": 0, "failures": "",
              "bytes": 5000, "bits_per_second": 2000000000, "lost": null},
             {"number": 1, "host": "<b>", "address": "192.0.2.2", "connections_requested": 5,
              "connections_completed": 3, "connections_failed": 2, "connections_not_attempted": 0,
              "failures": "send reset 2", "bytes": null, "bits_per_second": null, "lost": "it broke"} ]""";

    @Test
    void shouldHaveARowForEachServerAndABarForThoseThatToldOfBytes() throws IOException {
        String json = JsonReport.text(Results.complete());
        String two = json.replaceFirst("\"servers\" ?: \\[ ?\\]", TWO);
        assertThat(two).isNotEqualTo(json);

        Element section = Document.of(ResultPage.of(JsonReport.read(two))).all("section").stream()
                .filter(each -> each.getAttribute("id").equals("servers")).findFirst().orElseThrow();

        List<Element> rows = Document.within(Document.within(section, "tbody").getFirst(), "tr");
        assertThat(rows.stream().map(Element::getTextContent)).hasSize(2)
                .satisfiesExactly(row -> assertThat(row).contains("192.0.2.1").doesNotContain("it broke"),
                        row -> assertThat(row).contains("<b>").contains("send reset 2").contains("it broke"));
        assertThat(Document.within(section, "title").stream().map(Element::getTextContent))
                .filteredOn(title -> title.endsWith("bit/s")).containsExactly("a: 2 Gbit/s");
    }

    @Test
    void shouldNotBeThereWhereThereIsOne() {
        assertThat(ResultPage.of(Results.complete())).doesNotContain("id=\"servers\"");
    }
}
