package org.tcpp.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tcpp.search.SearchResult;
import org.tcpp.search.Searches;
import org.tcpp.search.TrialView;

import static org.assertj.core.api.Assertions.assertThat;

/** A search as JSON that is read back, as text and as CSV. */
class SearchReportTest {

    static Stream<SearchResult> searches() {
        return Stream.of(Searches.complete(), Searches.outOfReach(), Searches.hostile(), Searches.killed(),
                Searches.interrupted());
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldBeReadBackAsItWasWritten(SearchResult search) throws IOException {
        String text = JsonReport.text(search);

        assertThat(JsonReport.text(((Recorded.Search) JsonReport.recorded(text)).result())).isEqualTo(text);
        ResultFiles.validSearch(text);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldBePlainText(SearchResult search) {
        assertThat(SearchText.of(search, Style.PLAIN)).matches("[ -~\\n]*")
                .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 80));
    }

    @Test
    void shouldSayBothBoundsAndWhy() {
        String text = SearchText.of(Searches.complete(), Style.PLAIN);
        long recovered = Searches.complete().trials().getLast().offer().load();

        assertThat(text.lines().findFirst()).hasValueSatisfying(
                line -> assertThat(line)
                        .matches("cps: (39\\d\\d|4000)/s is carried, 40\\d\\d/s is not \\([01]\\.\\d % apart\\)"));
        assertThat(text).contains("limits: setup.p99=5ms, failures=0, backlog",
                "it did 4000/s; " + recovered + "/s was carried again 0.25 s later",
                "bad  setup.p99 is 7.20 ms", "overload; setup.p99", "recovery");
        assertThat(SearchText.of(Searches.outOfReach(), Style.PLAIN)).contains("the client cannot offer",
                "degraded: the client cannot offer more than the lower bound");
        assertThat(SearchText.of(Searches.hostile(), Style.PLAIN)).contains("degraded: after too much load");
        assertThat(SearchText.of(Searches.interrupted(), Style.PLAIN)).contains("nothing is known",
                "interrupted: ended early by SIGINT");
        assertThat(SearchText.of(Searches.killed(), Style.PLAIN))
                .contains("interrupted: the search had not come to its end when this was written");
    }

    @Test
    void shouldHaveARowForEachTrial() {
        SearchResult search = Searches.hostile();
        SearchCsv csv = new SearchCsv();
        csv.add(search.trials().getFirst(), Results.complete());
        csv.add(search.trials().getLast(), null);

        List<String> rows = csv.text().lines().toList();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .startsWith("trial,purpose,load,trial_milliseconds,grade,reasons,rested_milliseconds,date,");
        assertThat(rows.get(1)).startsWith("1,search,100,1000,good,,0,");
        assertThat(rows.get(1).split(",", -1)).hasSameSizeAs(rows.get(0).split(",", -1));
        assertThat(rows.get(2)).contains(",recovery,", ",bad,<script>").endsWith(",0" + ",".repeat(
                CsvRow.header(Results.complete().summary()).size()));
    }

    @Test
    void shouldRoundTimesInCsvAndLeaveNoCellOutBeforeTheFirstResult() {
        TrialView trial = Searches.hostile().trials().getFirst();
        SearchCsv csv = new SearchCsv();
        csv.add(new TrialView(1, trial.purpose(), new TrialView.Offer(100, new BigDecimal("0.0017"), BigDecimal.ZERO,
                new BigDecimal("0.0025"), 0L), trial.grade(), List.of(), trial.measure(), List.of()), null);
        csv.add(trial, Results.complete());

        List<String> rows = csv.text().lines().toList();

        assertThat(rows.get(1)).startsWith("1,search,100,2,good,,2,");
        assertThat(rows.get(1).split(",", -1)).hasSameSizeAs(rows.get(0).split(",", -1));
    }
}
