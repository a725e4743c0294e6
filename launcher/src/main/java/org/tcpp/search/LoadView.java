package org.tcpp.search;

import java.math.BigDecimal;
import java.util.List;
import org.tcpp.result.Decimals;

/**
 * A load that was tried, and what all trials at it say together; flat in JSON.
 *
 * @param load in the plan's unit
 * @param standing what they say
 * @param trials how many there were
 * @param goodSeconds time of good ones
 * @param badSeconds time of bad ones
 */
public record LoadView(long load, Standing standing, int trials, BigDecimal goodSeconds, BigDecimal badSeconds) {

    static LoadView of(long load, Standing standing, List<Trial> all) {
        List<Trial> here = all.stream().filter(trial -> trial.load() == load).toList();
        return new LoadView(load, standing, here.size(), seconds(here, Grade.GOOD), seconds(here, Grade.BAD));
    }

    private static BigDecimal seconds(List<Trial> trials, Grade grade) {
        return Decimals.seconds(trials.stream().filter(trial -> trial.grade() == grade).mapToLong(Trial::durationNs)
                .sum());
    }
}
