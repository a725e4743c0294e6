package org.tcpp.doctor;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Map;
import org.tcpp.doctor.Check.Verdict;

/** Whether this host has the local addresses that a run is to use. */
public final class LocalAddressCheck {

    private static final String NAME = "local_addresses";

    private LocalAddressCheck() {}

    /**
     * Tries to bind to {@code count} successive addresses; it is bad if one of them is not this host's.
     * A bind is tried, and not the list of interfaces read, since a host may have more addresses than it lists:
     * 127.0.0.0/8, or any at all with net.ipv4.ip_nonlocal_bind.
     *
     * @param first numeric address, or null: the system chooses, and there is nothing to check
     */
    public static List<Check> of(String first, int count) {
        if (first == null) {
            return List.of();
        }
        InetAddress address = InetAddress.ofLiteral(first);
        for (int i = 0; i < count; i++) {
            InetAddress next = plus(address, i);
            try (DatagramChannel probe = DatagramChannel.open()) {
                probe.bind(new InetSocketAddress(next, 0));
            } catch (IOException e) {
                String text = next.getHostAddress();
                return List.of(new Check(NAME, Verdict.BAD, Map.of("address", text), "-l " + first
                        + (count == 1 ? "" : " -M " + count) + ": " + text + " is no address of this host ("
                        + e.getMessage() + ")",
                        "Use others, or add it, as root: Linux: ip address add " + text
                                + " dev IF; FreeBSD: ifconfig IF alias " + text));
            }
        }
        return List.of(new Check(NAME, Verdict.GOOD, Map.of("address", first), "this host has "
                + (count == 1 ? first : count + " addresses from " + first + " on"), null));
    }

    private static InetAddress plus(InetAddress first, int steps) {
        if (steps == 0) {
            return first;
        }
        byte[] bytes = first.getAddress();
        byte[] sum = new BigInteger(1, bytes).add(BigInteger.valueOf(steps)).toByteArray();
        byte[] next = new byte[bytes.length];
        int length = Math.min(sum.length, next.length);
        System.arraycopy(sum, sum.length - length, next, next.length - length, length);
        try {
            return first instanceof Inet6Address ipv6 && ipv6.getScopeId() != 0
                    ? Inet6Address.getByAddress(null, next, ipv6.getScopeId())
                    : InetAddress.getByAddress(next);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
