package org.tcpp.net;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;

/** Opens channels, sets what is to be set on them, and asks who they are. What cannot be opened is closed again. */
final class NioSockets {

    private final SocketOptions options;

    /** Throws IllegalStateException with the option if this system has no way to set it. */
    NioSockets(SocketOptions options) {
        this.options = options;
        try (SocketChannel probe = SocketChannel.open()) {
            refuse(options.marks(), "--dscp", probe, Set.of(StandardSocketOptions.IP_TOS));
            refuse(options.keepAliveSeconds() > 0, "--keepalive", probe,
                    Set.of(StandardSocketOptions.SO_KEEPALIVE, ExtendedSocketOptions.TCP_KEEPIDLE,
                            ExtendedSocketOptions.TCP_KEEPINTERVAL, ExtendedSocketOptions.TCP_KEEPCOUNT));
        } catch (IOException e) {
            throw new IllegalStateException("java.nio opens no socket: " + e.getMessage(), e);
        }
    }

    private static void refuse(boolean asked, String option, SocketChannel probe, Set<SocketOption<?>> needed) {
        if (asked && !probe.supportedOptions().containsAll(needed)) {
            throw new IllegalStateException(option + ": java.nio has no way to do this on this system");
        }
    }

    ServerSocketChannel listen(InetSocketAddress address, boolean ipv4Only) throws IOException {
        ServerSocketChannel channel = ipv4Only
                ? ServerSocketChannel.open(StandardProtocolFamily.INET)
                : ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (options.receiveBufferBytes() > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBufferBytes());
            }
            return channel.bind(address, Integer.MAX_VALUE);
        } catch (IOException e) {
            discard(channel);
            throw e;
        }
    }

    /** Begins to connect; {@code local} may be null. */
    SocketChannel connect(InetSocketAddress remote, InetSocketAddress local) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            prepare(channel);
            if (local != null) {
                channel.bind(local);
            }
            channel.connect(remote);
            return channel;
        } catch (IOException e) {
            discard(channel);
            throw e;
        }
    }

    /** The next waiting connection, or null. */
    SocketChannel accept(ServerSocketChannel listener) throws IOException {
        SocketChannel channel = listener.accept();
        if (channel == null) {
            return null;
        }
        try {
            prepare(channel);
            return channel;
        } catch (IOException e) {
            discard(channel);
            throw e;
        }
    }

    /** Tells a connection something; false where Java has no way to. */
    static boolean set(SocketChannel channel, Knob knob, int value) {
        try {
            switch (knob) {
                case RECEIVE_BUFFER_BYTES -> channel.setOption(StandardSocketOptions.SO_RCVBUF, value);
                case SEND_BUFFER_BYTES -> channel.setOption(StandardSocketOptions.SO_SNDBUF, value);
                case TRAFFIC_CLASS -> channel.setOption(StandardSocketOptions.IP_TOS, value);
                case NO_DELAY -> channel.setOption(StandardSocketOptions.TCP_NODELAY, value != 0);
                case URGENT_IN_LINE -> channel.socket().setOOBInline(value != 0);
                default -> {
                    return false;
                }
            }
            return true;
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /** Makes the next close send RST. */
    static void lingerZero(SelectableChannel channel) {
        try {
            if (channel instanceof SocketChannel socket) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException _) {
            // It has been reset already.
        }
    }

    static void discard(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // The descriptor is free all the same (close(2)).
        }
    }

    /** The local address for a person, or null. */
    static String local(SelectableChannel channel) {
        try {
            return text(channel instanceof SocketChannel socket
                    ? socket.getLocalAddress()
                    : ((ServerSocketChannel) channel).getLocalAddress());
        } catch (IOException _) {
            return null;
        }
    }

    /** The other end's address for a person, or null. */
    static String remote(SocketChannel channel) {
        try {
            return text(channel.getRemoteAddress());
        } catch (IOException _) {
            return null;
        }
    }

    private void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, options.noDelay());
        if (options.sendBufferBytes() > 0) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, options.sendBufferBytes());
        }
        if (options.receiveBufferBytes() > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBufferBytes());
        }
        if (options.marks()) {
            channel.setOption(StandardSocketOptions.IP_TOS, options.trafficClass());
        }
        if (options.keepAliveSeconds() > 0) {
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, options.keepAliveSeconds());
            channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, options.keepAliveSeconds());
            channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, SocketOptions.KEEPALIVE_PROBES);
        }
    }

    private static String text(SocketAddress address) throws SocketException {
        if (!(address instanceof InetSocketAddress known)) {
            return null;
        }
        String zone = known.getAddress() instanceof Inet6Address six ? zone(six) : null;
        return Address.of(known.getAddress().getAddress(), zone, known.getPort()).toString();
    }

    /** The name of the interface that a link-local address is of, or its number where it has gone, or null. */
    private static String zone(Inet6Address address) throws SocketException {
        int index = address.getScopeId();
        NetworkInterface known = index == 0 ? null : NetworkInterface.getByIndex(index);
        return known != null ? known.getName() : index == 0 ? null : Integer.toString(index);
    }
}
