package org.tcpp.report;

import java.nio.file.Path;
import org.tcpp.mesh.PairOutcome;

/** What the results of pairs are called, in a folder beside the result of all: {@code m.pairs/h1+h2.json}. */
public final class PairFile {

    /** File systems allow 255 bytes, and a name here is ASCII. */
    private static final int LONGEST = 200;

    private PairFile() {}

    /** The folder beside the result of all. */
    public static Path folder(Path all) {
        String name = all.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return all.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".pairs");
    }

    /**
     * The file of one pair, which no other pair has: no name of a host has a plus sign.
     *
     * @param rounds how many there are; where there are several, the round's number comes first
     */
    public static String name(PairOutcome outcome, int rounds) {
        String name = (rounds == 1 ? "" : outcome.round() + "+") + outcome.pair().client().name() + "+"
                + outcome.pair().server().name();
        return (name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST) + "+" + Integer.toHexString(name.hashCode()))
                + ".json";
    }
}
