package org.tcpp.host;

import java.util.EnumMap;
import java.util.Map;
import oshi.hardware.NetworkIF;
import oshi.software.os.InternetProtocolStats;

/** Reads a host's counters as often as it is asked: some small files on Linux, elsewhere through OSHI. One thread. */
public final class HostMeter {

    /** Null elsewhere; where it is not, OSHI is not asked. */
    private final LinuxHost linux = LinuxHost.here();
    private final String networkInterface;
    private final InternetProtocolStats protocols;
    private final NetworkIF link;

    /** With the name of the interface that carries the run, or null. */
    public HostMeter(String networkInterface) {
        this.networkInterface = networkInterface;
        protocols = linux != null ? null : Oshi.system().getOperatingSystem().getInternetProtocolStats();
        link = linux != null || networkInterface == null
                ? null
                : Oshi.system().getHardware().getNetworkIFs(true).stream()
                        .filter(each -> each.getName().equals(networkInterface)).findFirst().orElse(null);
    }

    /** The counters since boot. */
    public HostReading read() {
        if (linux != null) {
            return new HostReading(CpuMeter.snapshot(), linux.counts(networkInterface));
        }
        Map<HostCount, Long> counts = new EnumMap<>(HostCount.class);
        tcp(counts);
        if (link != null && link.updateAttributes()) {
            link(counts);
        }
        counts.values().removeIf(count -> count < 0); // OSHI's word for not known
        return new HostReading(CpuMeter.snapshot(), counts);
    }

    private void tcp(Map<HostCount, Long> counts) {
        InternetProtocolStats.TcpStats tcp = protocols.getTCPv4Stats();
        counts.put(HostCount.TCP_CONNECTIONS_OPENED, tcp.getConnectionsActive());
        counts.put(HostCount.TCP_CONNECTIONS_ACCEPTED, tcp.getConnectionsPassive());
        counts.put(HostCount.TCP_CONNECTIONS_FAILED, tcp.getConnectionFailures());
        counts.put(HostCount.TCP_CONNECTIONS_RESET, tcp.getConnectionsReset());
        counts.put(HostCount.TCP_SEGMENTS_SENT, tcp.getSegmentsSent());
        counts.put(HostCount.TCP_SEGMENTS_RECEIVED, tcp.getSegmentsReceived());
        counts.put(HostCount.TCP_SEGMENTS_RETRANSMITTED, tcp.getSegmentsRetransmitted());
        counts.put(HostCount.TCP_SEGMENTS_ERRONEOUS, tcp.getInErrors());
        counts.put(HostCount.TCP_RESETS_SENT, tcp.getOutResets());
    }

    private void link(Map<HostCount, Long> counts) {
        counts.put(HostCount.INTERFACE_BYTES_SENT, link.getBytesSent());
        counts.put(HostCount.INTERFACE_BYTES_RECEIVED, link.getBytesRecv());
        counts.put(HostCount.INTERFACE_PACKETS_SENT, link.getPacketsSent());
        counts.put(HostCount.INTERFACE_PACKETS_RECEIVED, link.getPacketsRecv());
        counts.put(HostCount.INTERFACE_ERRORS_SENT, link.getOutErrors());
        counts.put(HostCount.INTERFACE_ERRORS_RECEIVED, link.getInErrors());
        counts.put(HostCount.INTERFACE_DROPS_RECEIVED, link.getInDrops());
    }
}
