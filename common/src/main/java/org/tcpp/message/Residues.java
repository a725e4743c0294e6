package org.tcpp.message;

import java.util.ArrayList;
import java.util.List;

/**
 * How often a quantity left each residue when divided by a modulus: where damage begins within pages, cache lines,
 * segments.
 *
 * @param of what was divided: {@link #START}, {@link #LENGTH}, {@link #BUFFER} or {@link #SEGMENT}
 * @param modulus what it was divided by
 * @param values residues that occurred, at most {@value #MOST}
 * @param counts how often each did
 * @param others how often any other did
 */
public record Residues(String of, long modulus, long[] values, long[] counts, long others) {

    /** Where in the stream an extent begins. */
    public static final String START = "start";
    /** How long it is. */
    public static final String LENGTH = "length";
    /** Where in the buffer that it was received into its first byte stood; the buffer begins at a page. */
    public static final String BUFFER = "buffer";
    /** Where it begins, divided by the length of the connection's segments. */
    public static final String SEGMENT = "segment";
    /** More residues are not told apart. */
    public static final int MOST = 64;

    /** Checks that there is a count for each residue. */
    public Residues {
        if (values.length != counts.length) {
            throw new IllegalArgumentException(values.length + " residues and " + counts.length + " counts");
        }
    }

    /** True if it is of the same quantity and modulus. */
    public boolean isLike(Residues other) {
        return of.equals(other.of) && modulus == other.modulus;
    }

    /** Both together. */
    public Residues plus(Residues more) {
        List<Long> sumValues = new ArrayList<>();
        List<Long> sumCounts = new ArrayList<>();
        long rest = others + more.others;
        for (int i = 0; i < values.length; i++) {
            sumValues.add(values[i]);
            sumCounts.add(counts[i]);
        }
        for (int i = 0; i < more.values.length; i++) {
            int known = sumValues.indexOf(more.values[i]);
            if (known >= 0) {
                sumCounts.set(known, sumCounts.get(known) + more.counts[i]);
            } else if (sumValues.size() < MOST) {
                sumValues.add(more.values[i]);
                sumCounts.add(more.counts[i]);
            } else {
                rest += more.counts[i];
            }
        }
        return new Residues(of, modulus, array(sumValues), array(sumCounts), rest);
    }

    Fields toFields() {
        return new Fields().put("of", of)
                .put("modulus", modulus)
                .put("values", values)
                .put("counts", counts)
                .put("others", others);
    }

    static Residues from(Fields in) {
        return new Residues(in.text("of"), in.whole("modulus"), in.wholes("values"), in.wholes("counts"),
                in.whole("others"));
    }

    private static long[] array(List<Long> list) {
        return list.stream().mapToLong(Long::longValue).toArray();
    }
}
