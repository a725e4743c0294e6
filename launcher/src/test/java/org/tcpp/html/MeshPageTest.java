package org.tcpp.html;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tcpp.mesh.MeshResult;
import org.tcpp.mesh.Meshes;
import org.tcpp.pattern.HostEntry;
import org.tcpp.pattern.HostList;
import org.tcpp.pattern.Pattern;
import org.tcpp.report.Recorded;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of many hosts. */
class MeshPageTest {

    private static final MeshResult SMALL = Meshes.drawn(7, HostList.parse("h[1-4]"), Pattern.MESH);

    @Test
    void shouldMapWhoMovedHowMuchToWhomWithATableThatSaysTheSame() {
        Document page = Document.of(MeshPage.of(SMALL));

        Element map = page.chart("Goodput of each pair");
        assertThat(Document.within(map, "rect")).as("cells, none of a host with itself").hasSize(12);
        List<List<String>> table = page.table("goodput of each pair");
        assertThat(table).hasSize(12);
        SMALL.tables().pairs().forEach(pair -> assertThat(table).contains(List.of(pair.where().client(),
                pair.where().server(), "1", pair.window().bitsPerSecond().toString())));
        assertThat(Document.within(map, "text")).extracting(Element::getTextContent).contains("h1", "h4",
                "server", "client");
    }

    @Test
    void shouldBeginWithTheSumAndTheStart() {
        String header = Document.of(MeshPage.of(SMALL)).all("header").getFirst().getTextContent();
        assertThat(header).contains("12 pairs of 4 hosts", "95.17 Gbit/s", "over the 4 s in which all 12 ran",
                "They began at most 0.16 ms apart", "complete", "rack=7");
    }

    @Test
    void shouldShowEachHostOverTimeAndItsClock() {
        Document page = Document.of(MeshPage.of(SMALL));
        assertThat(Document.within(page.section("timelines"), "svg")).as("interface and processors of each").hasSize(8);
        assertThat(page.table("hosts")).hasSize(4).allSatisfy(row -> assertThat(row).contains("both", "as_agreed",
                "0.12", "5", "0.08", "-0.003"));
        assertThat(page.table("all pairs by interval")).isNotEmpty();
        page.all("svg").forEach(svg -> assertThat(((Element) svg.getParentNode()).getElementsByTagName("table")
                .getLength()).as("tables under each chart").isPositive());
    }

    @Test
    void shouldNameHostsThatWereLostAndSayWhatFailed() {
        Document page = Document.of(MeshPage.of(Meshes.broken()));
        assertThat(page.all("header").getFirst().getTextContent())
                .contains("degraded: c3 was lost: said nothing for 10 s; c4 was absent: ssh: no route to host");
        assertThat(page.table("failed connections by host and kind"))
                .contains(List.of("c2", "3", "1", "sender", "send", "reset", "reset"));
        assertThat(Document.within(page.chart("Goodput of each pair"), "rect")).as("pairs that ran").hasSize(2);
    }

    @Test
    void shouldWriteNoNumbersIntoCellsThatAreTooNarrow() {
        MeshResult many = Meshes.drawn(3, HostList.parse("n[01-12]"), Pattern.MESH);
        Element map = Document.of(MeshPage.of(many)).chart("Goodput of each pair");
        assertThat(Document.within(map, "rect")).hasSize(132)
                .allSatisfy(cell -> assertThat(cell.getTextContent()).matches("n\\d\\d, \\d\\d: .* [GM]bit/s"));
    }

    @Test
    void shouldLeaveOutAMapOfHostsThatAreTooMany() {
        List<HostEntry> hosts = IntStream.range(0, 90).mapToObj(i -> new HostEntry("n" + i, List.of())).toList();
        String page = MeshPage.of(Meshes.drawn(1, hosts, Pattern.RING));
        assertThat(page).contains("90 clients and 90 servers are too many for a map").hasSizeLessThan(1_000_000);
    }

    @Test
    void shouldTakeNamesForTextWhateverTheyAre() {
        MeshResult hostile = Meshes.drawn(1, List.of(new HostEntry("<script>alert(1)</script>", List.of("\"><img>")),
                new HostEntry("\u202eevil&amp;", List.of())), Pattern.RING);
        String page = MeshPage.of(hostile);
        assertThat(page).doesNotContain("<script>alert").doesNotContain("<img").doesNotContain("\u202e");
        assertThat(Document.of(page).table("goodput of each pair")).anySatisfy(
                row -> assertThat(row.getFirst()).isEqualTo("<script>alert(1)</script>"));
    }

    @Test
    void shouldBeWhatAReportOfItsFileIs() {
        assertThat(FilesPage.of(Map.of("m.json", new Recorded.Mesh(SMALL)))).isEqualTo(MeshPage.of(SMALL));
        assertThat(FilesPage.of(Map.of("a.json", new Recorded.Mesh(SMALL), "b.json", new Recorded.Mesh(SMALL))))
                .contains("2 runs");
    }
}
