package org.tcpp.html;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.tcpp.connection.Connection;
import org.tcpp.connection.End;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;
import org.tcpp.report.Results;
import org.tcpp.result.Result;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ConnectionsSectionTest {

    private static final int MEGABYTE = 1_000_000;
    private static final String BY_START = "Start to end, by start";
    private static final String BY_SIZE = "Start to end, by size";

    @Test
    void shouldShowEachOfFewAsADotWhereItBelongs() {
        ConnectionTimes times = new ConnectionTimes();
        times.add(connection(0, 0, 10, 500, true));
        times.add(connection(1, 50_000, 100, 500, true));
        times.add(connection(2, 100_000, 1000, 20_000, false));

        Document page = Document.of(ResultPage.of(Results.complete(), times));

        List<Element> dots = Document.within(page.chart(BY_START), "circle").stream()
                .filter(dot -> !Document.within(dot, "title").isEmpty()).toList();
        assertThat(dots.stream().map(dot -> Document.within(dot, "title").getFirst().getTextContent()))
                .containsExactly("connection 0 of worker 0: 500 bytes, began at 0 s, completed after 10 \u00b5s",
                        "connection 1 of worker 0: 500 bytes, began at 0.05 s, completed after 100 \u00b5s",
                        "connection 2 of worker 0: 20000 bytes, began at 0.1 s, reset (send) after 1 ms");
        assertThat(number(dots.get(0), "cy")).isEqualTo(Chart.BOTTOM);
        assertThat(number(dots.get(1), "cy")).isCloseTo((Chart.BOTTOM + Chart.TOP) / 2, within(0.01));
        assertThat(number(dots.get(2), "cy")).isEqualTo(Chart.TOP);
        double middle = (number(dots.get(0), "cx") + number(dots.get(2), "cx")) / 2;
        assertThat(number(dots.get(1), "cx")).isCloseTo(middle, within(0.01));
        assertThat(dots.get(2).getAttribute("fill")).isEqualTo(Ink.RED.colour());
        assertThat(page.table("each connection")).contains(List.of("2", "0", "0.1", "1000", "20000", "reset (send)"));
        assertThat(Document.within(page.chart(BY_SIZE), "circle")).hasSizeGreaterThan(2);
    }

    @Test
    void shouldCountManyInCellsAndHideNone() {
        ConnectionTimes times = new ConnectionTimes();
        for (int i = 0; i < 20_000; i++) {
            times.add(connection(i, i * 100L, i == 777 ? 5_000_000 : 1000 + i % 1000, 500, i % 100 > 0));
        }

        Document page = Document.of(ResultPage.of(Results.complete(), times));

        List<String> cells = Document.within(page.chart(BY_START), "rect").stream()
                .flatMap(cell -> Document.within(cell, "title").stream()).map(Element::getTextContent)
                .filter(text -> text.contains(" completed in ") || text.contains(" failed in ")).toList();
        assertThat(cells.stream().mapToLong(text -> Long.parseLong(text.split(" ")[0].replace("\u202f", ""))).sum())
                .isEqualTo(20_000);
        assertThat(cells).anyMatch(text -> text.startsWith("1 completed in 3.981 s to 6.31 s"));
        List<List<String>> table = page.table("connections by start");
        assertThat(table.stream().mapToLong(row -> Long.parseLong(row.get(2))).sum()).isEqualTo(19_800);
        assertThat(table.stream().mapToLong(row -> Long.parseLong(row.get(3))).sum()).isEqualTo(200);
        assertThat(page.table("the connections that took longest")).hasSize(10).first(InstanceOfAssertFactories.LIST)
                .startsWith("777", "0").contains("5000000", "[2001:db8::1]:40000");
        assertThat(page.section("connections").getTextContent())
                .contains("20\u202f000 of the 24\u202f000 connections that completed")
                .contains("too many for a dot each");
        assertThat(page.all("svg")).noneMatch(svg -> svg.getTextContent().startsWith(BY_SIZE));
    }

    @Test
    void shouldSayWhenTheyAreNotAll() {
        ConnectionTimes times = new ConnectionTimes();
        times.add(connection(0, 0, 10, 500, true));
        Result result = Results.complete();

        assertThat(Document.of(ResultPage.of(result, times)).section("connections").getTextContent())
                .contains(
                        "1 of the 24\u202f000 connections that completed");
        assertThat(ResultPage.of(result)).doesNotContain("Each connection");
        assertThat(ResultPage.of(result, new ConnectionTimes())).doesNotContain("Each connection");
    }

    @Test
    void shouldHaveThePercentilesOfEachClassOfSize() {
        ConnectionTimes times = new ConnectionTimes();
        for (int i = 1; i <= 1000; i++) {
            times.add(connection(2 * i, i, i, 500, true));
            times.add(connection(2 * i + 1, i, 1000 + i, 50_000, true));
        }

        Document page = Document.of(ResultPage.of(Results.complete(), times));

        Element chart = page.chart("Start to end of completed connections");
        assertThat(Document.within(chart, "desc").getFirst().getTextContent())
                .startsWith("Curves of 0 to 9999 bytes, 10000 to 99999 bytes.");
        Element table = Document.within((Element) chart.getParentNode(), "tbody").getFirst();
        assertThat(table.getTextContent()).contains("50" + "500" + "1500").contains("99" + "990" + "1990");
    }

    @Test
    void shouldStayBelowAMegabyteWhateverTheRowsAre() {
        Random random = new Random(7);
        for (int count : new int[]{400, 20_000}) {
            ConnectionTimes times = new ConnectionTimes();
            LongUnaryOperator anywhere = most -> (long) Math.exp(random.nextDouble() * Math.log(most));
            for (int i = 0; i < count; i++) {
                times.add(connection(i, random.nextLong(100_000_000), anywhere.applyAsLong(1_000_000_000_000L),
                        anywhere.applyAsLong(1_000_000_000_000L), random.nextBoolean()));
            }
            assertThat(ResultPage.of(Results.huge(), times).getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThan(MEGABYTE);
        }
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    static Connection connection(long index, long startUs, long tookUs, long bytes, boolean complete) {
        return new Connection(index, 0,
                new End("[2001:db8::1]:40000", "[2001:db8::2]:10000",
                        new End.Times(startUs, startUs + 1, startUs + 2, null, startUs + tookUs),
                        new End.Bytes(bytes, 0), complete ? null : new End.Failure(Phase.SEND, FailureCause.RESET),
                        new End.Tcp(3L, 4L, 5L)),
                null);
    }
}
