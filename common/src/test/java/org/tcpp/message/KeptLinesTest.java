package org.tcpp.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Lines as they were written when a version was new. Files under messages/ are added to, never changed: whoever changes
 * a form raises {@link Message#VERSION} and adds a folder. A launcher and its workers are of one version, always; of an
 * earlier one only the spec is kept, which has to be refused.
 */
class KeptLinesTest {

    private static Stream<String> kept(String file) {
        return lines(Message.VERSION, file).stream();
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
    void shouldRefuseSpecsOfEarlierVersions() {
        for (int version = 1; version < Message.VERSION; version++) {
            assertThat(lines(version, "spec.jsonl")).isNotEmpty()
                    .allSatisfy(line -> assertThatThrownBy(() -> WorkerSpec.parse(line))
                            .hasMessageStartingWith("not a spec of version " + Message.VERSION));
        }
    }

    @Test
    void shouldReadWhatTheFieldsOfAKeptLineSay() {
        List<String> said = lines(2, "from-worker.jsonl");
        assertThat(Message.parse(said.getFirst()))
                .isEqualTo(new Message.Ready(2, 4711, Engine.EPOLL, null, 10_000, 20_000, 1_000_000_000));
        assertThat(Message.parse(said.get(4))).usingRecursiveComparison()
                .isEqualTo(new Message.Interval(7, 1, 3, new Counters(1, 2, 3, 4, 5, 6), 7,
                        new Message.Slices(new long[]{2, 3}, new long[]{1, 4}, new long[]{6, 0}),
                        new Message.Effort(8, true, 9, 10_000_000_000L)));
        WorkerSpec spec = WorkerSpec.parse(lines(2, "spec.jsonl").getFirst());
        assertThat(spec.endpoint()).isEqualTo(new WorkerSpec.Endpoint("2001:db8::1", 10_003, "192.0.2.1", 8));
        assertThat(spec.service()).isEqualTo(new WorkerSpec.Service(100, 30_000_000_000L, 1_000_000_000, false));
        assertThat(spec.tuning()).isEqualTo(new WorkerSpec.Tuning(Engine.AUTO, new WorkerSpec.Portions(65_536, 0),
                new WorkerSpec.Sockets(0, 262_144, true, null, false, false, WorkerSpec.Sockets.NO_DSCP, 0),
                WorkerSpec.Tuning.ANY_CPU, 0));
        assertThat(Command.parse(lines(2, "to-worker.jsonl").get(1)))
                .isEqualTo(new Command.Prepare(new Load(-559_038_737, new Load.Share(-1, 1, 0, 1),
                        new SizePlan(SizeMixes.parse("lognormal:10k,1.5"), -42, 1_000_000), Closing.RESET,
                        new Load.Times(10_000_000_000L, 0, 100_000_000), true)));
    }

    @Test
    void shouldHaveKeptALineOfEveryKind() {
        assertThat(lines(Message.VERSION, "from-worker.jsonl").stream().map(Message::parse).map(Object::getClass)
                .distinct()).containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
        assertThat(lines(Message.VERSION, "to-worker.jsonl").stream().map(Command::parse).map(Object::getClass)
                .distinct()).containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
    }
}
