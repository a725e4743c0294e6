package org.tcpp.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostFacts;
import org.tcpp.host.KernelCounters;
import org.tcpp.message.Fields;
import org.tcpp.result.HostView;
import org.tcpp.result.Note;

/** Hosts as a result shows them, and as they travel over the control connection. */
final class Hosts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL,
                    JsonInclude.Include.NON_NULL))
            .build();
    private static final long PERMILLE = 1000;

    private Hosts() {}

    /**
     * This host.
     *
     * @param facts what it is
     * @param congestion congestion control in force, or null
     * @param used CPU time during the run, or null
     * @param counted by how much the kernel's counters grew during the run, or null
     * @param socketsPeak the most TCP sockets that the kernel was seen to have, both ends of a connection counted, or
     *            null
     */
    static HostView view(HostFacts facts, String congestion, CpuTicks used, KernelCounters counted,
            Long socketsPeak) {
        List<Note> notes = new ArrayList<>();
        facts.unknown().forEach((about, why) -> notes.add(new Note(about, why)));
        facts.restrictions().forEach((about, what) -> notes.add(new Note(about, what)));
        List<HostView.Counter> counters = new ArrayList<>();
        if (counted != null) {
            counted.values().forEach((name, difference) -> counters.add(new HostView.Counter(name, difference)));
            counted.unknown().forEach((about, why) -> notes.add(new Note("counters." + about, why)));
        }
        if (socketsPeak != null) {
            counters.add(new HostView.Counter("sockstat.tcp_inuse_peak", socketsPeak));
        }
        HostFacts.Network network = facts.network();
        return new HostView(facts.name(), joined(facts.system().name(), facts.system().version()),
                facts.system().kernel(), facts.system().architecture(), facts.cpu().model(), facts.cpu().logical(),
                facts.memory().totalBytes(), facts.memory().availableBytes(),
                joined(facts.java().version(), facts.java().vendor()), congestion,
                network == null
                        ? null
                        : new HostView.Nic(network.name(), network.driver(), network.speedBitsPerSecond(),
                                network.mtuBytes()),
                cpu(used), counters, notes);
    }

    /** The processors' time in shares, or null. */
    static HostView.Cpu cpu(CpuTicks used) {
        return used == null || used.total() <= 0
                ? null
                : new HostView.Cpu(permille(used.user(), used), permille(used.nice(), used),
                        permille(used.sys(), used), permille(used.intr(), used), permille(used.idle(), used));
    }

    /** As it travels. */
    static Fields toFields(HostView host) {
        try {
            return Fields.parse(JSON.writeValueAsString(host));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a host that has no JSON form", e);
        }
    }

    /** As it arrives; null if nothing did, or nothing that can be read. */
    static HostView from(Fields fields) {
        try {
            return fields == null ? null : JSON.readValue(fields.line(), HostView.class);
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    private static long permille(long part, CpuTicks of) {
        return (2 * PERMILLE * part + of.total()) / (2 * of.total());
    }

    private static String joined(String one, String other) {
        return one == null ? other : other == null ? one : one + " " + other;
    }
}
