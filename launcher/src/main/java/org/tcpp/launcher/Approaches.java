package org.tcpp.launcher;

import java.io.IOException;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.Units;
import org.tcpp.cli.UsageError;
import org.tcpp.reach.Approach;
import org.tcpp.reach.Cargo;
import org.tcpp.reach.Engine;
import org.tcpp.reach.Way;

/** How the options of a command want hosts reached. */
final class Approaches {

    private Approaches() {}

    /** By what --via and --carry-java say. Throws {@link UsageError} if that is not possible here. */
    static Approach of(String via, boolean carryJava) {
        Way way;
        try {
            way = Way.of(Units.parseWords(via), System.getenv());
        } catch (IllegalArgumentException e) {
            throw new UsageError(CliOption.VIA.dashed() + " " + via + ": " + e.getMessage());
        }
        try {
            return new Approach(way, Engine.PROCESSES, Cargo.plain(), carryJava ? Cargo.withJava() : null);
        } catch (IOException e) {
            throw new UsageError((carryJava ? CliOption.CARRY_JAVA : CliOption.VIA).dashed() + ": " + e.getMessage());
        }
    }
}
