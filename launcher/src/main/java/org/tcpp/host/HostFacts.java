package org.tcpp.host;

import java.util.Collections;
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
     */
    public record Os(String name, String version, String kernel, String architecture) {}

    /**
     * The processors.
     *
     * @param model as the maker calls it
     * @param logical as the system counts them
     * @param physical cores
     */
    public record Cpu(String model, Integer logical, Integer physical) {}

    /**
     * The memory when the facts were read.
     *
     * @param totalBytes all of it
     * @param availableBytes what can be used without swapping
     */
    public record Memory(Long totalBytes, Long availableBytes) {}

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
}
