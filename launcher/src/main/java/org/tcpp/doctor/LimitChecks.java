package org.tcpp.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.host.Demand;
import org.tcpp.host.Limits;
import org.tcpp.message.Load;

/** Holds what a run asks of this host against what the host allows, before anything is started. Pure. */
public final class LimitChecks {

    /** Descriptors of a worker beside its connections; 10 were counted in an idle one with a selector (Linux). */
    static final int OWN_DESCRIPTORS = 32;
    /** Memory of an idle worker, at the least: 24.5 MB of Pss with all savings in force (Linux x86-64, 64 of them). */
    static final long WORKER_BYTES = 25_000_000;
    /**
     * Memory that the launcher still takes after this look: it has 48 MB of its own in a run, and about half of that
     * when it looks (Linux x86-64).
     */
    static final long LAUNCHER_BYTES = 25_000_000;
    /** Threads of a worker's JVM, and of the launcher's for it: 14 and 3 were counted (2 processors). */
    static final long WORKER_TASKS = 20;
    /**
     * Address space of a worker beside its heap, at the least: a JVM reserves much that it never uses, 1 GiB of it for
     * classes. With 2.0 GB a run did not begin, with 2.3 GB it did (Linux x86-64, 2 processors).
     */
    static final long ADDRESS_SPACE_BYTES = 2_200_000_000L;
    /**
     * Kernel and worker memory of one end of an idle connection: 5,376 bytes of kernel memory were measured over
     * loopback (Linux 6.18 x86-64; socket, inode, dentry, file), and a worker holds up to 200 bytes of state.
     */
    static final long CONNECTION_BYTES = 5_600;

    private static final String BY_THEM = " (%s each worker, %d bytes each end, %s the launcher)";

    private final Demand demand;
    private final Limits limits;
    private final List<Check> checks = new ArrayList<>();

    private LimitChecks(Demand demand, Limits limits) {
        this.demand = demand;
        this.limits = limits;
    }

    /** Every limit that there is and that a run of this kind can reach, those that prevent it first. */
    public static List<Check> of(Demand demand, Limits limits) {
        LimitChecks f = new LimitChecks(demand, limits);
        f.descriptors();
        f.ports();
        f.memory();
        f.tasks();
        f.descriptorsInAll();
        f.addressSpace();
        f.swapping();
        f.slowing();
        f.timeWait();
        f.backlog();
        f.tracking();
        return List.copyOf(f.checks);
    }

    private void descriptors() {
        if (demand.atOnce() == Load.UNLIMITED) {
            return;
        }
        long need = (long) demand.atOnce() + OWN_DESCRIPTORS;
        Long have = limits.process().descriptors();
        hold(Verdict.BAD, "descriptors", have, need, "descriptors of a process", () -> text(
                "-m %d: a worker needs %d descriptors, and a process may have %d (hard limit)", demand.atOnce(), need,
                have),
                () -> text("Ask for less, use more workers (-p), or raise it, as root: Linux: ulimit -Hn %d, for"
                        + " good in /etc/security/limits.conf (nofile) or LimitNOFILE= of systemd; FreeBSD: sysctl "
                        + "kern.maxfilesperproc=%1$d, and openfiles in /etc/login.conf", need));
    }

    private void ports() {
        if (demand.clients() == 0) {
            return;
        }
        Long have = portsInAll();
        boolean enough = have != null && have >= demand.atOnce();
        boolean follow = demand.connections() == Load.UNLIMITED || demand.connections() > demand.atOnce();
        // where they rest in TIME_WAIT here, timeWait() tells
        long ample = follow && !demand.timeWaitHere() ? 2L * demand.atOnce() : demand.atOnce();
        hold(enough ? Verdict.WARN : Verdict.BAD, "local_ports", have, enough ? ample : demand.atOnce(),
                "local ports of a worker", () -> text(
                        enough
                                ? "-m %d: the port of a connection that has ended is not free at once, and a worker "
                                        + "has %d (%d to %d%s): it may have to wait for ports"
                                : "-m %d: a worker needs so many local ports, and the system has %d (%d to %d%s)",
                        demand.atOnce(), have, limits.ports().first(), limits.ports().last(), perAddress()),
                () -> "Use more workers (-p) or local "
                        + "addresses (-l, -M), or widen the range, as root: " + widen());
    }

    private Long portsInAll() {
        Integer each = limits.ports().count();
        return each == null ? null : Long.valueOf((long) each * demand.localAddresses());
    }

    private void memory() {
        Limits.Memory memory = limits.memory();
        Long most = memory.availableBytes() == null
                ? null
                : Long.valueOf(memory.availableBytes() + (memory.swapBytes() == null ? 0 : memory.swapBytes()));
        hold(Verdict.BAD, "memory", most, memoryNeed(), "bytes of memory available", () -> text(
                "%s, and %s are available%s", memoryNeeds(), megabytes(most), byGroup()),
                () -> "Ask for less"
                        + fitting(most) + ", or "
                        + (memory.limitName() == null ? "free memory" : "raise that limit"));
    }

    /** It fits, but not without swapping. */
    private void swapping() {
        Limits.Memory memory = limits.memory();
        Long available = memory.availableBytes();
        if (available != null && memory.swapBytes() != null && memoryNeed() <= available + memory.swapBytes()) {
            hold(Verdict.WARN, "memory_without_swapping", available, memoryNeed(), "bytes without swapping", () -> text(
                    "%s, and %s are available without swapping%s, which would show in the figures", memoryNeeds(),
                    megabytes(available), byGroup()), null);
        }
    }

    private void slowing() {
        Long left = limits.memory().beforeSlowedBytes();
        if (left != null) {
            hold(Verdict.WARN, "memory_high", left, memoryNeed(), "bytes until the kernel slows down", () -> text(
                    "%s, and the control group has %s left until the kernel slows its processes down (memory.high), "
                            + "which would show in the figures",
                    memoryNeeds(), megabytes(left)), null);
        }
    }

    private long workers() {
        return (long) demand.clients() + demand.servers();
    }

    private long memoryNeed() {
        return LAUNCHER_BYTES + workers() * WORKER_BYTES + demand.sockets() * CONNECTION_BYTES;
    }

    private String memoryNeeds() {
        return text("%d workers with %d ends of connections at once need %s of memory at the least" + BY_THEM,
                workers(), demand.sockets(), megabytes(memoryNeed()), megabytes(WORKER_BYTES), CONNECTION_BYTES,
                megabytes(LAUNCHER_BYTES));
    }

    private String byGroup() {
        String name = limits.memory().limitName();
        return name == null ? "" : " (" + name + ")";
    }

    /** What would fit in its stead: fewer workers, or fewer connections. */
    private String fitting(long most) {
        long left = Math.max(0, most - LAUNCHER_BYTES);
        int roles = demand.clients() > 0 && demand.servers() > 0 ? 2 : 1;
        long ends = workers() == 0 ? 0 : demand.sockets() / workers();
        long processes = left / (WORKER_BYTES + ends * CONNECTION_BYTES) / roles;
        long atOnce = workers() == 0 ? 0 : (left - workers() * WORKER_BYTES) / workers() / CONNECTION_BYTES;
        return processes > 0
                ? " (-p " + processes + " would fit)"
                : atOnce > 0 ? " (-m " + atOnce + " would fit)" : " (-p, -m)";
    }

    private void tasks() {
        Limits.Tasks tasks = limits.tasks();
        if (tasks != null) {
            long need = workers() * WORKER_TASKS;
            hold(Verdict.BAD, "tasks", tasks.left(), need, "threads left", () -> text(
                    "%d workers need %d threads at the least (%d each), and %s, %s, leaves %s", workers(), need,
                    WORKER_TASKS, tasks.name(), tasks.limit(), tasks.left()), () -> "Ask for fewer (-p), or raise it");
        }
    }

    private void addressSpace() {
        Long have = limits.process().addressSpaceBytes();
        if (have != null) {
            hold(Verdict.WARN, "address_space", have, ADDRESS_SPACE_BYTES, "bytes of address space", () -> text(
                    "a process may have %s of address space (ulimit -v), and a worker's Java wants %s: it may not "
                            + "start",
                    megabytes(have), megabytes(ADDRESS_SPACE_BYTES)), () -> "Raise it: ulimit -Sv unlimited");
        }
    }

    private void descriptorsInAll() {
        if (demand.sockets() > 0) {
            Long have = limits.descriptorsInAll();
            hold(Verdict.BAD, "descriptors_of_the_system", have, demand.sockets(), "descriptors of the system",
                    () -> text("The workers need %d descriptors together, and the whole system has %d",
                            demand.sockets(), have),
                    () -> text("Ask for less (-p, -m), or raise it, as root: Linux: sysctl -w fs.file-max=%d; FreeBSD: "
                            + "sysctl kern.maxfiles=%1$d", 2 * demand.sockets()));
        }
    }

    private void timeWait() {
        if (demand.clients() == 0 || limits.ports().count() == null || !demand.timeWaitHere()
                || limits.ports().reuses(demand.toLoopback())) {
            return;
        }
        Long have = portsInAll();
        hold(Verdict.WARN, "local_ports_over_the_run", have, demand.connections(), "local ports over the run",
                () -> text("-t %d: a worker has %d local ports (%d to %d%s), and each rests for a minute after its "
                        + "connection (TIME_WAIT): it may have to wait for ports", demand.connections(), have,
                        limits.ports().first(), limits.ports().last(), perAddress()),
                () -> "Use more local addresses (-l, -M), or widen the range, as root: " + widen());
    }

    private void backlog() {
        if (demand.servers() == 0) {
            return;
        }
        boolean open = demand.atOnce() == Load.UNLIMITED;
        long need = open ? Limits.USUAL_BACKLOG : demand.atOnce();
        Long have = limits.acceptBacklog();
        hold(Verdict.WARN, "accept_backlog", have, need, "connections may wait to be accepted on a port", () -> text(
                "%s: the system lets %d connections wait to be accepted on a port; more that come at once are delayed "
                        + "by a second or more, or lost",
                open ? "Clients with more connections at once than that" : "-m " + demand.atOnce(), have),
                () -> text(
                        "Raise it, as root: Linux: sysctl -w net.core.somaxconn=%d; FreeBSD: sysctl "
                                + "kern.ipc.soacceptqueue=%1$d",
                        need));
    }

    /**
     * Whether this host lets as many connections wait on a port as a client is about to open at once: null if it does,
     * else a sentence. To be asked on the server's host when a run has been announced.
     *
     * @param atOnce connections at once per worker, or {@link Load#UNLIMITED}
     * @param acceptBacklog how many connections may wait, or null
     */
    public static String shortBacklog(int atOnce, Long acceptBacklog) {
        LimitChecks asked = new LimitChecks(new Demand(0, 1, atOnce, Load.UNLIMITED, 1, false, false),
                new Limits(Limits.UNKNOWN.process(), null, Limits.UNKNOWN.ports(), Limits.UNKNOWN.memory(), null,
                        acceptBacklog, null));
        asked.backlog();
        return Check.of(Verdict.WARN, asked.checks).stream().map(Check::told).findFirst().orElse(null);
    }

    private void tracking() {
        Long have = limits.trackedConnections();
        // a connection over loopback has two ends here and is tracked once
        long need = demand.sockets() / (demand.clients() > 0 && demand.servers() > 0 ? 2 : 1);
        if (have != null) {
            hold(Verdict.WARN, "tracked_connections", have, need, "connections that the packet filter tracks",
                    () -> text("The run has %d connections at once, and the packet filter tracks %d: if it is active, "
                            + "more are dropped", need, have),
                    () -> text("Raise it, as root: Linux: sysctl -w net.netfilter.nf_conntrack_max=%d, or exempt the "
                            + "ports (notrack); FreeBSD: set limit states %1$d in /etc/pf.conf", 2 * need));
        }
    }

    /** Adds the check of one limit: enough of it, too little, or unknown. */
    private void hold(Verdict otherwise, String name, Long have, long need, String things, Supplier<String> text,
            Supplier<String> advice) {
        if (have == null) {
            checks.add(new Check(name, Verdict.HIDDEN, Map.of(), "the system does not say", null));
            return;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("have", have);
        facts.put("need", need);
        checks.add(need <= have
                ? new Check(name, Verdict.GOOD, facts, have + " " + things, null)
                : new Check(name, otherwise, facts, text.get(), advice == null ? null : advice.get()));
    }

    private String perAddress() {
        return demand.localAddresses() == 1 ? "" : " on each of " + demand.localAddresses() + " addresses";
    }

    private static String widen() {
        return "Linux: sysctl -w net.ipv4.ip_local_port_range='1024 65535'; FreeBSD: sysctl "
                + "net.inet.ip.portrange.first=1024 net.inet.ip.portrange.last=65535";
    }

    private static String text(String sentence, Object... figures) {
        return String.format(Locale.ROOT, sentence, figures);
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
