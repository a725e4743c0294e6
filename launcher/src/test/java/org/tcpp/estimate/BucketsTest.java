package org.tcpp.estimate;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Counters;

import static org.assertj.core.api.Assertions.assertThat;

class BucketsTest {

    private final Buckets buckets = new Buckets(100);

    @Test
    void shouldAddUpTheWorkersOfOneInterval() {
        buckets.addSender(0, 100, new Counters(5, 5, 2, 0, 10, 0));
        buckets.addSender(20, 100, new Counters(3, 3, 1, 1, 20, 0));
        buckets.addReceiver(0, 100, new Counters(4, 4, 4, 0, 15, 0));

        Bucket first = buckets.list().getFirst();

        assertThat(first.sender()).isEqualTo(new Bucket.Part(0, 100, new Counters(8, 8, 3, 1, 30, 0), 4));
        assertThat(first.receiver().counters().bytes()).isEqualTo(15);
    }

    @Test
    void shouldKnowHowManyAreUnderWayWhoeverSpeaksFirst() {
        buckets.addSender(0, 100, new Counters(5, 5, 0, 0, 0, 0));
        buckets.addSender(100, 200, new Counters(0, 0, 2, 0, 0, 0));
        buckets.addSender(0, 100, new Counters(7, 7, 0, 0, 0, 0));

        assertThat(buckets.list()).extracting(bucket -> bucket.sender().atOnce()).containsExactly(12L, 10L);
    }

    @Test
    void shouldStayWithinItsBoundsAndLoseNothing() {
        int intervals = 5 * Buckets.MOST + 3;
        for (int i = 0; i < intervals; i++) {
            buckets.addSender(i * 100L, i * 100L + 100, new Counters(1, 1, 1, 0, i, 0));
        }

        List<Bucket> list = buckets.list();

        assertThat(list).hasSizeBetween(Buckets.MOST / 2, Buckets.MOST);
        assertThat(list.stream().mapToLong(bucket -> bucket.sender().counters().bytes()).sum())
                .isEqualTo(intervals * (intervals - 1L) / 2);
        assertThat(buckets.widthNs()).isEqualTo(800);
        assertThat(list.get(1).sender().fromNs()).isEqualTo(800);
        assertThat(list.get(1).sender().toNs()).isEqualTo(1600);
    }

    @Test
    void shouldJumpOverIntervalsThatNobodyToldOf() {
        buckets.addSender(0, 100, new Counters(1, 1, 1, 0, 1, 0));
        buckets.addSender(500, 600, new Counters(1, 1, 1, 0, 1, 0));

        assertThat(buckets.list()).hasSize(2);
    }

    @Test
    void shouldNotMistakeAnIntervalThatEndsALittleLateForTheNext() {
        buckets.addSender(1, 103, new Counters(5, 5, 2, 0, 10, 0));
        buckets.addSender(103, 201, new Counters(5, 5, 2, 0, 20, 0));

        assertThat(buckets.list()).extracting(bucket -> bucket.sender().counters().bytes()).containsExactly(10L, 20L);
        assertThat(buckets.list().getFirst().sender().toNs()).isEqualTo(103);
    }
}
