package org.tcpp.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.host.Build;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostCount;
import org.tcpp.host.HostReading;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Load;
import org.tcpp.message.Phase;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;
import org.tcpp.result.HostsView;
import org.tcpp.result.Note;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

import static org.tcpp.estimate.Runs.GO_NS;

/** Results of runs that never were, for tests of the faces. */
public final class Results {

    static final HostView HOST = new HostView("lab1",
            new HostView.Platform("Debian GNU/Linux 12", "Linux 6.1.0", "amd64"),
            new HostView.Hardware("Example CPU \u00b5", 2, 8_000_000_000L, 6_000_000_000L),
            new HostView.Software("25.0.3 (Eclipse Adoptium)", "cubic", settings()),
            new HostView.Nic("lo", null, null, 65536),
            new HostView.Counted(new HostView.Cpu(31, 0, 402, 88, 479),
                    List.of(new HostView.Counter("tcp.RetransSegs", 3L)), samples()),
            List.of(new Note("network_interface.driver", "a loopback interface has no driver")));

    private Results() {}

    /** Two readings' differences, the second without an interface. */
    private static List<HostSampleView> samples() {
        Map<HostCount, Long> counts = new EnumMap<>(HostCount.class);
        for (HostCount count : HostCount.values()) {
            counts.put(count, 100L * count.ordinal());
        }
        HostReading first = new HostReading(new CpuTicks(3, 0, 40, 9, 48, 0), counts);
        HostReading second = new HostReading(null, Map.of(HostCount.TCP_SEGMENTS_RETRANSMITTED, 3L));
        return List.of(HostSampleView.of(0, 500_000_000, first),
                HostSampleView.of(500_000_000, 1_000_000_000, second));
    }

    private static Map<String, Object> settings() {
        Map<Setting, Object> known = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            known.put(setting, setting.type() == Long.class
                    ? (Object) (1000L + setting.ordinal())
                    : setting.type() == String.class ? "word" : Boolean.TRUE);
        }
        known.remove(Setting.GOVERNOR);
        return new Settings(known, Map.of()).byWord();
    }

    /** Two client and two server workers on one host, twelve seconds, everything done. */
    public static Result complete() {
        RunSpec plan = Runs.plan(Mode.LOOPBACK, 2, 12_000, 100);
        Tally tally = started(plan);
        for (int second = 0; second < 12; second++) {
            for (int number = 0; number < 2; number++) {
                long bytes = 1_000_000 + (second * 7 + number * 3) % 5 * 1000;
                tally.interval(Runs.client(number),
                        Runs.interval(second, new Counters(1000, 1000, 1000, 0, bytes, 0), 0));
                tally.interval(Runs.server(number),
                        Runs.interval(second, new Counters(1000, 1000, 1000, 0, 0, bytes), 0));
            }
        }
        for (int number = 0; number < 2; number++) {
            tally.finished(Runs.client(number), Runs.report(
                    new Counters(12_000, 12_000, 12_000, 0, 12_000_000, 0), 12_000, 11.9 + number * 0.05));
            tally.finished(Runs.server(number), Runs.report(
                    new Counters(12_000, 12_000, 12_000, 0, 0, 12_000_000), -1, 11.9 + number * 0.06));
        }
        return Result.of(facts(new Ending.Normal(), FailureLimit.NONE), plan, Estimate.of(plan, tally),
                new HostsView(HOST, HOST));
    }

    /** A client of a server that tells nothing; one connection reset, one worker killed. */
    public static Result degraded() {
        RunSpec plan = Runs.plan(Mode.CLIENT, 2, 1000, 10);
        Tally tally = started(plan);
        tally.interval(Runs.client(0), Runs.interval(0, new Counters(500, 500, 490, 0, 495_000, 0), 10));
        tally.interval(Runs.client(1), Runs.interval(0, new Counters(400, 400, 390, 0, 395_000, 0), 10));
        tally.notice(Runs.client(1), "gr\u00fc\u00dfe from \u001b[31ma stranger");
        tally.lost(Runs.client(1), "137 (SIGKILL: killed, perhaps by the kernel for want of memory)",
                List.of("last words"));
        Failures reset = Runs.failures(Phase.SEND, FailureCause.RESET, 1);
        tally.finished(Runs.client(0), Runs.report(new Counters(1000, 1000, 999, 1, 999_300, 0), 1000, 2, reset));
        return Result.of(facts(new Ending.Normal(), FailureLimit.NONE), plan, Estimate.of(plan, tally),
                new HostsView(HOST, null));
    }

    /** Nobody listened. */
    public static Result refused() {
        RunSpec plan = Runs.plan(Mode.CLIENT, 1, 1000, 10);
        Tally tally = started(plan);
        Failures refused = Runs.failures(Phase.CONNECT, FailureCause.REFUSED, 1000);
        tally.finished(Runs.client(0), Runs.report(new Counters(1000, 0, 0, 1000, 0, 0), 1000, 0.5, refused));
        return Result.of(facts(new Ending.Normal(), FailureLimit.NONE), plan, Estimate.of(plan, tally),
                new HostsView(HOST, null));
    }

    /** A client that was interrupted before anything began. */
    public static Result interruptedAtOnce() {
        RunSpec plan = Runs.plan(Mode.CLIENT, 1, 1000, 10);
        return Result.of(facts(new Ending.Interrupted("SIGINT"), FailureLimit.NONE), plan,
                Estimate.of(plan, new Tally(plan)), new HostsView(null, null));
    }

    /** A client to which a server sent that was killed before it told anything. */
    public static Result reverse() {
        RunSpec plan = Runs.plan(Mode.CLIENT, 1, 1000, 10, Exchange.REVERSE);
        Tally tally = started(plan);
        Counters received = new Counters(1000, 1000, 1000, 0, 0, 1_000_000);
        tally.interval(Runs.client(0), Runs.interval(0, received, 0));
        tally.finished(Runs.client(0), Runs.report(received, 1000, 0.9));
        return Result.of(facts(new Ending.Normal(), FailureLimit.NONE), plan, Estimate.of(plan, tally),
                new HostsView(HOST, null));
    }

    /** A server that was stopped. */
    public static Result server() {
        RunSpec plan = Runs.plan(Mode.SERVER, 2, Load.UNLIMITED, Load.UNLIMITED);
        Tally tally = new Tally(plan);
        tally.ready(Runs.server(0), Runs.ready(0));
        tally.ready(Runs.server(1), Runs.ready(1));
        tally.go(GO_NS);
        tally.notice(Runs.server(0), "192.0.2.9: wrong magic: not a tcpp connection");
        tally.finished(Runs.server(0), Runs.report(new Counters(11, 10, 10, 1, 0, 10_000), -1, 2,
                Runs.failures(Phase.OPENING, FailureCause.WRONG_MAGIC, 1)));
        tally.finished(Runs.server(1), Runs.report(new Counters(10, 10, 10, 0, 0, 10_000), -1, 2));
        return Result.of(facts(new Ending.Normal(), FailureLimit.NONE), plan, Estimate.of(plan, tally),
                new HostsView(null, HOST));
    }

    /** Fifty-two workers on either side, a day long, with failures of ten kinds. */
    public static Result huge() {
        RunSpec plan = Runs.plan(Mode.LOOPBACK, 52, 100_000_000, 20_000);
        Tally tally = started(plan);
        Counters sent = new Counters(1000, 1000, 1000, 0, 123_456_789, 0);
        Counters received = new Counters(1000, 1000, 1000, 0, 0, 123_456_789);
        for (int i = 0; i < 24 * 3600; i++) {
            tally.interval(Runs.client(0), Runs.interval(i, sent, 20_000));
            tally.interval(Runs.server(0), Runs.interval(i, received, 20_000));
        }
        Failures[] failures = Arrays.stream(FailureCause.values())
                .limit(10)
                .map(cause -> Runs.failures(Phase.SEND, cause, 100))
                .toArray(Failures[]::new);
        for (int number = 0; number < 52; number++) {
            tally.finished(Runs.client(number), Runs.report(
                    new Counters(86_401_000, 86_401_000, 86_400_000, 1000, 10_666_666_569_600L, 0), 100_000_000,
                    86_400,
                    failures));
            tally.finished(Runs.server(number), Runs.report(
                    new Counters(86_401_000, 86_401_000, 86_400_000, 1000, 0, 10_666_666_569_600L), -1, 86_400,
                    failures));
        }
        return Result.of(facts(new Ending.Normal(), FailureLimit.NONE), plan, Estimate.of(plan, tally),
                new HostsView(HOST, HOST));
    }

    public static RunFacts facts(Ending ending, FailureLimit allowed) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("nic", "=cmd");
        labels.put("ort", "K\u00f6ln");
        return new RunFacts("0123456789abcdef", Instant.parse("2026-11-25T18:00:00.123456Z"),
                List.of("tcpp", "--loopback"), new Build("0.1.0", "abcdef0"), labels,
                List.of("32000 local ports for 20000 connections at once"), allowed, ending);
    }

    private static Tally started(RunSpec plan) {
        Tally tally = new Tally(plan);
        for (int number = 0; number < plan.processes(); number++) {
            tally.ready(Runs.client(number), Runs.ready(number));
            if (plan.mode() == Mode.LOOPBACK) {
                tally.ready(Runs.server(number), Runs.ready(number));
            }
        }
        tally.go(GO_NS);
        return tally;
    }
}
