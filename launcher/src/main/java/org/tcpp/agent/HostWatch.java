package org.tcpp.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.tcpp.host.CpuMeter;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostFacts;
import org.tcpp.host.HostFactsReader;
import org.tcpp.host.HostMeter;
import org.tcpp.host.KernelCounters;
import org.tcpp.host.Ports;
import org.tcpp.host.SocketUse;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;
import org.tcpp.result.Note;
import org.tcpp.setting.Settings;
import org.tcpp.setting.SettingsReader;

/**
 * What this host is, and what its kernel counts while a run lasts. All of it is read by threads of its own: what a
 * system says of itself takes a quarter of a second, and a file of it may be stuck for good. One thread.
 */
public final class HostWatch {

    /** Whoever does not know by then what the host is goes on without. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long PERMILLE = 1000;
    private static final long LOOK_MS = 100;
    /** Processors' time is counted in ticks of some milliseconds. */
    private static final long TICK_MS = 5;
    private static final int CPU_LOOKS = 20;
    private static final Executor READERS = Executors
            .newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("host-facts").factory());

    private final CompletableFuture<HostFacts> facts;
    private final CompletableFuture<Settings> settings;
    private long patienceNs;
    private CompletableFuture<KernelCounters> countersBefore;
    private CompletableFuture<CpuTicks> cpuBefore;
    private CompletableFuture<KernelCounters> countersAfter;
    private CompletableFuture<CpuTicks> cpuAfter;
    private CompletableFuture<SocketUse> sockets = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> followed;
    private HostSamples samples;
    private String congestion;
    private Long socketsPeak;
    private Long askedNs;
    private RestWatch rest;

    /** For a run on a host of which {@code facts} are, or will be, known. */
    public HostWatch(CompletableFuture<HostFacts> facts) {
        this(facts, PATIENCE);
    }

    /** The same with a patience for tests. */
    HostWatch(CompletableFuture<HostFacts> facts, Duration patience) {
        this.facts = facts;
        settings = facts.thenApplyAsync(known -> SettingsReader.read(networkInterface(known)), READERS);
        patienceNs = patience.toNanos();
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

    /**
     * After the run it is to be found out whether anything is left on these ports, the servers'.
     *
     * @param untilRest wait for as long as a kernel may need to come to rest
     */
    public void watchRest(Ports ports, boolean untilRest) {
        rest = RestWatch.onPorts(ports, untilRest, READERS);
        patienceNs += TimeUnit.MILLISECONDS.toNanos(rest.patienceMs());
    }

    /** After the run it is to be found out what the host has more than before, of whomever it is. */
    public void watchHost() {
        rest = RestWatch.onHost(READERS);
    }

    /** The run begins; our sockets use that congestion control, null if nobody knows. */
    public void begin(String inForce) {
        congestion = inForce;
        countersBefore = counters();
        if (rest != null) {
            rest.begin();
        }
        cpuBefore = CompletableFuture.supplyAsync(CpuMeter::snapshot, READERS);
        HostSamples begun = new HostSamples(System::nanoTime);
        samples = begun;
        followed = facts
                .thenAcceptAsync(known -> begun.follow(new HostMeter(networkInterface(known))::read), READERS)
                .exceptionally(_ -> null); // what was read before stays
    }

    /** What this host has counted since this was asked last; for whoever follows the run. */
    public List<HostSampleView> newSamples() {
        return samples == null ? List.of() : samples.news();
    }

    /** Now and then during the run: how many sockets the kernel has. */
    public void look() {
        if (sockets.isDone()) {
            countSockets();
            sockets = CompletableFuture.supplyAsync(SocketUse::read, READERS);
        }
    }

    /** The run is over. Returns at once; {@link #isSettled} says when all is known. */
    public void end() {
        if (cpuBefore != null) {
            samples.end();
            cpuAfter = cpuBefore.thenComposeAsync(before -> after(before, CPU_LOOKS), READERS);
            countersAfter = counters();
            if (rest != null) {
                rest.end();
            }
        }
    }

    /** Has that run, by some thread, when all is known. */
    public void whenKnown(Runnable then) {
        all().thenRun(then);
    }

    /** True if all is known, or was not known in time since this was asked first. */
    public boolean isSettled() {
        askedNs = askedNs == null ? (Long) System.nanoTime() : askedNs;
        return all().isDone() || System.nanoTime() - askedNs >= patienceNs;
    }

    /** This host, as the run found it; waits until that is settled. */
    public HostView view() {
        return view(() -> false);
    }

    /**
     * The same, with what is known by then where nobody wants to wait any more.
     *
     * @param hurry asked ten times a second
     */
    public HostView view(BooleanSupplier hurry) {
        try {
            while (!isSettled() && !hurry.getAsBoolean()) {
                awaitSome();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        countSockets();
        HostFacts known = value(facts);
        return known == null ? unknown() : view(known);
    }

    private void awaitSome() throws InterruptedException {
        try {
            all().get(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // what is not there at last is named in the view
        }
    }

    private HostView unknown() {
        return new HostView(null, new HostView.Platform(null, null, null),
                new HostView.Hardware(null, null, null, null), new HostView.Software(null, congestion, null), null,
                new HostView.Counted(null, List.of(), List.of()),
                List.of(new Note("name", "the system did not say what this host is within "
                        + TimeUnit.NANOSECONDS.toSeconds(patienceNs) + " s")));
    }

    private HostView view(HostFacts known) {
        List<Note> notes = new ArrayList<>();
        known.unknown().forEach((about, why) -> notes.add(new Note(about, why)));
        known.restrictions().forEach((about, what) -> notes.add(new Note(about, what)));
        Settings set = value(settings);
        if (set == null) {
            notes.add(new Note("settings", "the system did not tell them in time"));
        } else {
            set.hidden().forEach((setting, why) -> notes.add(new Note("settings." + setting.word(), why)));
        }
        List<HostView.Counter> counters = new ArrayList<>();
        KernelCounters after = value(countersAfter);
        KernelCounters before = value(countersBefore);
        if (after != null && before != null) {
            KernelCounters counted = after.minus(before);
            counted.values().forEach((name, difference) -> counters.add(new HostView.Counter(name, difference)));
            counted.unknown().forEach((about, why) -> notes.add(new Note("counters." + about, why)));
        } else if (countersAfter != null) {
            notes.add(new Note("counters", "the system did not tell them in time"));
        }
        if (socketsPeak != null) {
            counters.add(new HostView.Counter("sockstat.tcp_inuse_peak", socketsPeak));
        }
        List<HostView.Counter> left = rest == null ? null : value(rest.found());
        counters.addAll(left == null ? List.of() : left);
        HostFacts.Network network = known.network();
        return new HostView(known.name(),
                new HostView.Platform(joined(known.system().name(), known.system().version()), known.system().kernel(),
                        known.system().architecture()),
                new HostView.Hardware(known.cpu().model(), known.cpu().logical(), known.memory().totalBytes(),
                        known.memory().availableBytes()),
                new HostView.Software(joined(known.java().version(), known.java().vendor()), congestion,
                        set == null ? null : set.byWord()),
                network == null
                        ? null
                        : new HostView.Nic(network.name(), network.driver(), network.speedBitsPerSecond(),
                                network.mtuBytes()),
                new HostView.Counted(value(cpuAfter) == null || value(cpuBefore) == null
                        ? null
                        : cpu(value(cpuAfter).since(value(cpuBefore))), counters,
                        samples == null ? List.of() : samples.rows()),
                notes);
    }

    private CompletableFuture<KernelCounters> counters() {
        return facts.thenApplyAsync(known -> KernelCounters.read(networkInterface(known)), READERS);
    }

    /**
     * The processors' time some time after that reading, however long it took to make: of a run that began and ended
     * within one tick that tick is told.
     */
    private static CompletableFuture<CpuTicks> after(CpuTicks before, int looks) {
        CpuTicks now = CpuMeter.snapshot();
        return looks == 0 || now.since(before).total() > 0
                ? CompletableFuture.completedFuture(now)
                : CompletableFuture.completedFuture(before).thenComposeAsync(same -> after(same, looks - 1),
                        CompletableFuture.delayedExecutor(TICK_MS, TimeUnit.MILLISECONDS, READERS));
    }

    private CompletableFuture<Void> all() {
        return CompletableFuture.allOf(Stream
                .of(facts, settings, countersBefore, cpuBefore, countersAfter, cpuAfter, followed,
                        rest == null ? null : rest.found())
                .filter(Objects::nonNull)
                .toArray(CompletableFuture[]::new));
    }

    private void countSockets() {
        SocketUse use = value(sockets);
        if (use != null && use.inUse() != null) {
            long now = use.inUse() + (use.inUse6() == null ? 0 : use.inUse6());
            socketsPeak = socketsPeak == null ? now : Math.max(socketsPeak, now);
        }
    }

    /** What has been read, or null if it has not. */
    private static <T> T value(CompletableFuture<T> read) {
        return read == null || read.isCompletedExceptionally() ? null : read.getNow(null);
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
