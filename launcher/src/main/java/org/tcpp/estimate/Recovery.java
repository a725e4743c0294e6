package org.tcpp.estimate;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a disturbance did to the rate, and how long that lasted. The rate before it is the mean of the intervals since
 * the last one had been overcome; usual is what the lowest of them had, but at most nine tenths of the mean, and at
 * least half of it: a run may have begun slowly. It was felt if an interval then has less than half of the usual, and
 * is overcome when the usual has come back to stay: with the first of three intervals or more in a row, three of which
 * begin when its command has ended. A stall that was over before the command had done its work is none of its.
 *
 * @param beforePerSecond bytes a second before it
 * @param lowestPerSecond bytes a second in the worst interval after it, until it was overcome
 * @param recoveryNs from its beginning to that of the first of these intervals; 0: it was not felt; null: it was not
 *            overcome
 * @param missedBytes what intervals slower than the rate before lacked of it until then; a faster one makes up for none
 */
public record Recovery(double beforePerSecond, double lowestPerSecond, Long recoveryNs, long missedBytes) {

    /** Intervals in a row that show that a disturbance was overcome. */
    private static final int ROW = 3;
    private static final double MOST_USUAL = 0.9;
    private static final double LEAST_USUAL = 0.5;
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
     * A command that disturbed. Times are since go.
     *
     * @param beganNs when it began
     * @param endedNs when it had ended; null: not while anybody looked
     * @param nextNs when the next began, or {@link Long#MAX_VALUE}
     */
    public record Command(long beganNs, Long endedNs, long nextNs) {

        /** What it was to do is done; its beginning where it outlasted what is looked at. */
        private long doneNs() {
            return endedNs == null || endedNs > nextNs ? beganNs : endedNs;
        }
    }

    /**
     * Of one disturbance.
     *
     * @param intervals whole intervals, in order, without a gap
     * @param sinceNs when those before had been overcome
     * @param command what disturbed
     * @return null if no whole interval lies between {@code sinceNs} and the command's beginning
     */
    public static Recovery of(List<Arrived> intervals, long sinceNs, Command command) {
        long atNs = command.beganNs;
        long untilNs = command.nextNs;
        List<Arrived> before = intervals.stream().filter(one -> one.fromNs >= sinceNs && one.toNs <= atNs).toList();
        List<Arrived> after = intervals.stream().filter(one -> one.toNs > atNs && one.toNs <= untilNs).toList();
        long beforeBytes = before.stream().mapToLong(Arrived::bytes).sum();
        if (beforeBytes == 0) {
            return null;
        }
        double mean = beforeBytes * SECOND_NS / (before.getLast().toNs - before.getFirst().fromNs);
        double usual = Math.clamp(lowest(before, mean), LEAST_USUAL * mean, MOST_USUAL * mean);
        int felt = first(after, 0, 1, one -> one.perSecond() < FELT * usual);
        if (felt == after.size()) {
            return new Recovery(mean, lowest(after, mean), 0L, 0);
        }
        Predicate<Arrived> isUsual = one -> one.perSecond() >= usual;
        int done = first(after, felt, 1, one -> one.fromNs >= command.doneNs());
        int overcome = first(after, done, ROW, isUsual);
        while (overcome < after.size() && overcome > felt && isUsual.test(after.get(overcome - 1))) {
            overcome--;
        }
        List<Arrived> suffered = after.subList(0, overcome);
        double missed = suffered.stream()
                .mapToDouble(one -> Math.max(0, mean - one.perSecond()) * secondsAfter(one, atNs))
                .sum();
        return new Recovery(mean, lowest(suffered, mean), overcome == after.size()
                ? null
                : (Long) (after.get(overcome).fromNs - atNs), Math.round(missed));
    }

    /** How much of an interval lies after a moment. */
    private static double secondsAfter(Arrived one, long atNs) {
        return (one.toNs - Math.max(atNs, one.fromNs)) / SECOND_NS;
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
