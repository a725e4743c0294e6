package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.tcpp.setting.Settings;

/**
 * One of the two hosts. Anything may be null; {@code notes} then say why, each about a field by its name in JSON.
 *
 * @param name host name
 * @param platform what it is
 * @param hardware what it has
 * @param software what the run used of it
 * @param networkInterface the interface that carries the run
 * @param counted what it counted during the run
 * @param notes why fields are null, and warnings
 */
public record HostView(String name, @JsonUnwrapped Platform platform, @JsonUnwrapped Hardware hardware,
        @JsonUnwrapped Software software, Nic networkInterface, @JsonUnwrapped Counted counted, List<Note> notes) {

    /**
     * What it is.
     *
     * @param system operating system and release
     * @param kernel kernel version
     * @param architecture processor architecture
     */
    public record Platform(String system, String kernel, String architecture) {
    }

    /**
     * What it has.
     *
     * @param processor processor model
     * @param processors logical processors
     * @param memoryBytes physical memory
     * @param memoryAvailableBytes of it available at the start
     */
    public record Hardware(String processor, Integer processors, Long memoryBytes, Long memoryAvailableBytes) {
    }

    /**
     * What the run used of it.
     *
     * @param java version and vendor of the launcher's Java
     * @param congestionControl TCP congestion control in force
     * @param settings how the host was set up, by the words of {@code org.tcpp.setting.Setting}: whole numbers, texts
     *            and truths, null where it is not known
     */
    public record Software(String java, String congestionControl, Map<String, Object> settings) {
        public Software {
            settings = settings == null ? null : Collections.unmodifiableMap(Settings.withAllWords(settings));
        }
    }

    /**
     * A network interface.
     *
     * @param name its name
     * @param driver its driver
     * @param bitsPerSecond its speed
     * @param mtuBytes its MTU
     */
    public record Nic(String name, String driver, Long bitsPerSecond, Integer mtuBytes) {
    }

    /**
     * What it counted during the run.
     *
     * @param cpu how the processors spent their time
     * @param counters kernel and interface counters, as differences
     * @param samples the same and more in the course of time, at most 300; empty in results of earlier versions
     */
    public record Counted(Cpu cpu, List<Counter> counters, List<HostSampleView> samples) {

        public Counted {
            counters = List.copyOf(counters);
            samples = samples == null ? List.of() : samples.stream().filter(HostSampleView::hasAllParts).toList();
        }
    }

    /** Shares of all processors' time during the run, in permille; they add up to about 1000. */
    public record Cpu(long userPermille, long nicePermille, long systemPermille, long interruptPermille,
            long idlePermille) {
    }

    /**
     * A counter of the kernel or the interface, before and after the run; a name that ends in {@code _peak} is the
     * highest value that was seen during the run instead.
     *
     * @param name such as {@code tcp.RetransSegs}
     * @param difference how much it grew during the run, whoever caused it; null if the system does not have it
     */
    public record Counter(String name, Long difference) {
    }

    public HostView {
        notes = List.copyOf(notes);
    }

    /** How the processors spent their time during the run, or null. */
    public Cpu cpu() {
        return counted.cpu;
    }

    /** Kernel and interface counters, as differences. */
    public List<Counter> counters() {
        return counted.counters;
    }
}
