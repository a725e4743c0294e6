package org.tcpp.message;

import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

/**
 * How fast each connection may be sent on, by whichever end sends.
 *
 * @param rates bytes a second of each connection, drawn by its index; null: as fast as it goes
 * @param burstBytes after so many bytes a sender rests; 0: it does not
 * @param pauseNs for so long, in nanoseconds
 */
public record Pacing(SizePlan rates, long burstBytes, long pauseNs) {

    /** As fast as it goes. */
    public static final Pacing NONE = new Pacing(null, 0, 0);

    /** Checks what belongs together. */
    public Pacing {
        if (burstBytes < 0 || pauseNs < 0 || burstBytes > 0 != pauseNs > 0) {
            throw new IllegalArgumentException("no pacing is a burst of " + burstBytes + " bytes and a pause of "
                    + pauseNs + " ns");
        }
    }

    /** True if there is anything to hold back. */
    public boolean isOn() {
        return rates != null || burstBytes > 0;
    }

    /** Bytes a second of a connection, or 0: as fast as it goes. */
    public long bytesPerSecond(long connection) {
        return rates == null ? 0 : rates.bytesOf(connection);
    }

    /** Its fields; those of no pacing are left out. */
    void putInto(Fields out) {
        out.put("pace", rates == null ? null : rates.mix().text())
                .put("pace_seed", rates == null ? null : (Long) rates.seed())
                .put("burst_bytes", burstBytes == 0 ? null : (Long) burstBytes)
                .put("pause_ns", pauseNs == 0 ? null : (Long) pauseNs);
    }

    /** What {@link #putInto} has put. */
    static Pacing from(Fields in) {
        SizePlan rates = in.has("pace")
                ? new SizePlan(SizeMixes.parse(in.text("pace")), in.whole("pace_seed"), Long.MAX_VALUE, 1)
                : null;
        return new Pacing(rates, in.whole("burst_bytes", 0L), in.whole("pause_ns", 0L));
    }
}
