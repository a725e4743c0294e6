package org.tcpp.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IndexSetTest {

    private static IndexSet set(boolean whole, long... bounds) {
        List<IndexSet.Range> ranges = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new IndexSet.Range(bounds[i], bounds[i + 1]));
        }
        return new IndexSet(ranges, whole);
    }

    private static IndexSet of(TreeSet<Long> members) {
        List<IndexSet.Range> ranges = new ArrayList<>();
        for (long member : members) {
            if (!ranges.isEmpty() && ranges.getLast().to() == member) {
                ranges.set(ranges.size() - 1, new IndexSet.Range(ranges.getLast().from(), member + 1));
            } else {
                ranges.add(new IndexSet.Range(member, member + 1));
            }
        }
        return new IndexSet(ranges, true);
    }

    @RepeatedTest(200)
    void shouldSubtractAsSetsDo(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        TreeSet<Long> one = new TreeSet<>();
        TreeSet<Long> other = new TreeSet<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            one.add((long) random.nextInt(50));
            other.add((long) random.nextInt(50));
        }
        TreeSet<Long> rest = new TreeSet<>(one);
        rest.removeAll(other);
        assertThat(of(one).minus(of(other))).isEqualTo(of(rest));
        assertThat(of(one).count()).isEqualTo(one.size());
    }

    @Test
    void shouldSayNothingBeyondWhatBothKnow() {
        assertThat(set(true, 0, 100).minus(set(false, 0, 10, 20, 30))).isEqualTo(set(false, 10, 20));
        assertThat(set(false, 0, 10).minus(set(true))).isEqualTo(set(false, 0, 10));
    }

    @Test
    void shouldNameTheFirst() {
        assertThat(set(true, 3, 5, 9, 1_000_000_000_000L).first(4)).containsExactly(3, 4, 9, 10);
    }

    @Test
    void shouldRefuseRangesOutOfOrder() {
        assertThatThrownBy(() -> set(true, 5, 6, 5, 7)).hasMessage("ranges out of order at 5");
        assertThatThrownBy(() -> set(true, 5, 5)).hasMessage("not a range of ordinals: 5 to 5");
    }
}
