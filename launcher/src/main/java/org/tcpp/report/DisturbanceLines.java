package org.tcpp.report;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.result.DisturbanceView;
import org.tcpp.result.Result;

/** What the text says of what disturbed a run: when, by what, and how long it took to recover. */
final class DisturbanceLines {

    private static final int MICROSECOND_DIGITS = 6;

    private DisturbanceLines() {}

    /** Nothing where nothing did. */
    static List<String> of(Result result, Style style) {
        List<String> lines = new ArrayList<>();
        for (DisturbanceView one : result.tables().disturbances()) {
            if (one.done().beganSeconds() != null) {
                lines.add("");
                lines.addAll(Ascii.wrapped("disturbed " + when(one) + ": " + one.command(), style.width(), "  "));
                lines.addAll(Ascii.wrapped("  " + effect(one), style.width(), "  "));
            }
        }
        return lines;
    }

    private static String when(DisturbanceView one) {
        DisturbanceView.Done done = one.done();
        return (one.atSeconds() == null ? "at the end" : "at " + Quantity.seconds(done.beganSeconds()) + " s")
                + (done.endedSeconds() == null
                        ? ""
                        : ", for " + Quantity.time(done.endedSeconds()
                                .subtract(done.beganSeconds())
                                .movePointRight(MICROSECOND_DIGITS)
                                .longValue()));
    }

    private static String effect(DisturbanceView one) {
        DisturbanceView.Effect effect = one.effect();
        String status = one.done().exitStatus() == null ? "no exit status" : "status " + one.done().exitStatus();
        if (effect.bitsPerSecondBefore() == null) {
            return status + (effect.remark() == null ? "" : "; " + effect.remark());
        }
        String rates = status + "; " + Quantity.rate(effect.bitsPerSecondBefore()) + " before it, "
                + Quantity.rate(effect.bitsPerSecondLowest()) + " at worst; ";
        if (effect.recoverySeconds() == null) {
            return rates + effect.remark() + "; " + Quantity.bytes(effect.bytesMissed()) + " missed until then";
        }
        return effect.recoverySeconds().signum() == 0
                ? rates + "not felt"
                : rates + "recovered after " + Quantity.seconds(effect.recoverySeconds()) + " s, "
                        + Quantity.bytes(effect.bytesMissed()) + " missed until then";
    }
}
