package org.tcpp.html;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.search.SearchResult;
import org.tcpp.search.Searches;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

class SearchPageTest {

    @Test
    void shouldShowEveryTrialByAShapeThatSaysHowItWent() {
        SearchResult search = Searches.complete();
        Document page = Document.of(SearchPage.of(search));
        Element chart = page.chart("All loads");

        List<String> points = Document.within(chart, "title").stream().map(Element::getTextContent)
                .filter(title -> title.startsWith("trial ")).toList();
        assertThat(points).hasSize(search.trials().size()).contains("trial 1, 100/s: 100/s, good")
                .anyMatch(title -> title.endsWith("bad: setup.p99 is 7.20 ms, above 5ms by 44 %"));
        assertThat(Document.within(chart, "text")).extracting(Element::getTextContent)
                .contains("good trial", "bad trial").anyMatch(text -> text.matches("carried: [34].*"))
                .anyMatch(text -> text.startsWith("not carried: 4"));
        assertThat(page.table("All loads, every trial")).hasSameSizeAs(search.trials())
                .contains(List.of("1", "100", "good", "100"));
        assertThat(page.table("every trial")).hasSameSizeAs(search.trials());
    }

    @Test
    void shouldShowATimeWithItsLimit() {
        Element chart = Document.of(SearchPage.of(Searches.complete())).chart("setup.p99=5ms");

        assertThat(Document.within(chart, "text")).extracting(Element::getTextContent).contains("limit 5 ms");
    }

    @Test
    void shouldSayWhatNobodyKnows() {
        Document reach = Document.of(SearchPage.of(Searches.outOfReach()));

        assertThat(reach.all("header").getFirst().getTextContent()).contains("the client cannot offer", "degraded");
        assertThat(Document.of(SearchPage.of(Searches.interrupted())).all("header").getFirst().getTextContent())
                .contains("no load is known to be carried", "interrupted: ended early by SIGINT");
    }

    @Test
    void shouldShowHostileTextAsText() {
        String text = SearchPage.of(Searches.hostile());

        assertThat(Document.of(text).all("script")).isEmpty();
        assertThat(text).doesNotContain("\u001b", "\u202e").contains("&lt;script&gt;");
    }
}
