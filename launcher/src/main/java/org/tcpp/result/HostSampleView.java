package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.Map;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostCount;
import org.tcpp.host.HostReading;

/**
 * What a host counted in a part of the run, whoever caused it; flat in JSON. Null: the system does not say.
 *
 * @param fromSeconds its start, in seconds since go as that host learned of it
 * @param toSeconds its end
 * @param cpu shares of all processors' time
 * @param connections of TCP over IPv4 and IPv6
 * @param segments of these
 * @param link the interface that carries the run
 */
public record HostSampleView(BigDecimal fromSeconds, BigDecimal toSeconds,
        @JsonUnwrapped(prefix = "cpu_", suffix = "_permille") Cpu cpu,
        @JsonUnwrapped(prefix = "tcp_connections_") Connections connections,
        @JsonUnwrapped(prefix = "tcp_") Segments segments, @JsonUnwrapped(prefix = "interface_") Link link) {

    /** Shares of time in permille; they add up to about 1000. */
    public record Cpu(Long user, Long nice, Long system, Long interrupt, Long idle, Long steal) {

        private static Cpu of(CpuTicks ticks) {
            return ticks == null || ticks.total() <= 0
                    ? new Cpu(null, null, null, null, null, null)
                    : new Cpu(share(ticks.user(), ticks), share(ticks.nice(), ticks), share(ticks.sys(), ticks),
                            share(ticks.intr(), ticks), share(ticks.idle(), ticks), share(ticks.steal(), ticks));
        }

        private static Long share(long part, CpuTicks of) {
            return Decimals.permille((double) part / of.total());
        }
    }

    /** Connections that the host opened, accepted, failed to open, and that ended by a reset. */
    public record Connections(Long opened, Long accepted, Long failed, Long reset) {
    }

    /** Segments of TCP. */
    public record Segments(Long segmentsSent, Long segmentsReceived, Long segmentsRetransmitted,
            Long segmentsErroneous, Long resetsSent) {
    }

    /** What an interface carried, and did not. */
    public record Link(Long bytesSent, Long bytesReceived, Long packetsSent, Long packetsReceived, Long errorsSent,
            Long errorsReceived, Long dropsReceived) {
    }

    /** True if it says when it was, and all its parts are there; another host may send anything. */
    public boolean hasAllParts() {
        return fromSeconds != null && toSeconds != null && cpu != null && connections != null && segments != null
                && link != null;
    }

    /** Of what was counted between two moments since go. */
    public static HostSampleView of(long fromNs, long toNs, HostReading counted) {
        Map<HostCount, Long> counts = counted.counts();
        return new HostSampleView(Decimals.seconds(fromNs), Decimals.seconds(toNs), Cpu.of(counted.cpu()),
                new Connections(counts.get(HostCount.TCP_CONNECTIONS_OPENED),
                        counts.get(HostCount.TCP_CONNECTIONS_ACCEPTED), counts.get(HostCount.TCP_CONNECTIONS_FAILED),
                        counts.get(HostCount.TCP_CONNECTIONS_RESET)),
                new Segments(counts.get(HostCount.TCP_SEGMENTS_SENT), counts.get(HostCount.TCP_SEGMENTS_RECEIVED),
                        counts.get(HostCount.TCP_SEGMENTS_RETRANSMITTED), counts.get(HostCount.TCP_SEGMENTS_ERRONEOUS),
                        counts.get(HostCount.TCP_RESETS_SENT)),
                new Link(counts.get(HostCount.INTERFACE_BYTES_SENT), counts.get(HostCount.INTERFACE_BYTES_RECEIVED),
                        counts.get(HostCount.INTERFACE_PACKETS_SENT), counts.get(HostCount.INTERFACE_PACKETS_RECEIVED),
                        counts.get(HostCount.INTERFACE_ERRORS_SENT), counts.get(HostCount.INTERFACE_ERRORS_RECEIVED),
                        counts.get(HostCount.INTERFACE_DROPS_RECEIVED)));
    }
}
