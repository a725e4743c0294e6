package org.tcpp.estimate;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a disturbance did to the rate, and how long that lasted. The rate before it is the mean of the intervals since
 * the last one had been overcome; usual is what the lowest of them had, at most nine tenths of the mean. It was felt if
 * an interval then has less than half of the usual, and is overcome with the first of three intervals in a row that
 * have the usual again.
 *
 * @param beforePerSecond bytes a second before it
 * @param lowestPerSecond bytes a second in the worst interval after it, until it was overcome
 * @param recoveryNs from its beginning to that of the three intervals; 0: it was not felt; null: it was not overcome
 * @param missedBytes what would have come at the rate before, and did not, until then
 */
public record Recovery(double beforePerSecond, double lowestPerSecond, Long recoveryNs, long missedBytes) {

    /** Intervals in a row that show that a disturbance was overcome. */
    private static final int ROW = 3;
    private static final double USUAL = 0.9;
    private static final double FELT = 0.5;
    private static final double SECOND_NS = 1e9;

    /**
     * Bytes that came in some time.
     *
     * @param fromNs its beginning, since go
     * @param toNs its end
     * @param bytes how many
     */
    public record Arrived(long fromNs, long toNs, long bytes) {

        double perSecond() {
            return bytes * SECOND_NS / (toNs - fromNs);
        }
    }

    /**
     * Of one disturbance.
     *
     * @param intervals whole intervals, in order, without a gap
     * @param sinceNs when those before had been overcome
     * @param atNs when it began
     * @param untilNs when the next began
     * @return null if no whole interval lies between {@code sinceNs} and {@code atNs}
     */
    public static Recovery of(List<Arrived> intervals, long sinceNs, long atNs, long untilNs) {
        List<Arrived> before = intervals.stream().filter(one -> one.fromNs >= sinceNs && one.toNs <= atNs).toList();
        List<Arrived> after = intervals.stream().filter(one -> one.toNs > atNs && one.toNs <= untilNs).toList();
        long beforeBytes = before.stream().mapToLong(Arrived::bytes).sum();
        if (beforeBytes == 0) {
            return null;
        }
        double mean = beforeBytes * SECOND_NS / (before.getLast().toNs - before.getFirst().fromNs);
        double usual = Math.min(USUAL * mean,
                before.stream().mapToDouble(Arrived::perSecond).min().orElseThrow());
        int felt = first(after, 0, 1, one -> one.perSecond() < Math.max(FELT * usual, 1));
        if (felt == after.size()) {
            return new Recovery(mean, lowest(after, mean), 0L, 0);
        }
        int overcome = first(after, felt, ROW, one -> one.perSecond() >= usual);
        List<Arrived> suffered = after.subList(0, overcome);
        double missed = suffered.stream()
                .mapToDouble(one -> mean * (one.toNs - Math.max(atNs, one.fromNs)) / SECOND_NS - share(one, atNs))
                .sum();
        return new Recovery(mean, lowest(suffered, mean), overcome == after.size()
                ? null
                : (Long) (after.get(overcome).fromNs - atNs), Math.max(0, Math.round(missed)));
    }

    /** What of an interval came after a moment, as if it had come evenly. */
    private static double share(Arrived one, long atNs) {
        return one.perSecond() * (one.toNs - Math.max(atNs, one.fromNs)) / SECOND_NS;
    }

    /** The first from which so many in a row are so; the size of the list if there is none. */
    private static int first(List<Arrived> list, int from, int count, Predicate<Arrived> so) {
        for (int i = from; i + count <= list.size(); i++) {
            if (list.subList(i, i + count).stream().allMatch(so)) {
                return i;
            }
        }
        return list.size();
    }

    private static double lowest(List<Arrived> list, double otherwise) {
        return list.stream().mapToDouble(Arrived::perSecond).min().orElse(otherwise);
    }
}
