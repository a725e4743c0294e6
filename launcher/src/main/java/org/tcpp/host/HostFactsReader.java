package org.tcpp.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.software.os.OperatingSystem;
import oshi.software.os.OperatingSystem.OSVersionInfo;

/** Asks Linux' files, elsewhere OSHI, and the JDK for {@link HostFacts}. One reading per object; one thread. */
public final class HostFactsReader {

    private static final String NOT_SAID = "the system does not say";

    private final Map<String, String> unknown = new TreeMap<>();
    /** Null elsewhere. */
    private final LinuxHost linux = LinuxHost.here();

    private HostFactsReader() {}

    /**
     * The facts of this host. Takes some milliseconds on Linux, elsewhere some hundred; never fails.
     *
     * @param remote numeric address of the other end, which decides the interface; or null
     * @param local numeric local address, which decides it before the other end does; or null
     */
    public static HostFacts read(String remote, String local) {
        return new HostFactsReader().all(remote, local);
    }

    private HostFacts all(String remote, String local) {
        HostFacts.Os os = os();
        HostFacts.Cpu cpu = cpu();
        HostFacts.Memory memory = memory();
        HostFacts.Network network = new NetworkReader(unknown).read(remote, local);
        Build build = Build.read();
        HostFacts.Java java = new HostFacts.Java(System.getProperty("java.runtime.version"),
                System.getProperty("java.vendor"), System.getProperty("java.vm.name"));
        if (build.version() == null) {
            unknown.put("build.version", "not run from its jar");
        }
        if (build.commit() == null) {
            unknown.put("build.commit", build.version() == null ? "not run from its jar" : "not built in a clone");
        }
        return new HostFacts(know(unknown, "name", HostFactsReader::hostName), os, cpu, memory, network, java, build,
                unknown);
    }

    private HostFacts.Os os() {
        Supplier<OperatingSystem> os = () -> Oshi.system().getOperatingSystem();
        return new HostFacts.Os(know("system.name", LinuxHost::systemName, () -> os.get().getFamily()),
                know("system.version", LinuxHost::systemVersion,
                        () -> version(os.get().getVersionInfo())),
                System.getProperty("os.version"),
                System.getProperty("os.arch"), SysFile.number(Path.of("/proc/sys/net/core/somaxconn")));
    }

    private static String version(OSVersionInfo info) {
        String codeName = info.getCodeName();
        boolean named = codeName != null && !codeName.isBlank() && !codeName.equalsIgnoreCase("unknown");
        return info.getVersion() + (named ? " (" + codeName + ")" : "");
    }

    private HostFacts.Cpu cpu() {
        Supplier<CentralProcessor> cpu = () -> Oshi.system().getHardware().getProcessor();
        return new HostFacts.Cpu(know("cpu.model", LinuxHost::processorModel,
                () -> cpu.get().getProcessorIdentifier().getName().strip()),
                know("cpu.logical", LinuxHost::logicalProcessors,
                        () -> positive(cpu.get().getLogicalProcessorCount())),
                know("cpu.physical", LinuxHost::physicalProcessors,
                        () -> positive(cpu.get().getPhysicalProcessorCount())),
                Processors.here());
    }

    private HostFacts.Memory memory() {
        Supplier<GlobalMemory> memory = () -> Oshi.system().getHardware().getMemory();
        Source here = Source.here();
        Long total = know("memory.total_bytes", LinuxHost::memoryBytes,
                () -> positive(memory.get().getTotal()));
        GroupLimit limit = here.isLinux() ? GroupLimit.memory(here) : null;
        boolean limited = limit != null && (total == null || limit.limit() < total);
        return new HostFacts.Memory(total, know("memory.available_bytes", LinuxHost::availableMemoryBytes,
                () -> positive(memory.get().getAvailable())),
                limited ? limit.name() : null, limited ? limit.limit() : null);
    }

    /** From the kernel or hostname(1): the JDK's own way asks name servers. */
    private static String hostName() {
        Path file = Path.of("/proc/sys/kernel/hostname");
        return Files.isReadable(file) ? SysFile.text(file) : Commands.text("hostname");
    }

    private <T> T know(String path, Function<LinuxHost, T> file, Supplier<T> oshi) {
        T said = linux == null ? null : file.apply(linux);
        return said != null ? said : know(unknown, path, oshi);
    }

    /** The fact, or null and an entry in {@code unknown}; OSHI says "unknown" and 0 where it does not know. */
    static <T> T know(Map<String, String> unknown, String path, Supplier<T> fact) {
        String reason = NOT_SAID;
        try {
            T value = fact.get();
            if (value != null && !value.toString().isBlank() && !value.toString().equalsIgnoreCase("unknown")) {
                return value;
            }
        } catch (RuntimeException | LinkageError e) {
            // a system that OSHI does not know fails in ways of its own, and no fact is worth a run
            reason = e.toString();
        }
        unknown.put(path, reason);
        return null;
    }

    private static Integer positive(int value) {
        return value > 0 ? value : null;
    }

    private static Long positive(long value) {
        return value > 0 ? value : null;
    }
}
