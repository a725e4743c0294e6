package org.tcpp.control;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lines for a person about strangers, however many of these come: the first ten by name, then their number once a
 * minute; after a minute without any, by name again. And lines about the system: one a minute for each cause. Any
 * thread.
 */
final class Remarks {

    private static final int BY_NAME = 10;
    private static final int MOST_CAUSES = 16;
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);

    private final String about;
    private final Consumer<String> out;
    private final LongSupplier clock;
    private final Map<String, Long> toldNs = new HashMap<>();
    private long named;
    private long unnamed;
    private long lastNs;
    private long countedSinceNs;

    /** All lines begin with {@code about}; {@code clock} is monotonic, in nanoseconds. */
    Remarks(String about, Consumer<String> out, LongSupplier clock) {
        this.about = about;
        this.out = out;
        this.clock = clock;
    }

    /** A stranger was dropped. */
    synchronized void stranger(String line) {
        long nowNs = clock.getAsLong();
        tick();
        if (named > 0 && unnamed == 0 && nowNs - lastNs >= MINUTE_NS) {
            named = 0;
        }
        lastNs = nowNs;
        if (named < BY_NAME) {
            named++;
            out.accept(about + line);
            if (named == BY_NAME) {
                countedSinceNs = nowNs;
                out.accept(about + "more of these are counted, and their number told once a minute");
            }
        } else {
            unnamed++;
        }
    }

    /** Something of the system's own does not work. */
    synchronized void system(String cause) {
        long nowNs = clock.getAsLong();
        Long last = toldNs.get(cause);
        if (last == null && toldNs.size() < MOST_CAUSES || last != null && nowNs - last >= MINUTE_NS) {
            toldNs.put(cause, nowNs);
            out.accept(about + cause);
        }
    }

    /** To be called now and then: tells the number that is due. */
    synchronized void tick() {
        long nowNs = clock.getAsLong();
        if (unnamed > 0 && nowNs - countedSinceNs >= MINUTE_NS) {
            out.accept(about + unnamed + " more were dropped within a minute");
            unnamed = 0;
            countedSinceNs = nowNs;
        } else if (unnamed == 0 && nowNs - countedSinceNs >= MINUTE_NS) {
            countedSinceNs = nowNs;
        }
    }
}
