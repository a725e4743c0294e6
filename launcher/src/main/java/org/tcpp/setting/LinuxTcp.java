package org.tcpp.setting;

import org.tcpp.host.LimitsReader;
import org.tcpp.host.Source;

/** TCP and the sockets of a Linux host: Documentation/networking/ip-sysctl.rst, tcp(7), socket(7). */
final class LinuxTcp {

    private static final String IPV4 = "/proc/sys/net/ipv4/";
    private static final String CORE = "/proc/sys/net/core/";
    /** Both buffers have three numbers: least, usual, most. */
    private static final int MOST = 2;
    private static final int PAGE_BYTES = 4096;

    private LinuxTcp() {}

    static void read(Reading reading) {
        Source source = reading.source();
        reading.number(Setting.TCP_RMEM_MAX, IPV4 + "tcp_rmem", MOST);
        reading.number(Setting.TCP_WMEM_MAX, IPV4 + "tcp_wmem", MOST);
        reading.number(Setting.RMEM_MAX, CORE + "rmem_max");
        reading.number(Setting.WMEM_MAX, CORE + "wmem_max");
        reading.ask(Setting.TCP_MEM_MAX_BYTES,
                () -> Long.parseLong(source.read(IPV4 + "tcp_mem").split("\\s+")[MOST]) * PAGE_BYTES);
        reading.text(Setting.TCP_CONGESTION_CONTROL, IPV4 + "tcp_congestion_control");
        reading.flag(Setting.TCP_NO_METRICS_SAVE, IPV4 + "tcp_no_metrics_save");
        reading.flag(Setting.TCP_SLOW_START_AFTER_IDLE, IPV4 + "tcp_slow_start_after_idle");
        reading.flag(Setting.TCP_SACK, IPV4 + "tcp_sack");
        reading.number(Setting.TCP_TIMESTAMPS, IPV4 + "tcp_timestamps");
        reading.flag(Setting.TCP_WINDOW_SCALING, IPV4 + "tcp_window_scaling");
        reading.number(Setting.TCP_MTU_PROBING, IPV4 + "tcp_mtu_probing");
        reading.number(Setting.TCP_SYNCOOKIES, IPV4 + "tcp_syncookies");
        reading.number(Setting.TCP_TW_REUSE, IPV4 + "tcp_tw_reuse");
        reading.number(Setting.TCP_MAX_SYN_BACKLOG, IPV4 + "tcp_max_syn_backlog");
        reading.number(Setting.SOMAXCONN, CORE + "somaxconn");
        reading.number(Setting.PORT_FIRST, IPV4 + "ip_local_port_range", 0);
        reading.number(Setting.PORT_LAST, IPV4 + "ip_local_port_range", 1);
        reading.text(Setting.PORTS_RESERVED, IPV4 + "ip_local_reserved_ports");
        reading.ask(Setting.DESCRIPTORS, () -> LimitsReader.linux(source).process().descriptors());
        reading.number(Setting.FILE_MAX, "/proc/sys/fs/file-max");
        reading.number(Setting.NF_CONNTRACK_MAX, "/proc/sys/net/netfilter/nf_conntrack_max");
        reading.number(Setting.NETDEV_BUDGET, CORE + "netdev_budget");
        reading.number(Setting.NETDEV_MAX_BACKLOG, CORE + "netdev_max_backlog");
        reading.number(Setting.BUSY_POLL, CORE + "busy_poll");
    }
}
