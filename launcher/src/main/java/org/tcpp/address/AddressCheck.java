package org.tcpp.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is wrong with an address as a user wrote it, in a sentence that says what is allowed. A name, which may stand
 * for an address, is not complained about. Nothing here asks a name server.
 */
public final class AddressCheck {

    private static final String PORT = ":\\d{1,5}";
    private static final String BROADCAST = "255.255.255.255";

    private AddressCheck() {}

    /** The complaint about an address or a name on this host; empty if there is none. */
    public static Optional<String> complaint(String text) {
        return complaint(text, Interfaces.SYSTEM);
    }

    /** The same on a host with these interfaces. */
    static Optional<String> complaint(String text, Interfaces interfaces) {
        int percent = text.indexOf('%');
        return Optional.ofNullable(percent >= 0
                ? zoned(text, text.substring(0, percent), text.substring(percent + 1), interfaces)
                : plain(text, interfaces));
    }

    private static String plain(String text, Interfaces interfaces) {
        Optional<InetAddress> address = NumericAddress.parse(text);
        if (address.isPresent()) {
            return usable(text, address.get(), interfaces);
        }
        if (text.matches("(\\[.*]|[^:]*)" + PORT)) {
            return "a port does not belong here; allowed are a name or an address, and the ports are given by -r and"
                    + " --control-port";
        }
        return text.contains(":") || text.startsWith("[")
                ? "not an IPv6 address; allowed are addresses like 2001:db8::1 or fe80::1%eth0"
                : null;
    }

    private static String usable(String text, InetAddress address, Interfaces interfaces) {
        if (address.isMulticastAddress() || address.getHostAddress().equals(BROADCAST)) {
            return "not the address of one host; allowed are unicast addresses";
        }
        if (address instanceof Inet6Address && address.isLinkLocalAddress()) {
            String bare = text.replaceAll("[\\[\\]]", "");
            List<String> zones = interfaces.list()
                    .stream()
                    .filter(Interfaces.Interface::linkLocal)
                    .map(one -> bare + "%" + one.name())
                    .toList();
            return "a link-local address is that of an interface, and needs its name; "
                    + (zones.isEmpty()
                            ? "this host has no interface with such addresses"
                            : "allowed here: " + String.join(", ", zones));
        }
        return null;
    }

    private static String zoned(String text, String address, String zone, Interfaces interfaces) {
        Optional<InetAddress> bare = NumericAddress.parse(address.replace("[", ""));
        if (bare.isEmpty() || !(bare.get() instanceof Inet6Address)) {
            return "only IPv6 addresses have a zone, as in fe80::1%eth0";
        }
        String name = zone.replace("]", "");
        Optional<Interfaces.Interface> there = interfaces.list()
                .stream()
                .filter(one -> one.name().equals(name) || Integer.toString(one.index()).equals(name))
                .findFirst();
        if (there.isEmpty()) {
            return "this host has no interface " + name + "; it has " + interfaces.list()
                    .stream()
                    .map(one -> one.name() + " (" + one.index() + ")")
                    .collect(Collectors.joining(", "));
        }
        if (bare.get().isMulticastAddress()) {
            return "not the address of one host; allowed are unicast addresses";
        }
        return there.get().linkLocal() || !bare.get().isLinkLocalAddress()
                ? null
                : "interface " + name + " has no link-local addresses";
    }
}
