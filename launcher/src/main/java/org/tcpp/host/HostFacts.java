package org.tcpp.host;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What there is to know of a host that takes part in a run. Null is unknown, and {@link #unknown} says why.
 *
 * @param name the host's own name
 * @param system operating system
 * @param cpu processors
 * @param memory memory
 * @param network the interface that carries the run; null with a reason if there is not just one
 * @param java the Java machine of the launcher, and so of its workers
 * @param build which tcpp
 * @param unknown by the path of what is null, in the words of the result ({@code network.driver}), the reason
 */
public record HostFacts(String name, Os system, Cpu cpu, Memory memory, Network network, Java java, Build build,
        Map<String, String> unknown) {

    /**
     * The operating system.
     *
     * @param name {@code Debian GNU/Linux}
     * @param version {@code 12 (bookworm)}
     * @param kernel the kernel's release, as of uname(1)
     * @param architecture {@code amd64}
     * @param acceptBacklog most connections that wait to be accepted on one socket
     */
    public record Os(String name, String version, String kernel, String architecture, Long acceptBacklog) {}

    /**
     * The processors.
     *
     * @param model as the maker calls it
     * @param logical as the system counts them
     * @param physical cores
     * @param usable those that this process may use
     */
    public record Cpu(String model, Integer logical, Integer physical, Processors usable) {}

    /**
     * The memory when the facts were read.
     *
     * @param totalBytes all of it
     * @param availableBytes what can be used without swapping
     * @param limitName the limit of a control group that allows less than the host has, or null
     * @param limitBytes that limit, or null
     */
    public record Memory(Long totalBytes, Long availableBytes, String limitName, Long limitBytes) {}

    /**
     * A network interface.
     *
     * @param name {@code eth0}
     * @param driver of its device, on Linux
     * @param speedBitsPerSecond of the link
     * @param mtuBytes largest packet
     */
    public record Network(String name, String driver, Long speedBitsPerSecond, Integer mtuBytes) {}

    /**
     * The Java machine.
     *
     * @param version with its build
     * @param vendor who built it
     * @param vm {@code OpenJDK 64-Bit Server VM}
     */
    public record Java(String version, String vendor, String vm) {}

    public HostFacts {
        unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
    }

    /** What this process may not use of its host: the field in the words of the result, and a sentence. */
    public Map<String, String> restrictions() {
        Map<String, String> restrictions = new TreeMap<>();
        Processors usable = cpu.usable();
        if (usable.quotaMilli() != null) {
            restrictions.put("processors", String.format(Locale.ROOT, "%.2f of them may be used: %s",
                    usable.quotaMilli() / 1000.0, usable.quotaName()));
        } else if (usable.limited()) {
            restrictions.put("processors",
                    usable.allowed().size() + " of them may be used: the process's affinity mask allows "
                            + usable.allowed());
        }
        if (system.acceptBacklog() != null && system.acceptBacklog() < Limits.USUAL_BACKLOG) {
            restrictions.put("accept_backlog",
                    system.acceptBacklog() + " connections may wait on a port to be accepted (net.core.somaxconn)");
        }
        if (memory.limitName() != null) {
            restrictions.put("memory_bytes",
                    memory.limitBytes() / 1_000_000 + " MB of it may be used: " + memory.limitName());
        }
        return restrictions;
    }
}
