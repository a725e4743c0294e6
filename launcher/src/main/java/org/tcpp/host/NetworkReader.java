package org.tcpp.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import oshi.hardware.NetworkIF;

/** Finds the interface that carries a run, and what there is to know of it. */
final class NetworkReader {

    private static final Path SYS = Path.of("/sys/class/net");
    /** RFC 863, discard; nothing is sent to it. */
    private static final int ANY_PORT = 9;

    private final Map<String, String> unknown;

    /** Reasons go to {@code unknown}. */
    NetworkReader(Map<String, String> unknown) {
        this.unknown = unknown;
    }

    /** The interface, or null and a reason. */
    HostFacts.Network read(String remote, String local) {
        try {
            if (remote == null && local == null) {
                unknown.put("network", "every interface of this host may carry the run");
                return null;
            }
            InetAddress own = InetAddress.ofLiteral(local == null ? routeTo(remote) : local);
            NetworkInterface carrier = own.isLoopbackAddress() ? loopback() : NetworkInterface.getByInetAddress(own);
            if (carrier == null) {
                unknown.put("network", "no interface has the address " + own.getHostAddress());
                return null;
            }
            return describe(carrier);
        } catch (IOException | IllegalArgumentException e) {
            unknown.put("network", "no route to " + remote + ": " + e.getMessage());
            return null;
        }
    }

    private HostFacts.Network describe(NetworkInterface carrier) {
        String name = carrier.getName();
        return new HostFacts.Network(name, driver(name),
                HostFactsReader.know(unknown, "network.speed_bits_per_second", () -> speed(carrier)),
                HostFactsReader.know(unknown, "network.mtu_bytes", () -> mtu(carrier)));
    }

    /** The local address that the kernel would take: connecting a UDP socket sends nothing. */
    private static String routeTo(String remote) throws IOException {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(new InetSocketAddress(InetAddress.ofLiteral(remote), ANY_PORT));
            return ((InetSocketAddress) probe.getLocalAddress()).getAddress().getHostAddress();
        }
    }

    /** All of 127.0.0.0/8 is this host's, whichever of it the interface is configured with. */
    private static NetworkInterface loopback() throws SocketException {
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            if (each.isLoopback()) {
                return each;
            }
        }
        return null;
    }

    private String driver(String name) {
        if (!Files.isDirectory(SYS)) {
            unknown.put("network.driver", "only Linux names it");
            return null;
        }
        try {
            return SYS.resolve(name).resolve("device/driver").toRealPath().getFileName().toString();
        } catch (IOException _) {
            unknown.put("network.driver", "there is no device behind the interface");
            return null;
        }
    }

    /** sysfs says Mbit/s, and -1 or nothing where there is no link speed; OSHI says 0 then. */
    private static Long speed(NetworkInterface carrier) {
        Long megabits = SysFile.number(SYS.resolve(carrier.getName()).resolve("speed"));
        if (megabits != null) {
            return megabits * 1_000_000;
        } else if (Source.here().isLinux()) {
            return null;
        }
        return Oshi.system()
                .getHardware()
                .getNetworkIFs(true)
                .stream()
                .filter(each -> each.getName().equals(carrier.getName()))
                .map(NetworkIF::getSpeed)
                .filter(bitsPerSecond -> bitsPerSecond > 0)
                .findFirst()
                .orElse(null);
    }

    private static Integer mtu(NetworkInterface carrier) {
        try {
            return carrier.getMTU() > 0 ? carrier.getMTU() : null;
        } catch (SocketException _) {
            return null;
        }
    }
}
