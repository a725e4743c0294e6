package org.tcpp.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

/** Whether kernel and processors of a host run as fast as they can, and always equally fast. */
final class ProcessorChecks {

    /** Read without a system call, or as good as. */
    private static final Set<String> QUICK_CLOCKS = Set.of("tsc", "kvm-clock", "arch_sys_counter",
            "hyperv_clocksource_tsc_page", "TSC", "TSC-low", "ARM MPCore Timecounter", "Hyper-V-TSC");
    private static final String CLOCKS = "/sys/devices/system/clocksource/clocksource0/current_clocksource";
    /** Longer than that and the wake-up is a part of what is measured. */
    private static final long QUICK_EXIT_US = 10;
    private static final double MILLI = 1000;

    private ProcessorChecks() {}

    static void add(SettingChecks all, Subject subject) {
        Settings settings = subject.settings();
        all.add("debug_kernel", List.of(Setting.DEBUG_KERNEL), () -> settings.flag(Setting.DEBUG_KERNEL)
                ? Judgement.bad("the kernel looks for its own faults, which costs much of its speed",
                        "Boot a release kernel")
                : Judgement.good("a release kernel"));
        all.add("clock_source", List.of(Setting.CLOCK_SOURCE),
                () -> clock(settings.text(Setting.CLOCK_SOURCE), subject));
        all.add("governor", List.of(Setting.GOVERNOR), () -> governor(settings.text(Setting.GOVERNOR)));
        if (subject.wish().purpose() == Purpose.LATENCY) {
            all.add("idle_states", List.of(Setting.IDLE_EXIT_US),
                    () -> idle(settings.number(Setting.IDLE_EXIT_US)));
        }
        all.add("processors", List.of(Setting.USABLE_PROCESSORS_MILLI),
                () -> processors(settings.number(Setting.USABLE_PROCESSORS_MILLI) / MILLI, subject));
        if (subject.wish().sockets().pinned()) {
            all.add("irqbalance", List.of(Setting.IRQBALANCE), () -> settings.flag(Setting.IRQBALANCE)
                    ? Judgement.warn("irqbalance moves interrupts to the processors that workers are bound to",
                            "systemctl stop irqbalance")
                    : Judgement.good("nobody moves interrupts between processors"));
        }
        numa(all, subject);
    }

    private static Judgement clock(String source, Subject subject) {
        return QUICK_CLOCKS.contains(source)
                ? Judgement.good("the time is read from " + source)
                : Judgement.warn("the time is read from " + source + ", which is slow, and workers read it often",
                        subject.isFreeBsd()
                                ? "sysctl kern.timecounter.hardware=TSC-low"
                                : "echo tsc > " + CLOCKS + ", if that is among available_clocksource");
    }

    private static Judgement governor(String governors) {
        return governors.equals("performance")
                ? Judgement.good("governor performance")
                : Judgement.warn("governor " + governors + ": how fast the processors are depends on the load before",
                        "cpupower frequency-set -g performance");
    }

    private static Judgement idle(long exitUs) {
        return exitUs <= QUICK_EXIT_US
                ? Judgement.good("processors wake up within " + exitUs + " us")
                : Judgement.warn("processors take up to " + exitUs + " us to wake up, which is part of every latency",
                        "tuned-adm profile latency-performance, or boot with processor.max_cstate=1");
    }

    private static Judgement processors(double usable, Subject subject) {
        String have = usable == Math.rint(usable)
                ? String.valueOf((long) usable)
                : String.format(Locale.ROOT, "%.2f", usable);
        return subject.workers() <= usable
                ? Judgement.good(have + " processors for " + subject.workers() + " workers")
                : Judgement.warn(subject.workers() + " workers share " + have + " processors: they take turns",
                        "As many workers as processors at the most (-p), or more processors (taskset, cpu.max)");
    }

    private static void numa(SettingChecks all, Subject subject) {
        Long nodes = subject.settings().number(Setting.NUMA_NODES);
        if (nodes == null || nodes == 1) {
            all.add("memory_nodes", List.of(Setting.NUMA_NODES), () -> Judgement.good("one node of memory"));
            return;
        }
        all.add("memory_nodes", List.of(Setting.NUMA_NODES, Setting.NUMA_NODE), () -> Judgement.warn(
                subject.device() + " is attached to node " + subject.settings().number(Setting.NUMA_NODE) + " of "
                        + nodes + ", and workers may run on another",
                "numactl -N " + subject.settings().number(Setting.NUMA_NODE) + " before the command, if it is not there"
                        + " already"));
    }
}
