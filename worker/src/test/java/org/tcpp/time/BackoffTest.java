package org.tcpp.time;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private static final long MS = 1_000_000;

    @Test
    void shouldTryAFewDozenTimesInASecondOfFailures() {
        Backoff backoff = new Backoff();
        int tries = 0;
        for (long nowNs = 0; nowNs < 1000 * MS; nowNs += MS / 10) {
            if (!backoff.holds(nowNs)) {
                backoff.onTry(nowNs);
                backoff.onFailure(nowNs, nowNs);
                tries++;
            }
        }
        assertThat(tries).isBetween(10, 20);
        assertThat(backoff.onSuccess(1000 * MS)).isEqualTo(1000 * MS);
        assertThat(backoff.holds(1000 * MS)).isFalse();
    }

    @Test
    void shouldCountFailuresOfTriesMadeSideBySideAsOne() {
        Backoff backoff = new Backoff();
        for (int i = 0; i < 100; i++) {
            backoff.onFailure(0, 10 * MS);
        }
        assertThat(backoff.waitNs(10 * MS)).isEqualTo(MS);
    }

    @Test
    void shouldMakeOneTryAtATimeUntilOneSucceeds() {
        Backoff backoff = new Backoff();
        backoff.onFailure(0, 0);
        assertThat(backoff.holds(MS)).isFalse();
        backoff.onTry(MS);
        assertThat(backoff.holds(MS)).isTrue();
        assertThat(backoff.holds(100 * MS)).isTrue();
        assertThat(backoff.holds(101 * MS)).as("its outcome is long in coming").isFalse();
        backoff.onSuccess(2 * MS);
        backoff.onTry(2 * MS);
        assertThat(backoff.holds(2 * MS)).isFalse();
    }
}
