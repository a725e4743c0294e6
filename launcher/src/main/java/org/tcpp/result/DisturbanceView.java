package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.disturb.Disturbance;
import org.tcpp.disturb.Disturbed;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Recovery;
import org.tcpp.message.Direction;
import org.tcpp.message.Role;

/**
 * One command that disturbed the run, and what that did to the rate of the direction whose figures stand first, as its
 * receiver counted it where that is known.
 *
 * @param command what was done
 * @param atSeconds when it was to be done, since go; null: at the end of the run
 * @param done what became of it
 * @param effect what it did to the rate; nothing of it for what was done at the end, or was not done
 */
public record DisturbanceView(String command, BigDecimal atSeconds, @JsonUnwrapped Done done,
        @JsonUnwrapped Effect effect) {

    /**
     * How a command went. Times are seconds since go, on the host where it ran.
     *
     * @param beganSeconds when its shell was started; null: it was not
     * @param endedSeconds when that had ended; null: it was killed, or never started
     * @param exitStatus of the shell
     * @param output the end of what it wrote
     */
    public record Done(BigDecimal beganSeconds, BigDecimal endedSeconds, Integer exitStatus, String output) {
    }

    /**
     * What it did to the rate.
     *
     * @param bitsPerSecondBefore the mean before it
     * @param bitsPerSecondLowest that of the worst interval until it was overcome
     * @param recoverySeconds until the rate was as before; 0: it was not felt
     * @param bytesMissed what did not come until then
     * @param remark why one of these is null; or null
     */
    public record Effect(Long bitsPerSecondBefore, Long bitsPerSecondLowest, BigDecimal recoverySeconds,
            Long bytesMissed, String remark) {

        private static final Effect NONE = new Effect(null, null, null, null, null);

        private static Effect unknown(String why) {
            return new Effect(null, null, null, null, why);
        }

        private static Effect of(Recovery recovery, boolean last) {
            long before = Math.round(recovery.beforePerSecond() * Byte.SIZE);
            long lowest = Math.round(recovery.lowestPerSecond() * Byte.SIZE);
            return recovery.recoveryNs() == null
                    ? new Effect(before, lowest, null, recovery.missedBytes(), last
                            ? "it was not overcome before the run ended"
                            : "it was not overcome before the next one began")
                    : new Effect(before, lowest, Decimals.seconds(recovery.recoveryNs()), recovery.missedBytes(),
                            null);
        }
    }

    static List<DisturbanceView> of(List<Disturbed> all, Estimate estimate) {
        List<Recovery.Arrived> intervals = intervals(estimate);
        List<DisturbanceView> views = new ArrayList<>();
        long sinceNs = 0;
        for (int i = 0; i < all.size(); i++) {
            Disturbed one = all.get(i);
            Effect effect = Effect.NONE;
            if (!one.disturbance().isAtEnd() && one.beganNs() != null) {
                Long next = i + 1 < all.size() && !all.get(i + 1).disturbance().isAtEnd()
                        ? all.get(i + 1).beganNs()
                        : null;
                Recovery recovery = Recovery.of(intervals, sinceNs, new Recovery.Command(one.beganNs(), one.endedNs(),
                        next == null ? Long.MAX_VALUE : next));
                effect = recovery == null
                        ? Effect.unknown("there is no whole interval before it to compare with")
                        : Effect.of(recovery, next == null);
                if (recovery != null && recovery.recoveryNs() != null) {
                    sinceNs = one.beganNs() + recovery.recoveryNs();
                }
            }
            views.add(of(one, effect));
        }
        return views;
    }

    private static DisturbanceView of(Disturbed one, Effect effect) {
        Disturbance what = one.disturbance();
        return new DisturbanceView(what.command(), what.isAtEnd() ? null : Decimals.seconds(what.atNs()),
                new Done(Decimals.seconds(one.beganNs()), Decimals.seconds(one.endedNs()), one.status(), one.said()),
                effect);
    }

    /** All but the last, in which the run ended. */
    private static List<Recovery.Arrived> intervals(Estimate estimate) {
        Direction direction = estimate.exchange().foremost();
        List<Bucket> rows = estimate.history().rows();
        boolean told = rows.stream().anyMatch(row -> row.part(direction.receiver()) != null);
        Role role = told ? direction.receiver() : direction.sender();
        List<Recovery.Arrived> intervals = new ArrayList<>();
        for (Bucket row : rows.subList(0, Math.max(0, rows.size() - 1))) {
            Bucket.Part part = row.part(role);
            if (part != null && part.toNs() > part.fromNs()) {
                intervals.add(new Recovery.Arrived(part.fromNs(), part.toNs(),
                        part.counters().bytes(direction, role)));
            }
        }
        return intervals;
    }
}
