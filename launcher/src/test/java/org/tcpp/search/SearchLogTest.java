package org.tcpp.search;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is tried once the limit is known. */
class SearchLogTest {

    @Test
    void shouldRecoverAtLessThanTheLimitOrNotAtAll() {
        assertThat(ofAServerOf(20).recovery()).contains(16L);
        assertThat(ofAServerOf(2).recovery()).as("nearest is the limit itself").contains(1L);
        assertThat(ofAServerOf(1).recovery()).as("nothing is less").isEmpty();
        assertThat(ofAServerOf(0).recovery()).isEmpty();
    }

    private static SearchLog ofAServerOf(long capacity) {
        return Searches.searched("--figure at-once -- -c server --close reset", capacity);
    }
}
