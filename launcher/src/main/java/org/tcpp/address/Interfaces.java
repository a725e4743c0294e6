package org.tcpp.address;

import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

/** This host's network interfaces, for the zones of addresses. */
@FunctionalInterface
public interface Interfaces {

    /** As the system lists them; none if it does not. */
    Interfaces SYSTEM = Interfaces::read;

    /**
     * One of them.
     *
     * @param name its name
     * @param index its number
     * @param linkLocal true if it has a link-local address of IPv6, and so is a zone of such
     */
    record Interface(String name, int index, boolean linkLocal) {
    }

    /** All of them, by their numbers. */
    List<Interface> list();

    private static List<Interface> read() {
        try {
            return NetworkInterface.networkInterfaces()
                    .map(one -> new Interface(one.getName(), one.getIndex(), one.inetAddresses()
                            .anyMatch(address -> address instanceof Inet6Address && address.isLinkLocalAddress())))
                    .sorted(Comparator.comparingInt(Interface::index))
                    .toList();
        } catch (SocketException _) {
            return List.of();
        }
    }
}
