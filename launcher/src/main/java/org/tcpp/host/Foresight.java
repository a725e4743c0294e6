package org.tcpp.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tcpp.host.Finding.Severity;
import org.tcpp.message.Load;

/** Holds what a run asks of this host against what the host allows, before anything is started. Pure. */
public final class Foresight {

    /** Descriptors of a worker beside its connections; 10 were counted in an idle one with a selector (Linux). */
    static final int OWN_DESCRIPTORS = 32;
    /** Memory of an idle worker, at the least: 24.5 MB of Pss with all savings in force (Linux x86-64, 64 of them). */
    static final long WORKER_BYTES = 25_000_000;
    /**
     * Kernel and worker memory of one end of an idle connection: 5,376 bytes of kernel memory were measured over
     * loopback (Linux 6.18 x86-64; socket, inode, dentry, file), and a worker holds up to 200 bytes of state.
     */
    static final long CONNECTION_BYTES = 5_600;

    private final Demand demand;
    private final Limits limits;
    private final List<Finding> findings = new ArrayList<>();

    private Foresight(Demand demand, Limits limits) {
        this.demand = demand;
        this.limits = limits;
    }

    /** The limits that the run would reach, refusals first; none where a limit is unknown. */
    public static List<Finding> check(Demand demand, Limits limits) {
        Foresight f = new Foresight(demand, limits);
        f.descriptors();
        f.ports();
        f.memory();
        f.descriptorsInAll();
        f.timeWait();
        f.backlog();
        f.tracking();
        return List.copyOf(f.findings);
    }

    private void descriptors() {
        if (demand.atOnce() == Load.UNLIMITED) {
            return;
        }
        long need = (long) demand.atOnce() + OWN_DESCRIPTORS;
        find(Severity.REFUSE, "descriptors per process", limits.descriptorsPerProcess(), need,
                "-m %d: a worker needs %d descriptors, and a process may have %d (hard limit). Ask for less, use more "
                        + "workers (-p), or raise it, as root: Linux: ulimit -Hn %2$d, for good in "
                        + "/etc/security/limits.conf (nofile) or LimitNOFILE= of systemd; FreeBSD: sysctl "
                        + "kern.maxfilesperproc=%2$d, and openfiles in /etc/login.conf",
                demand.atOnce(), need, limits.descriptorsPerProcess());
    }

    private void ports() {
        if (demand.clients() == 0 || limits.ports() == null) {
            return;
        }
        long have = (long) limits.ports() * demand.localAddresses();
        find(Severity.REFUSE, "local ports", have, demand.atOnce(),
                "-m %d: a worker needs so many local ports, and the system has %d (%d to %d%s). Use more workers (-p) "
                        + "or local addresses (-l, -M), or widen the range, as root: %s",
                demand.atOnce(), have, limits.firstPort(), limits.lastPort(), perAddress(), widen());
    }

    private void memory() {
        long workers = demand.clients() + demand.servers();
        long need = workers * WORKER_BYTES + demand.sockets() * CONNECTION_BYTES;
        find(Severity.REFUSE, "memory", limits.availableBytes(), need,
                "%d workers with %d ends of connections at once need %s of memory at the least (%s each "
                        + "worker, %s each end), and %s are available. Ask for less (-p, -m), or free memory",
                workers, demand.sockets(), megabytes(need), megabytes(WORKER_BYTES), CONNECTION_BYTES + " bytes",
                limits.availableBytes() == null ? null : megabytes(limits.availableBytes()));
    }

    private void descriptorsInAll() {
        find(Severity.REFUSE, "descriptors of the system", limits.descriptorsInAll(), demand.sockets(),
                "The workers need %d descriptors together, and the whole system has %d. Ask for less (-p, -m), or "
                        + "raise it, as root: Linux: sysctl -w fs.file-max=%d; FreeBSD: sysctl kern.maxfiles=%3$d",
                demand.sockets(), limits.descriptorsInAll(), 2 * demand.sockets());
    }

    private void timeWait() {
        boolean reused = limits.timeWaitReuse() == Limits.TimeWaitReuse.ALL
                || limits.timeWaitReuse() == Limits.TimeWaitReuse.LOOPBACK && demand.toLoopback();
        if (demand.clients() == 0 || limits.ports() == null || !demand.timeWaitHere() || reused) {
            return;
        }
        long have = (long) limits.ports() * demand.localAddresses();
        find(Severity.WARN, "local ports over the run", have, demand.connections(),
                "-t %d: a worker has %d local ports (%d to %d%s), and each rests for a minute after its connection "
                        + "(TIME_WAIT): it may have to wait for ports. Use more local addresses (-l, -M), or widen the "
                        + "range, as root: %s",
                demand.connections(), have, limits.firstPort(), limits.lastPort(), perAddress(), widen());
    }

    private void backlog() {
        if (demand.servers() == 0) {
            return;
        }
        find(Severity.WARN, "accept backlog", limits.acceptBacklog(), demand.atOnce(),
                "-m %d: the system lets %d connections wait to be accepted on a port; more that come at once are "
                        + "delayed by a second or more. Raise it, as root: Linux: sysctl -w net.core.somaxconn=%1$d; "
                        + "FreeBSD: sysctl kern.ipc.soacceptqueue=%1$d",
                demand.atOnce(), limits.acceptBacklog());
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
            findings.add(new Finding(severity, limit, have.longValue(), need,
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
