package org.tcpp.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lines of every version that ever was, as they were written then. Files under messages/ are added to, never changed:
 * whoever changes a form raises {@link Message#VERSION} and adds a folder.
 */
class KeptLinesTest {

    private static Stream<String> kept(String file) {
        return IntStream.rangeClosed(1, Message.VERSION).boxed().flatMap(version -> lines(version, file).stream());
    }

    private static List<String> lines(int version, String file) {
        String name = "/messages/v" + version + "/" + file;
        try (InputStream in = KeptLinesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> fromWorker() {
        return kept("from-worker.jsonl");
    }

    static Stream<String> toWorker() {
        return kept("to-worker.jsonl");
    }

    static Stream<String> specs() {
        return kept("spec.jsonl");
    }

    @ParameterizedTest
    @MethodSource("fromWorker")
    void shouldReadEveryKeptMessageAndWriteItAgain(String line) {
        assertThat(Message.parse(line).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("toWorker")
    void shouldReadEveryKeptCommandAndWriteItAgain(String line) {
        assertThat(Command.parse(line).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldReadEveryKeptSpecAndWriteItAgain(String line) {
        assertThat(WorkerSpec.parse(line).line()).isEqualTo(line);
    }

    @Test
    void shouldReadWhatTheFieldsOfAKeptLineSay() {
        assertThat(Message.parse(lines(1, "from-worker.jsonl").getFirst()))
                .isEqualTo(new Message.Ready(1, 4711, Engine.EPOLL, null, 10_000, 20_000, 1_000_000_000));
        assertThat(Message.parse(lines(1, "from-worker.jsonl").get(2))).usingRecursiveComparison()
                .isEqualTo(new Message.Interval(0, 1_000_000_000, 2_000_000_000, new Counters(110, 105, 90, 10, 90_000),
                        10, new long[]{1_500_000_000, 2_000_000_000}, new long[]{40_000, 50_000}, 950_000_000,
                        1_200_000));
        WorkerSpec spec = WorkerSpec.parse(lines(1, "spec.jsonl").getFirst());
        assertThat(spec.endpoint()).isEqualTo(new WorkerSpec.Endpoint("2001:db8::1", 10_003, "192.0.2.1", 8));
        assertThat(spec.load().sizes().largestBytes()).isEqualTo(10_000_000);
        assertThat(spec.load().closing()).isEqualTo(Closing.SERVER);
        assertThat(spec.tuning()).isEqualTo(new WorkerSpec.Tuning(Engine.AUTO, 65_536, 0, 262_144, true));
    }

    @Test
    void shouldHaveKeptALineOfEveryKind() {
        assertThat(lines(Message.VERSION, "from-worker.jsonl").stream().map(Message::parse).map(Object::getClass)
                .distinct()).containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
        assertThat(lines(Message.VERSION, "to-worker.jsonl").stream().map(Command::parse).map(Object::getClass)
                .distinct()).containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
    }
}
