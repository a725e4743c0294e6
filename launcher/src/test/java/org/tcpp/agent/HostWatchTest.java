package org.tcpp.agent;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tcpp.host.HostFacts;
import org.tcpp.result.HostView;
import org.tcpp.result.Note;

import static org.assertj.core.api.Assertions.assertThat;

class HostWatchTest {

    @Test
    void shouldTellWhatTheHostIsAndWhatItCounted() throws InterruptedException {
        HostWatch watch = new HostWatch(HostWatch.read(null, null));
        watch.begin("cubic");
        watch.end();
        CountDownLatch known = new CountDownLatch(1);
        watch.whenKnown(known::countDown);

        assertThat(known.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.isSettled()).isTrue();
        HostView host = watch.view();
        assertThat(host.name()).isNotBlank();
        assertThat(host.software().congestionControl()).isEqualTo("cubic");
        assertThat(host.counters()).isNotEmpty();
        assertThat(host.cpu()).as("of a run that is over at once").isNotNull();
    }

    @Test
    void shouldGoOnWithoutASystemThatSaysNothing() {
        HostWatch watch = new HostWatch(new CompletableFuture<HostFacts>(), Duration.ofMillis(20));
        watch.begin("cubic");
        watch.look();
        watch.end();

        HostView host = watch.view();

        assertThat(host.name()).isNull();
        assertThat(host.counters()).isEmpty();
        assertThat(host.notes()).extracting(Note::about).containsExactly("name");
        assertThat(watch.isSettled()).isTrue();
    }

    @Test
    void shouldNotBeSettledBeforeAllIsKnownOrTooLate() {
        HostWatch watch = new HostWatch(new CompletableFuture<HostFacts>(), Duration.ofDays(1));
        watch.begin(null);
        watch.end();

        assertThat(watch.isSettled()).isFalse();
    }
}
