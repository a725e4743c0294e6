package org.tcpp.estimate;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

import static org.assertj.core.api.Assertions.assertThat;

class BucketsTest {

    private final Buckets buckets = new Buckets(100);

    @Test
    void shouldAddUpTheWorkersOfOneInterval() {
        buckets.add(Role.CLIENT, 0, 100, new Counters(5, 5, 2, 0, 10, 0));
        buckets.add(Role.CLIENT, 20, 100, new Counters(3, 3, 1, 1, 20, 0));
        buckets.add(Role.SERVER, 0, 100, new Counters(4, 4, 4, 0, 0, 15));

        Bucket first = rows().getFirst();

        assertThat(first.client()).isEqualTo(new Bucket.Part(0, 100, new Counters(8, 8, 3, 1, 30, 0), 4));
        assertThat(first.server().counters().received()).isEqualTo(15);
    }

    @Test
    void shouldKnowHowManyAreUnderWayWhoeverSpeaksFirst() {
        buckets.add(Role.CLIENT, 0, 100, new Counters(5, 5, 0, 0, 0, 0));
        buckets.add(Role.CLIENT, 100, 200, new Counters(0, 0, 2, 0, 0, 0));
        buckets.add(Role.CLIENT, 0, 100, new Counters(7, 7, 0, 0, 0, 0));

        assertThat(rows()).extracting(bucket -> bucket.client().atOnce()).containsExactly(12L, 10L);
    }

    @Test
    void shouldStayWithinItsBoundsAndLoseNothing() {
        int intervals = 5 * Buckets.MOST + 3;
        for (int i = 0; i < intervals; i++) {
            buckets.add(Role.CLIENT, i * 100L, i * 100L + 100, new Counters(1, 1, 1, 0, i, 0));
        }

        List<Bucket> list = rows();

        assertThat(list).hasSizeBetween(Buckets.MOST / 2, Buckets.MOST);
        assertThat(list.stream().mapToLong(bucket -> bucket.client().counters().sent()).sum())
                .isEqualTo(intervals * (intervals - 1L) / 2);
        assertThat(buckets.widthNs()).isEqualTo(800);
        assertThat(list.get(1).client().fromNs()).isEqualTo(800);
        assertThat(list.get(1).client().toNs()).isEqualTo(1600);
    }

    @Test
    void shouldShowNothingWhereNothingHappened() {
        buckets.add(Role.CLIENT, 0, 100, new Counters(1, 1, 1, 0, 1, 0));
        buckets.add(Role.CLIENT, 300, 400, new Counters(1, 1, 1, 0, 1, 0));

        assertThat(rows()).extracting(row -> row.client().counters().sent()).containsExactly(1L, 0L, 0L, 1L);
    }

    @Test
    void shouldNotMistakeAnIntervalThatEndsALittleLateForTheNext() {
        buckets.add(Role.CLIENT, 1, 103, new Counters(5, 5, 2, 0, 10, 0));
        buckets.add(Role.CLIENT, 103, 201, new Counters(5, 5, 2, 0, 20, 0));

        assertThat(rows()).extracting(bucket -> bucket.client().counters().sent()).startsWith(10L, 20L);
    }

    @Test
    void shouldShowTheRateThatWasWithWorkersWhoseIntervalsAreStaggered() {
        // two server workers at 1 byte a nanosecond from 40 to 460, who end their intervals when it suits them
        tell(Role.SERVER, 40, 130, 90);
        tell(Role.SERVER, 130, 290, 160);
        tell(Role.SERVER, 290, 460, 170);
        tell(Role.SERVER, 40, 199, 159);
        tell(Role.SERVER, 199, 460, 261);

        List<Bucket> rows = rows();

        assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(rate(row.server())).isEqualTo(2.0));
        assertThat(rows.getFirst().server().fromNs()).isEqualTo(40);
        assertThat(rows.getLast().server().toNs()).isEqualTo(460);
        assertThat(rows.stream().mapToLong(row -> row.server().counters().received()).sum()).isEqualTo(840);
    }

    @Test
    void shouldLeaveNoRowEmptyWhereOneSideTellsLessOftenThanTheOther() {
        for (int i = 0; i < 8; i++) {
            tell(Role.CLIENT, i * 100, i * 100 + 100, 500);
        }
        for (int i = 0; i < 4; i++) {
            tell(Role.SERVER, i * 200, i * 200 + 200, 1000);
        }

        assertThat(rows()).hasSize(8).allSatisfy(row -> {
            assertThat(rate(row.client())).isEqualTo(5.0);
            assertThat(rate(row.server())).isEqualTo(5.0);
        });
    }

    @Test
    void shouldEndTheLastRowWithTheLastByte() {
        tell(Role.CLIENT, 0, 100, 1000);
        tell(Role.CLIENT, 100, 190, 300);

        Bucket.Part last = buckets.list(130L, null, 0).getLast().client();

        assertThat(last.toNs()).isEqualTo(130);
        assertThat(rate(last)).isEqualTo(10.0);
    }

    @Test
    void shouldMoveWhatDidNotArriveFromTheCompletedToTheFailed() {
        buckets.add(Role.CLIENT, 0, 100, new Counters(10, 10, 10, 0, 10, 0));
        buckets.add(Role.CLIENT, 100, 200, new Counters(3, 3, 3, 0, 3, 0));

        List<Bucket> rows = buckets.list(null, null, 5);

        assertThat(rows).extracting(row -> row.client().counters().completed()).containsExactly(8L, 0L);
        assertThat(rows).extracting(row -> row.client().counters().failed()).containsExactly(2L, 3L);
        assertThat(rows.getLast().client().atOnce()).isZero();
    }

    private List<Bucket> rows() {
        return buckets.list(null, null, 0);
    }

    /** An interval of one slice. */
    private void tell(Role role, long fromNs, long toNs, long bytes) {
        long sent = role == Role.CLIENT ? bytes : 0;
        long received = bytes - sent;
        buckets.add(role, new Message.Interval(0, fromNs, toNs, new Counters(0, 0, 0, 0, sent, received), 0,
                new Message.Slices(new long[]{toNs}, new long[]{sent}, new long[]{received}),
                new Message.Effort(0, false, 0, 0)), 0);
    }

    private static double rate(Bucket.Part part) {
        return (double) part.counters().bytes() / (part.toNs() - part.fromNs());
    }
}
