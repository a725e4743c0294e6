package org.tcpp.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tcpp.host.Shortage.Severity;
import org.tcpp.message.Load;

/** Holds what a run asks of this host against what the host allows, before anything is started. Pure. */
public final class Foresight {

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

    /** Linux' net.core.somaxconn until 5.4; what is lower was lowered on purpose. */
    static final long USUAL_BACKLOG = 128;
    private static final String BACKLOG_SENTENCE = "%s: the system lets %d connections wait to be accepted on a port; "
            + "more that come at once are delayed by a second or more, or lost. Raise it, as root: Linux: sysctl -w "
            + "net.core.somaxconn=%d; FreeBSD: sysctl kern.ipc.soacceptqueue=%3$d";

    private final Demand demand;
    private final Limits limits;
    private final List<Shortage> shortages = new ArrayList<>();

    private Foresight(Demand demand, Limits limits) {
        this.demand = demand;
        this.limits = limits;
    }

    /** The limits that the run would reach, refusals first; none where a limit is unknown. */
    public static List<Shortage> check(Demand demand, Limits limits) {
        Foresight f = new Foresight(demand, limits);
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
        return List.copyOf(f.shortages);
    }

    private void descriptors() {
        if (demand.atOnce() == Load.UNLIMITED) {
            return;
        }
        long need = (long) demand.atOnce() + OWN_DESCRIPTORS;
        find(Severity.REFUSE, "descriptors per process", limits.process().descriptors(), need,
                "-m %d: a worker needs %d descriptors, and a process may have %d (hard limit). Ask for less, use more "
                        + "workers (-p), or raise it, as root: Linux: ulimit -Hn %2$d, for good in "
                        + "/etc/security/limits.conf (nofile) or LimitNOFILE= of systemd; FreeBSD: sysctl "
                        + "kern.maxfilesperproc=%2$d, and openfiles in /etc/login.conf",
                demand.atOnce(), need, limits.process().descriptors());
    }

    private void ports() {
        if (demand.clients() == 0 || limits.ports().count() == null) {
            return;
        }
        long have = (long) limits.ports().count() * demand.localAddresses();
        find(Severity.REFUSE, "local ports", have, demand.atOnce(),
                "-m %d: a worker needs so many local ports, and the system has %d (%d to %d%s). Use more workers (-p) "
                        + "or local addresses (-l, -M), or widen the range, as root: %s",
                demand.atOnce(), have, limits.ports().first(), limits.ports().last(), perAddress(), widen());
    }

    private void memory() {
        Limits.Memory memory = limits.memory();
        Long most = memory.availableBytes() == null
                ? null
                : Long.valueOf(memory.availableBytes() + (memory.swapBytes() == null ? 0 : memory.swapBytes()));
        find(Severity.REFUSE, "memory", most, memoryNeed(), "%s, and %s are available%s. Ask for less%s, or %s",
                memoryNeeds(), most == null ? null : megabytes(most), byGroup(), fitting(most),
                memory.limitName() == null ? "free memory" : "raise that limit");
    }

    /** It fits, but not without swapping. */
    private void swapping() {
        Limits.Memory memory = limits.memory();
        if (memory.availableBytes() != null && memory.swapBytes() != null
                && memoryNeed() <= memory.availableBytes() + memory.swapBytes()) {
            find(Severity.WARN, "memory without swapping", memory.availableBytes(), memoryNeed(),
                    "%s, and %s are available without swapping%s, which would show in the figures", memoryNeeds(),
                    megabytes(memory.availableBytes()), byGroup());
        }
    }

    private void slowing() {
        Long left = limits.memory().beforeSlowedBytes();
        find(Severity.WARN, "memory before the kernel slows down", left, memoryNeed(),
                "%s, and the control group has %s left until the kernel slows its processes down (memory.high), which "
                        + "would show in the figures",
                memoryNeeds(), left == null ? null : megabytes(left));
    }

    private long workers() {
        return (long) demand.clients() + demand.servers();
    }

    private long memoryNeed() {
        return LAUNCHER_BYTES + workers() * WORKER_BYTES + demand.sockets() * CONNECTION_BYTES;
    }

    private String memoryNeeds() {
        return String.format(Locale.ROOT, "%d workers with %d ends of connections at once need %s of memory at the "
                + "least (%s each worker, %d bytes each end, %s the launcher)", workers(), demand.sockets(),
                megabytes(memoryNeed()), megabytes(WORKER_BYTES), CONNECTION_BYTES, megabytes(LAUNCHER_BYTES));
    }

    private String byGroup() {
        String name = limits.memory().limitName();
        return name == null ? "" : " (" + name + ")";
    }

    /** What would fit in its stead: fewer workers, or fewer connections. */
    private String fitting(Long most) {
        long left = most == null ? 0 : Math.max(0, most - LAUNCHER_BYTES);
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
        long need = workers() * WORKER_TASKS;
        find(Severity.REFUSE, "tasks", tasks == null ? null : tasks.left(), need,
                "%d workers need %d threads at the least (%d each), and %s, %s, leaves %s. Ask for fewer (-p), or "
                        + "raise it",
                workers(), need, WORKER_TASKS, tasks == null ? null : tasks.name(),
                tasks == null ? null : tasks.limit(), tasks == null ? null : tasks.left());
    }

    private void addressSpace() {
        Long have = limits.process().addressSpaceBytes();
        find(Severity.WARN, "address space", have, ADDRESS_SPACE_BYTES,
                "a process may have %s of address space (ulimit -v), and a worker's Java wants %s: it may not start. "
                        + "Raise it: ulimit -Sv unlimited",
                have == null ? null : megabytes(have), megabytes(ADDRESS_SPACE_BYTES));
    }

    private void descriptorsInAll() {
        find(Severity.REFUSE, "descriptors of the system", limits.descriptorsInAll(), demand.sockets(),
                "The workers need %d descriptors together, and the whole system has %d. Ask for less (-p, -m), or "
                        + "raise it, as root: Linux: sysctl -w fs.file-max=%d; FreeBSD: sysctl kern.maxfiles=%3$d",
                demand.sockets(), limits.descriptorsInAll(), 2 * demand.sockets());
    }

    private void timeWait() {
        boolean reused = limits.ports().timeWaitReuse() == Limits.TimeWaitReuse.ALL
                || limits.ports().timeWaitReuse() == Limits.TimeWaitReuse.LOOPBACK && demand.toLoopback();
        if (demand.clients() == 0 || limits.ports().count() == null || !demand.timeWaitHere() || reused) {
            return;
        }
        long have = (long) limits.ports().count() * demand.localAddresses();
        find(Severity.WARN, "local ports over the run", have, demand.connections(),
                "-t %d: a worker has %d local ports (%d to %d%s), and each rests for a minute after its connection "
                        + "(TIME_WAIT): it may have to wait for ports. Use more local addresses (-l, -M), or widen the "
                        + "range, as root: %s",
                demand.connections(), have, limits.ports().first(), limits.ports().last(), perAddress(), widen());
    }

    private void backlog() {
        if (demand.servers() == 0) {
            return;
        }
        if (demand.atOnce() == Load.UNLIMITED) {
            find(Severity.WARN, "accept backlog", limits.acceptBacklog(), USUAL_BACKLOG, BACKLOG_SENTENCE,
                    "Clients with more connections at once than that", limits.acceptBacklog(), USUAL_BACKLOG);
        } else {
            find(Severity.WARN, "accept backlog", limits.acceptBacklog(), demand.atOnce(), BACKLOG_SENTENCE,
                    "-m " + demand.atOnce(), limits.acceptBacklog(), demand.atOnce());
        }
    }

    /**
     * Whether this host lets as many connections wait on a port as a client is about to open at once: null if it does,
     * else a sentence. To be asked on the server's host when a run has been announced.
     *
     * @param atOnce connections at once per worker, or {@link Load#UNLIMITED}
     * @param acceptBacklog how many connections may wait, or null
     */
    public static String shortBacklog(int atOnce, Long acceptBacklog) {
        return Foresight.check(new Demand(0, 1, atOnce, Load.UNLIMITED, 1, false, false),
                new Limits(Limits.UNKNOWN.process(), null, Limits.UNKNOWN.ports(), Limits.UNKNOWN.memory(), null,
                        acceptBacklog, null))
                .stream()
                .map(Shortage::sentence)
                .findFirst()
                .orElse(null);
    }

    private void tracking() {
        // a connection over loopback has two ends here and is tracked once
        long need = demand.sockets() / (demand.clients() > 0 && demand.servers() > 0 ? 2 : 1);
        find(Severity.WARN, "tracked connections", limits.trackedConnections(), need,
                "The run has %d connections at once, and the packet filter tracks %d: if it is active, more are "
                        + "dropped. Raise it, as root: Linux: sysctl -w net.netfilter.nf_conntrack_max=%d, or exempt "
                        + "the ports (notrack); FreeBSD: set limit states %3$d in /etc/pf.conf",
                need, limits.trackedConnections(), 2 * need);
    }

    private void find(Severity severity, String limit, Number have, long need, String sentence, Object... figures) {
        if (have != null && need > have.longValue()) {
            shortages.add(new Shortage(severity, limit, have.longValue(), need,
                    String.format(Locale.ROOT, sentence, figures)));
        }
    }

    private String perAddress() {
        return demand.localAddresses() == 1 ? "" : " on each of " + demand.localAddresses() + " addresses";
    }

    private static String widen() {
        return "Linux: sysctl -w net.ipv4.ip_local_port_range='1024 65535'; FreeBSD: sysctl "
                + "net.inet.ip.portrange.first=1024 net.inet.ip.portrange.last=65535";
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
