package org.tcpp.mesh;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Jain;
import org.tcpp.result.Decimals;

/**
 * How evenly pairs were served, by what each moved while all pairs of its round ran.
 *
 * @param pairsIndex Jain's index over their rates, 1/n to 1, or null
 * @param pairs how many pairs that is over
 * @param slowest the slowest, at most five
 * @param fastest the fastest, at most five, of which none is among the slowest
 */
public record MeshFairness(BigDecimal pairsIndex, int pairs, List<Rate> slowest, List<Rate> fastest) {

    private static final int SHOWN = 5;

    /** A pair and its rate in that window. */
    public record Rate(int round, String client, String server, long bitsPerSecond) {

        private static Rate of(MeshPair pair) {
            return new Rate(pair.where().round(), pair.where().client(), pair.where().server(),
                    pair.window().bitsPerSecond());
        }
    }

    static MeshFairness of(List<MeshPair> pairs) {
        List<Rate> rates = pairs.stream().filter(pair -> pair.window().bitsPerSecond() != null).map(Rate::of).toList();
        Figure<Double> index = rates.size() < 2
                ? Figure.unknown("it takes two pairs")
                : Jain.index(rates.stream().mapToDouble(Rate::bitsPerSecond).toArray());
        Comparator<Rate> byRate = Comparator.comparingLong(Rate::bitsPerSecond);
        return new MeshFairness(Decimals.six(index.value()), rates.size(),
                rates.stream().sorted(byRate).limit(Math.min(SHOWN, rates.size() - rates.size() / 2)).toList(),
                rates.stream().sorted(byRate.reversed()).limit(Math.min(SHOWN, rates.size() / 2)).toList());
    }
}
