package org.tcpp.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * An IPv4 or IPv6 address and a port, in numbers: nothing is looked up, and nothing but this class is loaded for it,
 * where {@link InetAddress} reads the security properties first. An IPv4 address mapped to IPv6 is the IPv4 address.
 * Immutable.
 */
public final class Address {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int MOST_PORT = 65535;

    private final byte[] bytes;
    private final String zone;
    private final int port;

    private Address(byte[] bytes, String zone, int port) {
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        this.bytes = unmapped(bytes);
        this.zone = zone;
        this.port = port;
    }

    /**
     * Reads a numeric address.
     *
     * @param numeric as in {@code 192.0.2.1}, {@code 2001:db8::1} or {@code fe80::1%eth0}
     * @param port 0 to 65535
     * @throws IllegalArgumentException if it is none
     */
    public static Address parse(String numeric, int port) {
        int percent = numeric.indexOf('%');
        String host = percent < 0 ? numeric : numeric.substring(0, percent);
        String zone = percent < 0 ? null : numeric.substring(percent + 1);
        byte[] bytes = host.indexOf(':') < 0 ? ipv4(host) : ipv6(host);
        if (bytes == null || zone != null && (zone.isEmpty() || bytes.length == IPV4_BYTES)) {
            throw new IllegalArgumentException("not a numeric address: " + numeric);
        }
        return new Address(bytes, zone, port);
    }

    /** Of 4 or 16 bytes in network order; {@code zone} is the name or number of an interface, or null. */
    public static Address of(byte[] bytes, String zone, int port) {
        if (bytes.length != IPV4_BYTES && bytes.length != IPV6_BYTES) {
            throw new IllegalArgumentException("neither 4 nor 16 bytes: " + bytes.length);
        }
        return new Address(bytes, zone, port);
    }

    /** Of a resolved address. */
    public static Address of(InetSocketAddress address) {
        return of(address.getAddress(), address.getPort());
    }

    /** Of an address and a port. */
    public static Address of(InetAddress address, int port) {
        String zone = null;
        if (address instanceof Inet6Address six && six.getScopeId() != 0) {
            zone = Integer.toString(six.getScopeId());
        }
        return new Address(address.getAddress(), zone, port);
    }

    /** The same for java.net. Throws IllegalArgumentException if its zone is no interface of this host. */
    public InetSocketAddress toInet() {
        try {
            // Only a text can name a zone.
            InetAddress address = zone == null ? InetAddress.getByAddress(bytes) : InetAddress.getByName(host());
            return new InetSocketAddress(address, port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host() + ": " + e.getMessage(), e);
        }
    }

    /** True for IPv6. */
    public boolean isIpv6() {
        return bytes.length == IPV6_BYTES;
    }

    /** 4 or 16 bytes in network order, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The name or number of the interface that a link-local address is of, or null. */
    public String zone() {
        return zone;
    }

    /** The port, 0 to 65535. */
    public int port() {
        return port;
    }

    /** The address whose number is one higher, with the same port; the highest is followed by the lowest. */
    public Address next() {
        byte[] next = bytes.clone();
        for (int i = next.length - 1; i >= 0 && ++next[i] == 0; i--) {
            // The carry goes on to the next byte.
        }
        return new Address(next, zone, port);
    }

    /** The address without the port, shortened as RFC 5952 has it. */
    public String host() {
        StringBuilder text = new StringBuilder();
        if (isIpv6()) {
            appendIpv6(text);
        } else {
            for (int i = 0; i < IPV4_BYTES; i++) {
                text.append(i == 0 ? "" : ".").append(bytes[i] & 0xff);
            }
        }
        return zone == null ? text.toString() : text.append('%').append(zone).toString();
    }

    /** For a person: {@code 192.0.2.1:80} or {@code [2001:db8::1]:80}. */
    @Override
    public String toString() {
        return (isIpv6() ? "[" + host() + "]" : host()) + ":" + port;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address that && Arrays.equals(bytes, that.bytes) && port == that.port
                && (zone == null ? that.zone == null : zone.equals(that.zone));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + port;
    }

    private void appendIpv6(StringBuilder text) {
        int zerosAt = -1;
        int zeros = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && group(i + run) == 0) {
                run++;
            }
            if (run > zeros) {
                zerosAt = i;
                zeros = run;
            }
        }
        for (int i = 0; i < 8; i++) {
            if (i == zerosAt) {
                text.append("::");
                i += zeros - 1;
            } else {
                boolean first = i == 0 || i == zerosAt + zeros && zerosAt >= 0;
                text.append(first ? "" : ":").append(Integer.toHexString(group(i)));
            }
        }
    }

    private int group(int i) {
        return (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
    }

    private static byte[] unmapped(byte[] bytes) {
        if (bytes.length == IPV4_BYTES) {
            return bytes.clone();
        }
        boolean mapped = bytes[10] == -1 && bytes[11] == -1;
        for (int i = 0; i < 10; i++) {
            mapped &= bytes[i] == 0;
        }
        return mapped ? Arrays.copyOfRange(bytes, 12, IPV6_BYTES) : bytes.clone();
    }

    /** Four decimal numbers, or null. */
    private static byte[] ipv4(String text) {
        byte[] bytes = new byte[IPV4_BYTES];
        int at = 0;
        for (int i = 0; i < IPV4_BYTES; i++) {
            int dot = i == IPV4_BYTES - 1 ? text.length() : text.indexOf('.', at);
            int value = dot < 0 ? -1 : number(text, at, dot, 10, 3);
            if (value < 0 || value > 255) {
                return null;
            }
            bytes[i] = (byte) value;
            at = dot + 1;
        }
        return bytes;
    }

    /** Up to eight groups, one run of zeros left out, the last two perhaps as IPv4; or null. */
    private static byte[] ipv6(String text) {
        int gap = text.indexOf("::");
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int length = head.length + tail.length;
        if (gap < 0 ? length != IPV6_BYTES : length > IPV6_BYTES - 2) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(head, IPV6_BYTES);
        System.arraycopy(tail, 0, bytes, IPV6_BYTES - tail.length, tail.length);
        return bytes;
    }

    /** Groups between colons as bytes, or null; those that end an address may end in IPv4. */
    private static byte[] groups(String text, boolean end) {
        byte[] bytes = new byte[IPV6_BYTES];
        int count = 0;
        for (int at = 0; at < text.length();) {
            int colon = text.indexOf(':', at);
            int to = colon < 0 ? text.length() : colon;
            byte[] last = end && colon < 0 && text.indexOf('.', at) >= 0 ? ipv4(text.substring(at)) : null;
            int value = last != null ? 0 : number(text, at, to, 16, 4);
            int length = last != null ? IPV4_BYTES : 2;
            if (value < 0 || count + length > IPV6_BYTES || to == text.length() - 1) {
                return null;
            }
            for (int i = 0; i < length; i++) {
                bytes[count++] = last != null ? last[i] : (byte) (value >> 8 * (1 - i));
            }
            at = to + 1;
        }
        return Arrays.copyOf(bytes, count);
    }

    /** A number of at most so many digits, or -1. */
    private static int number(String text, int from, int to, int radix, int digits) {
        if (from >= to || to - from > digits) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
