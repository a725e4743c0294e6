package org.tcpp.setting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tcpp.host.Processors;
import org.tcpp.host.Source;

/** Kernel and processors of a Linux host, from /proc and /sys. */
final class LinuxProcessors {

    private static final String CPU = "/sys/devices/system/cpu";
    private static final double MILLI = 1000;

    private LinuxProcessors() {}

    static void read(Reading reading) {
        Source source = reading.source();
        reading.ask(Setting.DEBUG_KERNEL, () -> source.has("/proc/lockdep")
                || source.read("/proc/sys/kernel/osrelease").toLowerCase(Locale.ROOT).contains("debug"));
        reading.ask(Setting.VIRTUAL_MACHINE, () -> isGuest(source));
        reading.text(Setting.CLOCK_SOURCE, "/sys/devices/system/clocksource/clocksource0/current_clocksource");
        reading.ask(Setting.MITIGATIONS, () -> mitigations(source));
        reading.ask(Setting.USABLE_PROCESSORS_MILLI, () -> (long) (Processors.read(source).effective() * MILLI));
        reading.ask(Setting.GOVERNOR, () -> governors(reading));
        reading.ask(Setting.TURBO, () -> source.has(CPU + "/intel_pstate/no_turbo")
                ? source.read(CPU + "/intel_pstate/no_turbo").equals("0")
                : source.read(CPU + "/cpufreq/boost").equals("1"));
        reading.ask(Setting.SMT, () -> source.read(CPU + "/smt/active").equals("1"));
        reading.ask(Setting.IDLE_EXIT_US, () -> deepestIdleUs(source));
        reading.ask(Setting.NUMA_NODES, () -> known(numbered(source, "/sys/devices/system/node", "node").size()));
        reading.ask(Setting.IRQBALANCE, () -> runs(source, "irqbalance"));
    }

    /** A processor of a virtual machine says so (cpuid); other architectures have a file of their hypervisor. */
    private static Boolean isGuest(Source source) throws IOException {
        return source.has("/sys/hypervisor/type") || source.read("/proc/cpuinfo").lines()
                .anyMatch(line -> line.startsWith("flags") && (line + " ").contains(" hypervisor "));
    }

    private static String mitigations(Source source) throws IOException {
        String folder = CPU + "/vulnerabilities";
        List<String> worked = new ArrayList<>();
        List<String> names = source.list(folder);
        for (String name : names) {
            if (source.read(folder + "/" + name).startsWith("Mitigation")) {
                worked.add(name);
            }
        }
        return names.isEmpty() ? null : worked.isEmpty() ? "none" : String.join(" ", worked);
    }

    private static String governors(Reading reading) throws IOException {
        List<String> files = numbered(reading.source(), CPU, "cpu").stream()
                .map(cpu -> CPU + "/" + cpu + "/cpufreq/scaling_governor").filter(reading.source()::has).toList();
        if (files.isEmpty()) {
            throw new IOException(reading.source().has(CPU + "/cpu0/cpufreq")
                    ? "no processor has a governor"
                    : "the kernel does not set frequencies, as in most virtual machines");
        }
        return reading.distinct(files);
    }

    /** The exit latency of the deepest state that is not disabled. */
    private static Long deepestIdleUs(Source source) throws IOException {
        String folder = CPU + "/cpu0/cpuidle";
        Long deepest = null;
        for (String state : numbered(source, folder, "state")) {
            String disabled = folder + "/" + state + "/disable";
            if (!source.has(disabled) || source.read(disabled).equals("0")) {
                long us = Long.parseLong(source.read(folder + "/" + state + "/latency"));
                deepest = deepest == null ? us : Math.max(deepest, us);
            }
        }
        if (deepest == null) {
            throw new IOException("the kernel chooses no idle states, as in most virtual machines");
        }
        return deepest;
    }

    private static boolean runs(Source source, String program) {
        return source.list("/proc").stream().filter(name -> Character.isDigit(name.charAt(0))).anyMatch(process -> {
            try {
                return source.read("/proc/" + process + "/comm").equals(program);
            } catch (IOException _) {
                return false; // it is gone
            }
        });
    }

    /** Names such as cpu0, cpu1 in a folder. */
    static List<String> numbered(Source source, String folder, String prefix) {
        return source.list(folder).stream().filter(name -> name.matches(prefix + "\\d+")).toList();
    }

    private static Integer known(int count) {
        return count == 0 ? null : count;
    }
}
