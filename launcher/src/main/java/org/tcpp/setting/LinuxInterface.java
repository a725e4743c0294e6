package org.tcpp.setting;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tcpp.host.Source;

/** The interface of a Linux host that carries a run, from /sys/class/net (sysfs-class-net) and /proc/interrupts. */
final class LinuxInterface {

    private static final long MEGA = 1_000_000;

    private LinuxInterface() {}

    static void read(Reading reading, String name) {
        Source source = reading.source();
        String folder = "/sys/class/net/" + name;
        reading.flag(Setting.LINK, folder + "/carrier");
        reading.ask(Setting.SPEED_BITS_PER_SECOND, () -> speed(source, folder));
        reading.ask(Setting.DUPLEX, () -> known(source.read(folder + "/duplex")));
        reading.number(Setting.MTU_BYTES, folder + "/mtu");
        reading.ask(Setting.NUMA_NODE, () -> node(source, folder));
        List<String> queues = LinuxProcessors.numbered(source, folder + "/queues", "rx-");
        reading.ask(Setting.RECEIVE_QUEUES, () -> queues.isEmpty() ? null : queues.size());
        reading.ask(Setting.RECEIVE_PACKET_STEERING, () -> steers(source, folder, queues));
        reading.ask(Setting.INTERRUPT_PROCESSORS, () -> interruptProcessors(source, folder, name));
    }

    /** In Mbit/s, and -1 or an error where there is none. */
    private static Long speed(Source source, String folder) throws IOException {
        long megabits = Long.parseLong(source.read(folder + "/speed"));
        return megabits > 0 ? megabits * MEGA : null;
    }

    private static String known(String word) {
        return word.equals("unknown") ? null : word;
    }

    private static Long node(Source source, String folder) throws IOException {
        if (!source.has(folder + "/device")) {
            throw new IOException("there is no device behind the interface");
        }
        long node = Long.parseLong(source.read(folder + "/device/numa_node"));
        return node < 0 ? null : node;
    }

    /** A mask of processors that is not all zero. */
    private static Boolean steers(Source source, String folder, List<String> queues) throws IOException {
        for (String queue : queues) {
            if (source.read(folder + "/queues/" + queue + "/rps_cpus").matches(".*[1-9a-f].*")) {
                return true;
            }
        }
        return queues.isEmpty() ? null : false;
    }

    private static Integer interruptProcessors(Source source, String folder, String name) throws IOException {
        Set<String> interrupts = new HashSet<>(source.list(folder + "/device/msi_irqs"));
        if (interrupts.isEmpty()) {
            Pattern own = Pattern.compile("\\s*(\\d+):.*\\b" + Pattern.quote(name) + "\\b.*");
            source.read("/proc/interrupts").lines().flatMap(line -> own.matcher(line).results())
                    .forEach(line -> interrupts.add(line.group(1)));
        }
        Set<String> processors = new HashSet<>();
        for (String interrupt : interrupts) {
            Stream.of("effective_affinity_list", "smp_affinity_list")
                    .map(file -> "/proc/irq/" + interrupt + "/" + file).filter(source::has).findFirst()
                    .ifPresent(file -> addTo(processors, source, file));
        }
        if (processors.isEmpty()) {
            throw new IOException("no interrupt bears the interface's name");
        }
        return processors.size();
    }

    private static void addTo(Set<String> processors, Source source, String file) {
        try {
            processors.add(source.read(file));
        } catch (IOException _) {
            // the interrupt has gone, or belongs to somebody who does not tell
        }
    }
}
