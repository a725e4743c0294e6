package org.tcpp.message;

import java.util.List;
import java.util.Map;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

/** One of everything that crosses the pipes, with a different value in each field. */
final class Samples {

    static final Failures REFUSED = new Failures(Phase.CONNECT, FailureCause.REFUSED, 12,
            List.of(new Failures.Example(3, 17, "192.0.2.1:40000", "[2001:db8::1]:10003", 5, 6, "ECONNREFUSED"),
                    new Failures.Example(4, -1, null, null, 0, -7, null)));

    static final Fairness FAIRNESS = new Fairness(98, 0.1 + 0.2, 1.5e300,
            List.of(new Fairness.Flow(1, 2, "192.0.2.1:1", "192.0.2.2:2", 3, 4)),
            List.of(new Fairness.Flow(5, 6, null, null, 7, 8), new Fairness.Flow(9, 10, null, null, 11, 12)));

    static final Report REPORT = new Report(7, new Counters(1, 2, 3, 4, 5), 6, 7, 8, 9, 10, List.of(REFUSED),
            FAIRNESS, new Retries(11, 12, 13, 14), Map.of(Report.CONNECT, "SElTVA==", "other_bytes", ""));

    static final Report EMPTY_REPORT = new Report(Report.CLASSIC, Counters.NONE, -1, -1, -1, -1, -1, List.of(),
            Fairness.NONE, Retries.NONE, Map.of());

    static final List<Message> MESSAGES = List.of(
            new Message.Ready(Message.VERSION, 4711, Engine.EPOLL, null, 10_000, 20_000, 1),
            new Message.Ready(9, Long.MAX_VALUE, Engine.NIO, "epoll unavailable", 65_535, Long.MAX_VALUE,
                    Long.MIN_VALUE),
            new Message.Interval(-1, 1, 2, new Counters(3, 4, 5, 6, 7), 8, new long[]{9, 10, Long.MAX_VALUE},
                    new long[]{12, 13, 14}, 15, 16),
            new Message.Interval(0, 0, 0, Counters.NONE, 0, new long[0], new long[0], 0, 0),
            new Message.Notice("said \"no\": \\ \t\r\n\u0000 \u2028 grüß dich \ud83d\ude00"), new Message.Notice(""),
            new Message.Serving(7), new Message.Established(20_000, 1),
            new Message.Finished(REPORT), new Message.Finished(EMPTY_REPORT), new Message.Done(120_000_000),
            new Message.Failed(Phase.BIND, FailureCause.ADDRESS_IN_USE, "port 10000 is in use", 69));

    static final List<Command> COMMANDS = List.of(new Command.Go(Long.MIN_VALUE), new Command.Go(1),
            new Command.Stop(), new Command.Transfer(),
            new Command.Expect(-1, new SizePlan(SizeMixes.parse("websearch"), -2, 3_000_000), Closing.SERVER),
            new Command.Release(Integer.MIN_VALUE, 5_000_000_000L));

    static final List<WorkerSpec> SPECS = List.of(
            spec(Role.CLIENT, new WorkerSpec.Endpoint("2001:db8::1", 1, "192.0.2.1", 2),
                    new SizePlan(SizeMixes.parse("1k:50,64k:30"), Long.MIN_VALUE, 99), Closing.RESET, Engine.AUTO,
                    true),
            spec(Role.SERVER, new WorkerSpec.Endpoint(null, 65_535, null, 1), SizePlan.fixed(1000), Closing.CLIENT,
                    Engine.NIO, false));

    private Samples() {}

    private static WorkerSpec spec(Role role, WorkerSpec.Endpoint endpoint, SizePlan sizes, Closing closing,
            Engine engine, boolean noDelay) {
        WorkerSpec.Load load = new WorkerSpec.Load(3_000_000_000L, 4, 5, 6, sizes, -7, closing, 8, 9, 10);
        return new WorkerSpec(role, 11, endpoint, load, new WorkerSpec.Tuning(engine, 12, 13, 14, noDelay), 15);
    }
}
