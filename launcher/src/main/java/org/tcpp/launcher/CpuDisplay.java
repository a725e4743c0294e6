package org.tcpp.launcher;

import org.tcpp.agent.HostWatch;
import org.tcpp.host.CpuMeter;
import org.tcpp.host.CpuTicks;
import org.tcpp.output.Console;
import org.tcpp.report.CpuLine;
import org.tcpp.result.HostView;

/** Shows every ten seconds what the processors did meanwhile, for a server with -u. One thread. */
final class CpuDisplay {

    private static final long EVERY_NS = 10_000_000_000L;

    private final boolean wanted;
    private final Console console;
    private CpuTicks before;
    private long shownNs;

    CpuDisplay(boolean wanted, Console console) {
        this.wanted = wanted;
        this.console = console;
    }

    /** Shows it, if it is wanted and time. */
    void show(long nowNs) {
        if (!wanted || before != null && nowNs - shownNs < EVERY_NS) {
            return;
        }
        CpuTicks now = CpuMeter.snapshot();
        HostView.Cpu used = before == null ? null : HostWatch.cpu(now.since(before));
        if (used != null) {
            console.print(CpuLine.of(used) + "\n");
        }
        before = now;
        shownNs = nowNs;
    }
}
