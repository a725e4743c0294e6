package org.tcpp.address;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** IP addresses written in numbers. Nothing here asks a name server. */
public final class NumericAddress {

    private static final String IPV4 = "(\\d{1,3}\\.){3}\\d{1,3}";

    private NumericAddress() {}

    /** The address that {@code text} stands for; empty if it is null or no numeric address, a host's name say. */
    public static Optional<InetAddress> parse(String text) {
        // the JDK also takes 127.1 and 10 for addresses; here these are slips
        if (text == null || !text.contains(":") && !text.matches(IPV4)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The address in numbers, IPv6 in its short form (RFC 5952, section 4) with its zone if it has one. */
    public static String text(InetAddress address) {
        return address instanceof Inet6Address ipv6 ? shortForm(ipv6) : address.getHostAddress();
    }

    /** The same address as {@link #text} writes it; what is no numeric address, or null, stays. */
    public static String normal(String text) {
        return parse(text).map(NumericAddress::text).orElse(text);
    }

    /** True if both are link-local addresses of IPv6 with zones, and these differ. */
    public static boolean differInZone(String one, String other) {
        return parse(one).orElse(null) instanceof Inet6Address a && parse(other).orElse(null) instanceof Inet6Address b
                && a.getScopeId() != 0 && b.getScopeId() != 0 && a.getScopeId() != b.getScopeId();
    }

    /** True if both are numeric addresses and one is IPv4, the other IPv6. */
    public static boolean differInFamily(String one, String other) {
        Optional<InetAddress> a = parse(one);
        Optional<InetAddress> b = parse(other);
        return a.isPresent() && b.isPresent() && a.get() instanceof Inet4Address != b.get() instanceof Inet4Address;
    }

    /** True if {@code count} successive addresses from {@code first} on are more than the family has left. */
    public static boolean runsOut(String first, int count) {
        return parse(first).map(address -> new BigInteger(1, address.getAddress())
                .add(BigInteger.valueOf(count - 1L))
                .bitLength() > 8 * address.getAddress().length).orElse(false);
    }

    private static String shortForm(Inet6Address address) {
        String[] halves = address.getHostAddress().split("%", 2);
        List<String> groups = List.of(halves[0].split(":"));
        int start = 0;
        int length = 0;
        for (int i = 0; i < groups.size(); i++) {
            int end = i;
            while (end < groups.size() && groups.get(end).equals("0")) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        String text = length < 2
                ? halves[0]
                : String.join(":", groups.subList(0, start)) + "::"
                        + String.join(":", groups.subList(start + length, groups.size()));
        return halves.length == 2 ? text + "%" + halves[1] : text;
    }
}
