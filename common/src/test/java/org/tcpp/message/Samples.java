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

    static final Integrity INTEGRITY = new Integrity(Content.SHARED, 1, 2,
            List.of(new Integrity.Kind(DamageKind.SWAPPED, 3, 4)), List.of(),
            List.of(new Incident(5, 6, 7, DamageKind.MISSING, new Incident.Extent(Direction.TO_CLIENT, 8, 9, true),
                    "text",
                    new Incident.Sample("0a", "0b"), new Incident.Socket("192.0.2.1:1", null, "facts")),
                    new Incident(0, 0, -1, DamageKind.UNKNOWN, new Incident.Extent(Direction.TO_SERVER, 0, 1, false),
                            "",
                            new Incident.Sample("", ""), new Incident.Socket(null, null, null))));

    static final Report REPORT = new Report(7, 6, new Counters(1, 2, 3, 4, 5, 55), new Report.Moments(7, 8, 9, 10),
            new Report.Ends(List.of(REFUSED),
                    new IndexSet(List.of(new IndexSet.Range(0, 5), new IndexSet.Range(7, 9)), false), INTEGRITY),
            FAIRNESS, new Retries(11, 12, 13, 14), Map.of(Report.CONNECT, "SElTVA==", "other_bytes", ""));

    static final Report EMPTY_REPORT = new Report(Report.CLASSIC, -1, Counters.NONE, new Report.Moments(-1, -1, -1, -1),
            new Report.Ends(List.of(), null), Fairness.NONE, Retries.NONE, Map.of());

    static final List<Message> MESSAGES = List.of(
            new Message.Ready(Message.VERSION, 4711, Engine.EPOLL, null, 10_000, 20_000, 1),
            new Message.Ready(9, Long.MAX_VALUE, Engine.NIO, "epoll unavailable", 65_535, Long.MAX_VALUE,
                    Long.MIN_VALUE),
            new Message.Interval(-1, 1, 2, new Counters(3, 4, 5, 6, 7, 0), 8,
                    new Message.Slices(new long[]{9, 10, Long.MAX_VALUE}, new long[]{12, 13, 14},
                            new long[]{18, 19, 20}),
                    new Message.Effort(15, true, 16, 17),
                    List.of(new FailureCount(Phase.CONNECT, FailureCause.REFUSED, 21))),
            new Message.Interval(0, 0, 0, Counters.NONE, 0, new Message.Slices(new long[0], new long[0], new long[0]),
                    new Message.Effort(0, false, 0, 0)),
            new Message.Dump(7, new Incident.Dump(8, Direction.TO_CLIENT, 9, 10, "AAEC", "AAAC")),
            new Message.Notice("said \"no\": \\ \t\r\n\u0000 \u2028 grüß dich \ud83d\ude00"), new Message.Notice(""),
            new Message.Prepared(7), new Message.Established(7, 20_000, 1),
            new Message.Finished(REPORT), new Message.Finished(EMPTY_REPORT), new Message.Done(120_000_000),
            new Message.Rows(7, 2, List.of("192.0.2.1", "send reset"), "ROWSAAg0"),
            new Message.Failed(Phase.BIND, FailureCause.ADDRESS_IN_USE, "port 10000 is in use", 69));

    static final List<Command> COMMANDS = List.of(new Command.Go(-3, Long.MIN_VALUE), new Command.Go(7, 1),
            new Command.Stop(), new Command.Transfer(8), new Command.Cancel(9, FailureCause.CONTROL_LOST),
            new Command.Prepare(new Load(-1, new Load.Share(3_000_000_000L, 4, 5, 6),
                    new SizePlan(SizeMixes.parse("websearch"), -2, 3_000_000), Closing.SERVER,
                    new Load.Times(7, 8, 9), true, Content.KEYED)),
            new Command.Prepare(new Load(1, new Load.Share(-1, 4, 5, 6),
                    new SizePlan(SizeMixes.parse("1k:50,64k:30"), Long.MIN_VALUE, 99), Closing.RESET,
                    new Load.Times(7, 8, 9), false)),
            new Command.Prepare(new Load(1, new Load.Share(-1, 4, 5, 6, new RowSample(10_000)), SizePlan.fixed(12),
                    Closing.HALF,
                    new Load.Times(7, 8, 9), false, Content.SHARED, Exchange.REVERSE)),
            new Command.Prepare(new Load(1, new Load.Share(-1, 4, 5, 6), SizePlan.fixed(12), Closing.SERVER,
                    new Load.Times(7, 8, 9, Arrivals.poisson(20_000)), false)),
            new Command.Prepare(new Load(1, new Load.Share(-1, 4, 5, 6), SizePlan.fixed(12), Closing.SERVER,
                    new Load.Times(7, 8, 9, Arrivals.ramp(1, 10_000_000, 3_000_000_000L)), false)),
            new Command.Prepare(new Load(1, new Load.Share(-1, 4, 5, 6), SizePlan.fixed(12), Closing.SERVER,
                    new Load.Times(7, 8, 9, Arrivals.pareto(5, 1.25)), false)),
            new Command.Prepare(new Load(1, new Load.Share(-1, 4, 5, 6), SizePlan.fixed(12), Closing.SERVER,
                    new Load.Times(7, 8, 9), false, Content.ANY, Exchange.rounds(
                            SizePlan.ofReplies(SizeMixes.parse("1:50,64k:30"), 7, 99), 3_000_000_000L, 5))),
            new Command.Release(Integer.MIN_VALUE, 5_000_000_000L));

    static final List<WorkerSpec> SPECS = List.of(
            new WorkerSpec(Role.CLIENT, 11, new WorkerSpec.Endpoint("2001:db8::1", 1, "192.0.2.1", 2),
                    new WorkerSpec.Service(3, 4, 5, true),
                    new WorkerSpec.Tuning(Engine.AUTO, new WorkerSpec.Portions(6, 7),
                            new WorkerSpec.Sockets(8, 9, true, "bbr", true, true, 46, 12), 10, 11),
                    15),
            new WorkerSpec(Role.SERVER, 0, new WorkerSpec.Endpoint(null, 65_535, null, 1),
                    new WorkerSpec.Service(-1, 0, 1, false),
                    new WorkerSpec.Tuning(Engine.NIO, new WorkerSpec.Portions(12, 0)), 16));

    private Samples() {}
}
