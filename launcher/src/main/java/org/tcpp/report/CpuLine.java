package org.tcpp.report;

import org.tcpp.result.HostView;

/** CPU use in the original's form. */
public final class CpuLine {

    private CpuLine() {}

    /** {@code user% 3 nice% 0 sys% 40 intr% 9 idle% 48}, each rounded to a whole percent. */
    public static String of(HostView.Cpu cpu) {
        return ClassicLines.cpu(cpu);
    }
}
