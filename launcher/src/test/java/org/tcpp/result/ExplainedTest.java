package org.tcpp.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.host.Build;
import org.tcpp.message.Content;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.message.Role;
import org.tcpp.plan.Placement;
import org.tcpp.plan.RunSpec;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is lost, and whenever that is: of a figure that nobody knows a note says why. */
class ExplainedTest {

    private static final int WORKERS = 2;
    private static final long CONNECTIONS = 10;

    private static RunSpec plan(Mode mode, int servers, Exchange exchange) {
        RunSpec plain = Runs.plan(mode, WORKERS, CONNECTIONS, 5);
        RunSpec.Workload load = plain.workload();
        List<Placement.Server> hosts = List.of(new Placement.Server("a.example", "192.0.2.1"),
                new Placement.Server("b.example", "192.0.2.2")).subList(0, servers);
        Placement placement = servers == 1
                ? plain.placement()
                : new Placement(mode, hosts, WORKERS, 10_000, Placement.Local.ANY, false, false);
        return new RunSpec(new RunSpec.Workload(CONNECTIONS, 5, load.sizes(), exchange.closing(), load.times(),
                RunSpec.Holding.NONE, Content.ANY, exchange), placement, plain.measuring(), plain.tuning());
    }

    static List<Arguments> runs() {
        List<Arguments> all = new ArrayList<>();
        SizePlan replies = SizePlan.fixed(1000);
        for (Exchange exchange : List.of(Exchange.PUSH, Exchange.REVERSE, Exchange.bidir(replies),
                Exchange.rounds(replies, 3, 0))) {
            all.add(Arguments.of(Mode.LOOPBACK, 1, exchange));
            all.add(Arguments.of(Mode.CLIENT, 1, exchange));
            all.add(Arguments.of(Mode.CLIENT, 2, exchange));
            all.add(Arguments.of(Mode.SERVER, 1, exchange));
        }
        return all;
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("runs")
    void shouldSayWhyAFigureIsNotKnown(Mode mode, int servers, Exchange exchange) {
        RunSpec plan = plan(mode, servers, exchange);
        List<WorkerKey> workers = workers(mode, servers);
        List<Consumer<Tally>> story = story(workers, exchange);
        for (int known = 0; known <= story.size(); known++) {
            List<Consumer<Tally>> heard = story.subList(0, known);
            assertExplained(plan, heard, _ -> {});
            for (WorkerKey lost : workers) {
                assertExplained(plan, heard, tally -> tally.lost(lost, "killed", List.of()));
            }
            for (int server = 0; server < servers && mode == Mode.CLIENT; server++) {
                int lost = server;
                assertExplained(plan, heard, tally -> tally.serverLost(lost, "the control connection broke"));
            }
        }
    }

    private static List<WorkerKey> workers(Mode mode, int servers) {
        List<WorkerKey> workers = new ArrayList<>();
        for (int number = 0; number < WORKERS; number++) {
            if (mode != Mode.SERVER) {
                workers.add(Runs.client(number));
            }
            workers.add(mode == Mode.CLIENT
                    ? new WorkerKey(1 + number % servers, Role.SERVER, number, 0)
                    : Runs.server(number));
        }
        return workers;
    }

    /** All are ready, and go; each tells of a second without anything, of one with something, and then all of it. */
    private static List<Consumer<Tally>> story(List<WorkerKey> workers, Exchange exchange) {
        List<Consumer<Tally>> story = new ArrayList<>();
        workers.forEach(key -> story.add(tally -> tally.ready(key, Runs.ready(key.number()))));
        story.add(tally -> tally.go(Runs.GO_NS));
        workers.forEach(key -> story.add(tally -> tally.interval(key, Runs.interval(0, Counters.NONE, 0))));
        workers.forEach(key -> story.add(tally -> tally.interval(key,
                Runs.interval(1, counters(key.role(), exchange, 8), 2))));
        workers.forEach(key -> story.add(tally -> tally.finished(key,
                Runs.report(counters(key.role(), exchange, CONNECTIONS), CONNECTIONS, 3))));
        return story;
    }

    private static Counters counters(Role role, Exchange exchange, long completed) {
        long forth = exchange.sends(Role.CLIENT) ? 1000 * completed : 0;
        long back = exchange.sends(Role.SERVER) ? 1000 * completed : 0;
        long rounds = role == Role.CLIENT && exchange.kind() == Exchange.Kind.ROUNDS ? 3 * completed : 0;
        return new Counters(CONNECTIONS, CONNECTIONS, completed, 0, role == Role.CLIENT ? forth : back,
                role == Role.CLIENT ? back : forth, rounds);
    }

    private static void assertExplained(RunSpec plan, List<Consumer<Tally>> heard, Consumer<Tally> loss) {
        Tally tally = new Tally(plan);
        heard.forEach(event -> event.accept(tally));
        loss.accept(tally);
        RunFacts facts = new RunFacts("id", Instant.EPOCH, List.of(), new Build("0.1.0", null), Map.of(), List.of(),
                FailureLimit.NONE, new Ending.Impaired("something was lost"));
        Result result = Result.of(facts, plan, Estimate.of(plan, tally), new HostsView(null, null));
        result.summary().values().forEach((name, value) -> {
            if (value == null) {
                assertThat(result.tables().notes()).as("after %s of it, %s", heard.size(), name)
                        .anyMatch(note -> ("summary." + name).startsWith(note.about()));
            }
        });
    }
}
