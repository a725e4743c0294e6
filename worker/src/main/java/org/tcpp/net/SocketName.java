package org.tcpp.net;

/**
 * A numeric address and a port that can be filled again and again without allocating; an IPv4 address is kept as the
 * IPv6 address that it is mapped to. One thread.
 */
public final class SocketName {

    private static final long IPV4_MAPPED = 0xffffL << 32;
    private static final int IPV6_BYTES = 16;

    /** The first eight bytes of the address. */
    public long high;
    /** The last eight. */
    public long low;
    /** The number of the interface that a link-local address is of; 0: none. */
    public int scope;
    /** The port; 0: nothing is known. */
    public int port;

    /** Nobody knows it. */
    public void clear() {
        high = 0;
        low = 0;
        scope = 0;
        port = 0;
    }

    /** An IPv4 address, its first byte the highest. */
    public void setIpv4(int address, int itsPort) {
        high = 0;
        low = IPV4_MAPPED | Integer.toUnsignedLong(address);
        scope = 0;
        port = itsPort;
    }

    /** The address of a name for a person, as {@link Net#local} and {@link Net#remote} give it; null: unknown. */
    public void set(String name) {
        clear();
        if (name == null) {
            return;
        }
        int colon = name.lastIndexOf(':');
        String host = name.substring(0, colon);
        int zone = host.indexOf('%');
        String bare = zone < 0 ? host : host.substring(0, zone);
        byte[] bytes = Address.parse(bare.startsWith("[") ? bare.substring(1).replace("]", "") : bare, 0).bytes();
        if (bytes.length < IPV6_BYTES) {
            setIpv4((int) number(bytes, 0, bytes.length), 0);
        } else {
            high = number(bytes, 0, Long.BYTES);
            low = number(bytes, Long.BYTES, IPV6_BYTES);
        }
        port = Integer.parseInt(name.substring(colon + 1));
    }

    /** The address without the port, as {@link Address#host} has it. Allocates. */
    public String host() {
        byte[] bytes = new byte[IPV6_BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (high >> Byte.SIZE * (Long.BYTES - 1 - i));
            bytes[Long.BYTES + i] = (byte) (low >> Byte.SIZE * (Long.BYTES - 1 - i));
        }
        return Address.of(bytes, scope == 0 ? null : Integer.toString(scope), port).host();
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << Byte.SIZE | bytes[i] & 0xff;
        }
        return number;
    }
}
