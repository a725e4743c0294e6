package org.tcpp.estimate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.tcpp.cli.Mode;
import org.tcpp.disturb.Script;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Closing;
import org.tcpp.message.Counters;
import org.tcpp.message.Engine;
import org.tcpp.message.Exchange;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.message.Role;
import org.tcpp.message.RowSample;
import org.tcpp.message.WorkerSpec;
import org.tcpp.plan.Placement;
import org.tcpp.plan.RunSpec;
import org.tcpp.size.SizePlan;

/** Plans and messages for tests: what workers would say of runs that never were. */
public final class Runs {

    public static final long SECOND_NS = 1_000_000_000;
    public static final long GO_NS = 500 * SECOND_NS;

    private Runs() {}

    /** A plan with the defaults of the command line and 1000 bytes a connection. */
    public static RunSpec plan(Mode mode, int processes, long connections, int atOnce) {
        return new RunSpec(
                new RunSpec.Workload(connections, atOnce, SizePlan.fixed(1000), Closing.CLIENT,
                        new RunSpec.Times(0, 30 * SECOND_NS, Arrivals.NONE)),
                new Placement(mode, mode == Mode.CLIENT ? "lab.example" : null, "127.0.0.1", processes,
                        10000, Placement.Local.ANY, true, false),
                new RunSpec.Measuring(SECOND_NS, 0, RowSample.NONE, Script.NONE),
                new RunSpec.Tuning(new WorkerSpec.Tuning(Engine.AUTO, new WorkerSpec.Portions(65536, 65536))));
    }

    /** The same, but for who sends. */
    public static RunSpec plan(Mode mode, int processes, long connections, int atOnce, Exchange exchange) {
        RunSpec push = plan(mode, processes, connections, atOnce);
        RunSpec.Workload load = push.workload();
        return new RunSpec(new RunSpec.Workload(connections, atOnce, load.sizes(), exchange.closing(), load.times(),
                load.holding(), load.content(), exchange), push.placement(), push.measuring(), push.tuning());
    }

    /** The first client worker of that number on this host. */
    public static WorkerKey client(int number) {
        return WorkerKey.here(Role.CLIENT, number);
    }

    /** The first server worker of that number on this host. */
    public static WorkerKey server(int number) {
        return WorkerKey.here(Role.SERVER, number);
    }

    public static Message.Ready ready(int number) {
        return new Message.Ready(Message.VERSION, 4000 + number, Engine.EPOLL, null, 10000 + number, 20000, GO_NS);
    }

    /** One second of a worker's life, in slices of 100 ms of equal size. */
    public static Message.Interval interval(int second, Counters counters, long underWay) {
        return interval(GO_NS, Report.CLASSIC, second, counters, underWay, 10);
    }

    public static Message.Interval interval(long goNs, int run, int second, Counters counters, long underWay,
            int slices) {
        long fromNs = goNs + second * SECOND_NS;
        long[] edgesNs = new long[slices];
        long[] sent = new long[slices];
        long[] received = new long[slices];
        for (int i = 0; i < slices; i++) {
            edgesNs[i] = fromNs + (i + 1) * SECOND_NS / slices;
            sent[i] = counters.sent() * (i + 1) / slices - counters.sent() * i / slices;
            received[i] = counters.received() * (i + 1) / slices - counters.received() * i / slices;
        }
        return new Message.Interval(run, fromNs, fromNs + SECOND_NS, counters, underWay,
                new Message.Slices(edgesNs, sent, received),
                new Message.Effort(SECOND_NS / 2, false, 3_000_000, 0));
    }

    /** A report of a worker that worked for some seconds after go. */
    public static Report report(Counters totals, long requested, double seconds, Failures... failures) {
        return report(GO_NS, totals, requested, seconds, failures);
    }

    public static Report report(long goNs, Counters totals, long requested, double seconds, Failures... failures) {
        long endNs = goNs + Math.round(seconds * SECOND_NS);
        double rate = totals.completed() == 0 ? 0 : totals.bytes() / seconds;
        Fairness fairness = new Fairness(totals.completed(), totals.completed() * rate,
                totals.completed() * rate * rate, List.of(), List.of());
        return new Report(Report.CLASSIC, requested, totals,
                new Report.Moments(goNs + 1000, endNs, goNs + 50_000_000, endNs - 50_000_000),
                new Report.Ends(List.of(failures), null), fairness, Retries.NONE,
                Map.of(Report.CONNECT, histogram(60_000_000, 40, 55, 120)));
    }

    public static Failures failures(Phase phase, FailureCause cause, long count) {
        List<Failures.Example> examples = new ArrayList<>();
        for (int i = 0; i < Math.min(count, Failures.EXAMPLES); i++) {
            examples.add(new Failures.Example(0, i, "127.0.0.1:" + (40000 + i), "127.0.0.1:10000", 12 * i,
                    GO_NS + (i + 1) * 10_000_000L, null));
        }
        return new Failures(phase, cause, count, examples);
    }

    /** Encoded as a worker does. */
    public static String histogram(long highest, long... values) {
        Histogram histogram = new Histogram(highest, 3);
        Arrays.stream(values).forEach(histogram::recordValue);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
