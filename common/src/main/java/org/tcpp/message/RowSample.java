package org.tcpp.message;

import org.tcpp.size.CounterRandom;

/**
 * Of which connections a row of its own is told. A connection is chosen by its index alone, so that both ends of a run
 * choose the same ones, whoever has died meanwhile; and by a hash of it, for workers take indices in turn.
 *
 * @param partsPerMillion how many of a million, from 0 to a million
 */
public record RowSample(int partsPerMillion) {

    private static final int MILLION = 1_000_000;

    /** Of none. */
    public static final RowSample NONE = new RowSample(0);
    /** Of every one. */
    public static final RowSample ALL = new RowSample(MILLION);

    /** Checks the range. */
    public RowSample {
        if (partsPerMillion < 0 || partsPerMillion > MILLION) {
            throw new IllegalArgumentException("not parts of a million: " + partsPerMillion);
        }
    }

    /** True if there is no row at all. */
    public boolean isNone() {
        return partsPerMillion == 0;
    }

    /** True if the connection of that index has a row. */
    public boolean takes(long index) {
        return partsPerMillion == MILLION
                || partsPerMillion > 0
                        && Long.remainderUnsigned(CounterRandom.mix(index + 1), MILLION) < partsPerMillion;
    }
}
