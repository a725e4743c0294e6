package org.tcpp.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.tcpp.result.Decimals;

/**
 * What was searched for, and how; flat in JSON.
 *
 * @param figure {@code cps}, {@code at-once} or {@code bps}
 * @param unit what loads are counted in
 * @param limits what a load that is carried must keep to
 * @param loads which can be asked for
 * @param goal how sure the answer is to be
 * @param restSeconds so long at most was waited between trials
 * @param trialLine the command line of a run, without what the search sets
 */
public record SearchPlan(String figure, String unit, List<String> limits, @JsonUnwrapped Loads loads,
        @JsonUnwrapped Sureness goal, BigDecimal restSeconds, List<String> trialLine) {

    /** Loads, in the unit of the plan. */
    public record Loads(long lowestLoad, long highestLoad, long loadStep) {
    }

    /** As MLRsearch has it. */
    public record Sureness(BigDecimal width, BigDecimal exceedRatio, BigDecimal trialSeconds, BigDecimal sumSeconds) {
    }

    /** That of a search. */
    public static SearchPlan of(SearchSpec spec, LoadRange range) {
        return new SearchPlan(spec.figure().word(), spec.figure().unit(),
                spec.limits().stream().map(Limit::text).toList(),
                new Loads(range.lowest(), range.highest(), range.step()),
                new Sureness(Decimals.six(spec.goal().width()), Decimals.six(spec.goal().exceedRatio()),
                        Decimals.seconds(spec.goal().trialNs()), Decimals.seconds(spec.goal().sumNs())),
                Decimals.seconds(spec.restNs()), spec.words());
    }
}
