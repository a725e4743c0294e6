package org.tcpp.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tcpp.result.Result;
import org.tcpp.search.TrialView;

/** The trials of a search as CSV, a row each: what was tried, how it went, and the columns of {@code --csv}. */
public final class SearchCsv {

    private static final String FIRST = "trial,purpose,load,trial_milliseconds,grade,reasons,rested_milliseconds";
    private static final int TO_MILLI = 3;

    private final List<Row> rows = new ArrayList<>();
    private List<String> header = List.of();

    /** What was tried, and the cells of its run; null where there was none. */
    private record Row(String first, String cells) {
    }

    /** A trial is over; the result of its run is null where there was none. */
    public void add(TrialView trial, Result result) {
        if (result != null && header.isEmpty()) {
            header = CsvRow.header(result.summary());
        }
        rows.add(new Row(String.join(",", Integer.toString(trial.trial()), trial.purpose().toString(),
                Long.toString(trial.offer().load()), milliseconds(trial.offer().seconds()), trial.grade().toString(),
                CsvRow.text(String.join("; ", trial.reasons())), milliseconds(trial.offer().restedSeconds())),
                result == null ? null : "," + CsvRow.of(result, header.size())));
    }

    /** All of it. */
    public String text() {
        String none = ",".repeat(header.size());
        return FIRST + header.stream().map(name -> "," + name).collect(Collectors.joining()) + "\n"
                + rows.stream().map(row -> row.first + (row.cells == null ? none : row.cells) + "\n")
                        .collect(Collectors.joining());
    }

    private static String milliseconds(BigDecimal seconds) {
        return seconds.movePointRight(TO_MILLI).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }
}
