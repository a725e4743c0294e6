package org.tcpp.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.tcpp.result.HostView;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;

/** The two lines that FreeBSD's tcpp prints, in its form, so that old lab scripts still read them. */
final class ClassicLines {

    private ClassicLines() {}

    /** Both lines; none where nothing was measured. */
    static List<String> of(Result result, Style style) {
        Summary summary = result.summary();
        return summary.decimal("seconds") == null
                ? List.of()
                : List.of(transferred(summary), (style.cpu() ? result.plan().placement().procs() + " procs " : "")
                        + rate(summary, style.connectionsPerSecond())
                        + (style.cpu() ? cpu(result.host("client")) : ""));
    }

    /** The same of many hosts, whose processors are told of apart. */
    static List<String> of(Summary summary, Style style) {
        return summary.decimal("seconds") == null || summary.whole("bytes") == null
                ? List.of()
                : List.of(transferred(summary), rate(summary, style.connectionsPerSecond()));
    }

    private static String transferred(Summary summary) {
        return summary.whole("bytes") + " bytes transferred in " + summary.decimal("seconds").toPlainString()
                + " seconds";
    }

    /** {@code user% 3 nice% 0 sys% 40 intr% 9 idle% 48}. */
    static String cpu(HostView.Cpu cpu) {
        return "user% " + percent(cpu.userPermille()) + " nice% " + percent(cpu.nicePermille()) + " sys% "
                + percent(cpu.systemPermille()) + " intr% " + percent(cpu.interruptPermille()) + " idle% "
                + percent(cpu.idlePermille());
    }

    private static String cpu(HostView host) {
        return host == null || host.cpu() == null
                ? " user% - nice% - sys% - intr% - idle% -"
                : " " + cpu(host.cpu());
    }

    private static String rate(Summary summary, boolean connections) {
        if (connections) {
            BigDecimal rate = summary.decimal("connections_per_second");
            return (rate == null ? "-" : rate.toPlainString()) + " cps";
        }
        return gbps(summary.whole("bits_per_second")) + " Gbps";
    }

    /** Bits per second as Gbps (10^9) with six decimals. */
    static String gbps(Long bitsPerSecond) {
        return bitsPerSecond == null
                ? "-"
                : BigDecimal.valueOf(bitsPerSecond, 9).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }

    private static long percent(long permille) {
        return (permille + 5) / 10;
    }
}
