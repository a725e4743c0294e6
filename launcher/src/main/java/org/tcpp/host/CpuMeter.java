package org.tcpp.host;

import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

/** Reads how this host's processors spend their time. Any thread. */
public final class CpuMeter {

    private CpuMeter() {}

    /** The ticks since boot. */
    public static CpuTicks snapshot() {
        LinuxHost linux = LinuxHost.here();
        CpuTicks ticks = linux == null ? null : linux.ticks();
        if (ticks != null) {
            return ticks;
        }
        CentralProcessor processor = Oshi.system().getHardware().getProcessor();
        return of(processor.getSystemCpuLoadTicks());
    }

    /** From OSHI's array, which {@link TickType} indexes; Linux has the same order. */
    static CpuTicks of(long[] ticks) {
        return new CpuTicks(ticks[TickType.USER.getIndex()], ticks[TickType.NICE.getIndex()],
                ticks[TickType.SYSTEM.getIndex()],
                ticks[TickType.IRQ.getIndex()] + ticks[TickType.SOFTIRQ.getIndex()],
                ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()],
                ticks[TickType.STEAL.getIndex()]);
    }
}
