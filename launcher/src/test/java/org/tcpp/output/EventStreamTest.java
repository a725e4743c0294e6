package org.tcpp.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.message.Counters;
import org.tcpp.plan.RunSpec;
import org.tcpp.report.Results;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventStreamTest {

    private final Patience patience = new Patience();

    @TempDir
    private Path folder;

    @Test
    void shouldHaveAStartAndAnEndOfARunThatNeverBegan() throws IOException {
        Result result = Results.interruptedAtOnce();
        Path file = folder.resolve("r.jsonl");
        try (EventStream stream = EventStream.open(file, patience)) {
            RunEvents events = new RunEvents(List.of(stream), new Tally(Runs.plan(Mode.CLIENT, 2, 1000, 10)));
            events.step();
            events.end(result);
            events.end(result);
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("{\"event\":\"start\",\"run\":\"" + result.run().id() + "\",");
        assertThat(lines.getLast()).startsWith("{\"event\":\"end\",\"run\":\"" + result.run().id() + "\",");
    }

    @Test
    void shouldBeginARunThatNobodyAnnouncedWithItsFirstInterval() throws IOException {
        RunSpec plan = Runs.plan(Mode.CLIENT, 1, 1000, 10);
        Tally tally = new Tally(plan);
        tally.go(Runs.GO_NS);
        Path file = folder.resolve("r.jsonl");
        try (EventStream stream = EventStream.open(file, patience)) {
            RunEvents events = new RunEvents(List.of(stream), tally);
            events.step(() -> start(plan));
            assertThat(events.hasBegun()).isFalse();

            tally.interval(Runs.client(0), Runs.interval(0, new Counters(10, 10, 9, 0, 9000, 0), 1));
            events.step(() -> start(plan));
            assertThat(events.hasBegun()).isTrue();
            assertThat(tally.news().intervals()).as("what is kept").isEmpty();
        }
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    private static Start start(RunSpec plan) {
        return Start.of(Results.facts(new Ending.Normal(), FailureLimit.NONE), plan);
    }

    @Test
    void shouldBeginAFileAnewAndKeepADeviceOpen() throws IOException {
        Path file = Files.writeString(folder.resolve("r.jsonl"), "what was there before");
        try (EventStream stream = EventStream.open(file, patience);
                EventStream device = EventStream.open(Path.of("/dev/full"), patience)) {
            stream.line("{}");
            device.line("{}");
            device.drain();

            assertThat(device.failure()).hasMessage("No space left on device");
        }
        assertThat(file).hasContent("{}\n");
    }

    @Test
    void shouldRefuseAFolder() {
        assertThatThrownBy(() -> EventStream.open(folder, patience)).isInstanceOf(IOException.class)
                .hasMessage("is a folder");
    }

    @Test
    void shouldDoNothingWhereNobodyWantsIt() {
        RunEvents events = new RunEvents(List.of(), new Tally(Runs.plan(Mode.CLIENT, 2, 1000, 10)));

        events.step();
        events.end(Results.complete());
    }
}
