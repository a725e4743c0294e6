package org.tcpp.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.tcpp.host.CpuMeter;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostFacts;
import org.tcpp.host.HostFactsReader;
import org.tcpp.host.KernelCounters;
import org.tcpp.host.SocketUse;
import org.tcpp.result.HostView;
import org.tcpp.result.Note;

/**
 * What this host is, and what its kernel counts while a run lasts. Reading what it is takes a quarter of a second,
 * which a thread of its own spends. One thread.
 */
public final class HostWatch {

    private static final long PERMILLE = 1000;
    private static final Executor READERS = Executors
            .newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("host-facts").factory());

    private final CompletableFuture<HostFacts> facts;
    private CompletableFuture<KernelCounters> countersBefore;
    private KernelCounters countersAfter;
    private CpuTicks cpuBefore;
    private CpuTicks cpuAfter;
    private String congestion;
    private Long socketsPeak;

    /** For a run on a host of which {@code facts} are, or will be, known. */
    public HostWatch(CompletableFuture<HostFacts> facts) {
        this.facts = facts;
    }

    /**
     * Begins to read what this host is.
     *
     * @param remote the other end's numeric address, which tells the network interface, or null
     * @param local the address of this end, or null
     */
    public static CompletableFuture<HostFacts> read(String remote, String local) {
        return CompletableFuture.supplyAsync(() -> HostFactsReader.read(remote, local), READERS);
    }

    /** The run begins; our sockets use that congestion control, null if nobody knows. */
    public void begin(String inForce) {
        congestion = inForce;
        countersBefore = facts.thenApply(known -> KernelCounters.read(networkInterface(known)));
        cpuBefore = CpuMeter.snapshot();
    }

    /** Now and then during the run: how many sockets the kernel has. */
    public void look() {
        SocketUse use = SocketUse.read();
        if (use.inUse() != null) {
            long now = use.inUse() + (use.inUse6() == null ? 0 : use.inUse6());
            socketsPeak = socketsPeak == null ? now : Math.max(socketsPeak, now);
        }
    }

    /** The run is over. */
    public void end() {
        if (cpuBefore != null) {
            cpuAfter = CpuMeter.snapshot();
            countersAfter = KernelCounters.read(networkInterface(facts.join()));
        }
    }

    /** This host, as the run found it. */
    public HostView view() {
        HostFacts known = facts.join();
        List<Note> notes = new ArrayList<>();
        known.unknown().forEach((about, why) -> notes.add(new Note(about, why)));
        known.restrictions().forEach((about, what) -> notes.add(new Note(about, what)));
        List<HostView.Counter> counters = new ArrayList<>();
        if (countersAfter != null) {
            KernelCounters counted = countersAfter.minus(countersBefore.join());
            counted.values().forEach((name, difference) -> counters.add(new HostView.Counter(name, difference)));
            counted.unknown().forEach((about, why) -> notes.add(new Note("counters." + about, why)));
        }
        if (socketsPeak != null) {
            counters.add(new HostView.Counter("sockstat.tcp_inuse_peak", socketsPeak));
        }
        HostFacts.Network network = known.network();
        return new HostView(known.name(),
                new HostView.Platform(joined(known.system().name(), known.system().version()), known.system().kernel(),
                        known.system().architecture()),
                new HostView.Hardware(known.cpu().model(), known.cpu().logical(), known.memory().totalBytes(),
                        known.memory().availableBytes()),
                new HostView.Software(joined(known.java().version(), known.java().vendor()), congestion),
                network == null
                        ? null
                        : new HostView.Nic(network.name(), network.driver(), network.speedBitsPerSecond(),
                                network.mtuBytes()),
                cpuAfter == null ? null : cpu(cpuAfter.since(cpuBefore)), counters, notes);
    }

    /** The processors' time in shares, or null. */
    public static HostView.Cpu cpu(CpuTicks used) {
        return used == null || used.total() <= 0
                ? null
                : new HostView.Cpu(permille(used.user(), used), permille(used.nice(), used),
                        permille(used.sys(), used), permille(used.intr(), used), permille(used.idle(), used));
    }

    private static String networkInterface(HostFacts known) {
        return known.network() == null ? null : known.network().name();
    }

    private static long permille(long part, CpuTicks of) {
        return (2 * PERMILLE * part + of.total()) / (2 * of.total());
    }

    private static String joined(String one, String other) {
        return one == null ? other : other == null ? one : one + " " + other;
    }
}
