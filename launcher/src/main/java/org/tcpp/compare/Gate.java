package org.tcpp.compare;

import java.util.Locale;
import org.tcpp.message.ExitStatus;

/** Whether B is so much worse that it must not pass. */
enum Gate {
    /** Nobody asked. */
    OPEN("", ExitStatus.COMPLETE),
    /** It is not, all of the interval says. */
    PASSED("passed", ExitStatus.COMPLETE),
    /** It is, all of the interval says. */
    FAILED("failed", ExitStatus.SLOWER),
    /** Both may be. */
    UNCLEAR("cannot tell", ExitStatus.UNCLEAR);

    private final String words;
    private final ExitStatus status;

    Gate(String words, ExitStatus status) {
        this.words = words;
        this.status = status;
    }

    static Gate of(Ratio ratio, Sense sense, double tolerated) {
        if (tolerated == 0) {
            return OPEN;
        }
        if (!ratio.hasInterval()) {
            return UNCLEAR;
        }
        double limit = sense.moreIsBetter() ? 1 - tolerated : 1 + tolerated;
        if (ratio.low() > limit) {
            return sense.moreIsBetter() ? PASSED : FAILED;
        }
        if (ratio.high() < limit) {
            return sense.moreIsBetter() ? FAILED : PASSED;
        }
        return UNCLEAR;
    }

    /** For a person; empty if nobody asked. */
    String words() {
        return words;
    }

    /** What it makes of the command. */
    ExitStatus status() {
        return status;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
