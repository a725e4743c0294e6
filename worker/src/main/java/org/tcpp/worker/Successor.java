package org.tcpp.worker;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The next address, as -M counts them. */
final class Successor {

    private Successor() {}

    /** The address whose number is one higher, in the same zone; wraps round at the end of the address space. */
    static InetAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (int i = bytes.length - 1; i >= 0 && ++bytes[i] == 0; i--) {
            // The carry goes on to the next byte.
        }
        try {
            return address instanceof Inet6Address ipv6 && ipv6.getScopeId() != 0
                    ? Inet6Address.getByAddress(null, bytes, ipv6.getScopeId())
                    : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("as long as an address", e);
        }
    }
}
