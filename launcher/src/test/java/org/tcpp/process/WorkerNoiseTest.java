package org.tcpp.process;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.message.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes out of a worker's pipes besides messages, and messages that come in pieces. */
class WorkerNoiseTest {

    @TempDir
    Path folder;

    @Test
    void shouldKeepAndCountLinesThatAreNoMessages() {
        try (TestFleet workers = TestFleet.of(folder, "noise")) {
            assertThat(workers.end().orderly()).isTrue();
            assertThat(workers.noise(false)).containsExactly("not a message", "{\"type\":\"unheard-of\"}", "{\"type\":",
                    "", "{\"type\":\"ready\"}");
            assertThat(workers.fleet.strayLines()).isEqualTo(5);
        }
    }

    @Test
    void shouldShowWhatWouldCommandATerminalAsText() {
        try (TestFleet workers = TestFleet.of(folder, "commands-a-terminal")) {
            assertThat(workers.end().orderly()).isTrue();
            assertThat(workers.noise(false)).containsExactly("\\u001b[2Jboo\\u0007\\u202e");
        }
    }

    @Test
    void shouldJoinACharacterThatComesInTwoPieces() {
        try (TestFleet workers = TestFleet.of(folder, "split-character")) {
            assertThat(workers.end().orderly()).isTrue();
            assertThat(workers.notices()).containsExactly("a \uD83D\uDE00 in two pieces");
        }
    }

    @Test
    void shouldCutALineWithoutEndAndGoOnAfterIt() {
        try (TestFleet workers = TestFleet.of(folder, "long-line")) {
            assertThat(workers.end().orderly()).isTrue();
            assertThat(workers.noise(false)).singleElement().asString().startsWith("{xxx").endsWith("...")
                    .hasSizeLessThan(5000);
            assertThat(workers.notices()).containsExactly("after the long line");
        }
    }

    @Test
    void shouldNotTakeHalfAMessageForOne() {
        try (TestFleet workers = TestFleet.of(folder, "half-a-message")) {
            Event.Ended end = workers.end();

            assertThat(end.orderly()).isFalse();
            assertThat(end.how()).isEqualTo("exit status 7");
            assertThat(end.lastLines()).containsExactly("{\"type\":\"done\",\"cpu_ns\":1}");
            assertThat(workers.events()).noneMatch(e -> e instanceof Event.Said(Worker _, Message.Done _));
        }
    }

    @Test
    void shouldNotLetAFloodOnStandardErrorStopAWorker() {
        try (TestFleet workers = TestFleet.of(folder, "floods-stderr")) {
            Event.Ended end = workers.end();

            assertThat(end.orderly()).isTrue();
            assertThat(end.lastLines()).hasSize(20);
            assertThat(workers.noise(true)).hasSize(3000);
            assertThat(workers.fleet.strayLines()).isZero();
        }
    }

    @Test
    void shouldTellEverythingInOrderAndTheEndLast() {
        try (TestFleet workers = TestFleet.of(folder, "numbers")) {
            workers.end();

            assertThat(workers.notices()).isEqualTo(IntStream.range(0, 5000).mapToObj(Integer::toString).toList());
            assertThat(workers.events().getLast()).isInstanceOf(Event.Ended.class);
        }
    }
}
