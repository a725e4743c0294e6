package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Two hosts on one wire: network namespaces joined by a veth pair, with addresses of every kind and a hosts file of
 * their own. The client's has 192.0.2.1, .17, .18, 2001:db8::1, fe80::1, fe80::11 and fe80::12 on interface left,
 * number 2; the server's 192.0.2.2, 2001:db8::2 and fe80::2 on interface right. Nobody has 192.0.2.9. No name service
 * runs. It takes root and iproute2.
 */
final class TwoHosts implements AutoCloseable {

    private static final AtomicInteger MADE = new AtomicInteger();
    /** ip-netns(8): files here take the place of those in /etc. */
    private static final Path ETC = Path.of("/etc/netns");

    private final String client;
    private final String server;

    /** Why there can be no such hosts here, or null if there can. */
    static String missing() {
        if (!Superuser.has("ip")) {
            return "two hosts take ip of iproute2";
        }
        return Spaces.missing();
    }

    /** Makes them. */
    TwoHosts() {
        String name = "tcpp-it-" + ProcessHandle.current().pid() + "-h" + MADE.incrementAndGet();
        client = name + "c";
        server = name + "s";
        try {
            make(client, "192.0.2.2 four both", "2001:db8::2 six both", "192.0.2.9 halfdown", "2001:db8::2 halfdown",
                    "fe80::2 linklocal");
            make(server);
            Tcpp.system("ip", "link", "add", "left", "netns", client, "index", "2", "type", "veth", "peer", "right",
                    "netns", server);
            up(client, "left", "192.0.2.1/24", "192.0.2.17/24", "192.0.2.18/24", "2001:db8::1/64", "fe80::1/64",
                    "fe80::11/64", "fe80::12/64");
            up(server, "right", "192.0.2.2/24", "2001:db8::2/64", "fe80::2/64");
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** The words that run a command on the client's host. */
    String[] atClient() {
        return Spaces.in(client);
    }

    /** The words that run a command on the server's host. */
    String[] atServer() {
        return Spaces.in(server);
    }

    /** Says what sockets of the server's host, made from now on, are of: IPv6 alone, or both families. */
    void bindOnlyIpv6(boolean only) {
        Spaces.run(server, "sysctl", "-qw", "net.ipv6.bindv6only=" + (only ? 1 : 0));
    }

    private static void make(String space, String... hosts) {
        try {
            Path etc = Files.createDirectories(ETC.resolve(space));
            Files.writeString(etc.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
            Files.write(etc.resolve("hosts"), List.of(hosts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Spaces.make(space);
    }

    private static void up(String space, String device, String... addresses) {
        Tcpp.system("ip", "-n", space, "link", "set", device, "addrgenmode", "none");
        for (String address : addresses) {
            List<String> words = List.of("ip", "-n", space, "address", "add", address, "dev", device);
            // a duplicate is not looked for: it would take a second or two
            Tcpp.system(address.contains(":")
                    ? Stream.concat(words.stream(), Stream.of("nodad"))
                            .toArray(String[]::new)
                    : words.toArray(String[]::new));
        }
        Tcpp.system("ip", "-n", space, "link", "set", device, "up");
    }

    /** Takes them away with all that was set up in them; what was never made is no matter. */
    @Override
    public void close() {
        for (String space : List.of(client, server)) {
            Spaces.remove(space);
            try {
                Files.deleteIfExists(ETC.resolve(space).resolve("resolv.conf"));
                Files.deleteIfExists(ETC.resolve(space).resolve("hosts"));
                Files.deleteIfExists(ETC.resolve(space));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
