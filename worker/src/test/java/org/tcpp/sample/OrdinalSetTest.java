package org.tcpp.sample;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tcpp.message.IndexSet;

import static org.assertj.core.api.Assertions.assertThat;

class OrdinalSetTest {

    @RepeatedTest(50)
    void shouldHoldWhatWasAddedAndNothingElse(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        TreeSet<Long> added = new TreeSet<>();
        OrdinalSet set = new OrdinalSet();
        for (int i = 0; i < 5_000; i++) {
            long ordinal = i + random.nextInt(1 + random.nextInt(300));
            if (random.nextInt(50) > 0 && added.add(ordinal)) {
                set.add(ordinal);
            }
        }
        assertThat(set.toIndexSet().count()).isEqualTo(added.size());
        assertThat(set.toIndexSet().first(10_000)).containsExactly(
                added.stream().mapToLong(Long::longValue).toArray());
        LongStream.range(0, 10_000)
                .forEach(ordinal -> assertThat(set.contains(ordinal)).isEqualTo(added.contains(ordinal)));
    }

    @Test
    void shouldTellAMillionInOrderInOneRange() {
        OrdinalSet set = new OrdinalSet();
        LongStream.range(0, 1_000_000).forEach(set::add);
        assertThat(set.toIndexSet()).isEqualTo(new IndexSet(List.of(new IndexSet.Range(0, 1_000_000)), true));
    }

    @Test
    void shouldSayWhereItTellsNoMore() {
        OrdinalSet set = new OrdinalSet();
        LongStream.range(0, 10_000).forEach(i -> set.add(2 * i));
        IndexSet told = set.toIndexSet();
        assertThat(told.whole()).isFalse();
        assertThat(told.ranges()).hasSize(IndexSet.MOST_RANGES);
        assertThat(told.knownBelow()).isEqualTo(2L * IndexSet.MOST_RANGES - 1);
    }

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(new OrdinalSet().toIndexSet()).isEqualTo(IndexSet.EMPTY);
    }
}
