package org.tcpp.integrity;

import org.tcpp.message.DamageKind;
import org.tcpp.payload.Pattern;
import org.tcpp.payload.Region;

/**
 * Where bytes come from that are the pattern's, but not of this place: a word of it tells its place, if the key is
 * known. Two consecutive words must agree. Stateless.
 */
final class Origins {

    /** So many keys are tried at each of the eight shifts. */
    private static final long MOST_KEYS = 250_000;
    /** Rounds of the region before and after the present one in which a stream's own bytes are looked for. */
    private static final long OWN_ROUNDS = 4096;
    /** How many connections a run before this one may have had beyond this one's index. */
    private static final long NEIGHBOURS = 4096;
    /** Of each such run a part of the keys is tried, for there may be 64 of them. */
    private static final long NEIGHBOURS_SHARE = 16;

    private Origins() {}

    /** Of the same stream, other places; or null. */
    static Diagnosis own(Case damage) {
        Long distance = displacement(damage);
        if (distance == null) {
            return null;
        }
        String place = Diagnosis.bytes(damage);
        if (damage.toEnd()) {
            return distance < 0
                    ? Diagnosis.of(DamageKind.DUPLICATED,
                            "from byte %,d the stream repeats itself from %s earlier, to the end", damage.from(),
                            Diagnosis.count(-distance))
                    : Diagnosis.of(DamageKind.MISSING,
                            "at byte %,d %s missing: what follows them came in their place, to the end", damage.from(),
                            Diagnosis.count(distance) + (distance == 1 ? " is" : " are"));
        }
        return Diagnosis.of(DamageKind.DISPLACED, "%s are what stands in the stream %s %s", place,
                Diagnosis.count(Math.abs(distance)), distance < 0 ? "earlier" : "later");
    }

    /** How much further on in the stream its bytes belong, or null if they are none of the stream's. */
    static Long displacement(Case damage) {
        Pattern pattern = damage.pattern();
        if (!pattern.isKeyed()) {
            return null;
        }
        long here = pattern.round(damage.connection(), damage.from());
        for (int shift = 0; shift < Long.BYTES && shift + 2 * Long.BYTES <= damage.received().length; shift++) {
            long first = damage.word(shift);
            long second = damage.word(shift + Long.BYTES);
            for (long round = Math.max(0, here - OWN_ROUNDS); round <= here + OWN_ROUNDS; round++) {
                long found = pattern.find(damage.connection(), round, first, second);
                if (found != Long.MIN_VALUE && found != damage.from() + shift) {
                    return found - damage.from() - shift;
                }
            }
        }
        return null;
    }

    /** Of a region that all streams share; or null. */
    static Diagnosis elsewhere(Case damage) {
        Pattern pattern = damage.pattern();
        for (int shift = 0; shift < Long.BYTES && shift + 2 * Long.BYTES <= damage.received().length; shift++) {
            long found = pattern.find(damage.connection(), 0, damage.word(shift), damage.word(shift + Long.BYTES));
            if (found != Long.MIN_VALUE) {
                long ahead = Math.floorMod(found - damage.from() - shift, (long) Region.BYTES);
                long distance = ahead > Region.BYTES / 2 ? ahead - Region.BYTES : ahead;
                return distance == 0
                        ? null
                        : Diagnosis.of(DamageKind.ELSEWHERE, "%s%s come from another place: of this stream, that is %s"
                                + " %s, or as much and whole rounds of %,d bytes; or they are another connection's",
                                Diagnosis.bytes(damage), damage.toEnd() ? ", to the end," : "",
                                Diagnosis.count(Math.abs(distance)), distance < 0 ? "earlier" : "later",
                                Region.BYTES);
            }
        }
        return null;
    }

    /** Of another connection of the run; or null. */
    static Diagnosis otherConnection(Case damage, Suspects suspects) {
        Origin origin = search(damage, damage.pattern(), suspects.connections(), MOST_KEYS, 1);
        return origin == null
                ? null
                : Diagnosis.of(DamageKind.OTHER_CONNECTION, "%s%s are those of connection %d, from its byte %,d on",
                        Diagnosis.bytes(damage), damage.toEnd() ? ", to the end," : "", origin.connection,
                        origin.position);
    }

    /** Of a run before this one; or null. */
    static Diagnosis earlierRun(Case damage, Suspects suspects) {
        for (int run : suspects.earlierRuns()) {
            Origin origin = search(damage, damage.pattern().ofRun(run), damage.connection() + NEIGHBOURS,
                    MOST_KEYS / NEIGHBOURS_SHARE, 0);
            if (origin != null) {
                return Diagnosis.of(DamageKind.EARLIER_RUN,
                        "%s%s are those of an earlier run (%s): of its connection %d, from byte %,d on",
                        Diagnosis.bytes(damage), damage.toEnd() ? ", to the end," : "",
                        Integer.toUnsignedString(run), origin.connection, origin.position);
            }
        }
        return null;
    }

    /** What this end sends on the same connection; or null. */
    static Diagnosis otherDirection(Case damage) {
        Pattern opposite = damage.pattern().opposite();
        long here = opposite.round(damage.connection(), damage.from());
        for (int shift = 0; shift < Long.BYTES && shift + 2 * Long.BYTES <= damage.received().length; shift++) {
            for (long round = Math.max(0, here - OWN_ROUNDS); round <= here + OWN_ROUNDS; round++) {
                long found = opposite.find(damage.connection(), round, damage.word(shift),
                        damage.word(shift + Long.BYTES));
                if (found != Long.MIN_VALUE) {
                    return Diagnosis.of(DamageKind.OTHER_DIRECTION,
                            "%s%s are what this connection carries the other way, from byte %,d on",
                            Diagnosis.bytes(damage), damage.toEnd() ? ", to the end," : "", found - shift);
                }
            }
        }
        return null;
    }

    /**
     * @param connection whose bytes they are
     * @param position from where on
     */
    private record Origin(long connection, long position) {
    }

    /** Tries the connections nearest to this one first, and of each the rounds near the present one and the first. */
    private static Origin search(Case damage, Pattern pattern, long connections, long keys, int nearest) {
        long own = damage.connection();
        long here = pattern.round(own, damage.from());
        long reach = Math.max(own, Math.max(0, connections - own));
        long around = Math.clamp(keys / Math.max(1, Math.min(2 * reach, connections)) / 2, 1, 64);
        long tried = 0;
        for (long distance = nearest; distance <= reach && tried < keys; distance++) {
            for (long connection = own - distance; connection <= own + distance; connection += Math.max(1,
                    2 * distance)) {
                if (connection >= 0 && connection < connections) {
                    tried += 2 * around + 1;
                    Origin origin = find(damage, pattern, connection, here, around);
                    if (origin != null) {
                        return origin;
                    }
                }
            }
        }
        return null;
    }

    private static Origin find(Case damage, Pattern pattern, long connection, long here, long around) {
        for (int shift = 0; shift < Long.BYTES && shift + 2 * Long.BYTES <= damage.received().length; shift++) {
            long first = damage.word(shift);
            long second = damage.word(shift + Long.BYTES);
            for (long step = -1; step <= 2 * around; step++) {
                // the first round as well: whoever comes later begins there
                long round = step < 0 ? 0 : here - around + step;
                long found = round < 0 ? Long.MIN_VALUE : pattern.find(connection, round, first, second);
                if (found != Long.MIN_VALUE) {
                    return new Origin(connection, found - shift);
                }
            }
        }
        return null;
    }

}
