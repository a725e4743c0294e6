package org.tcpp.doctor;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.host.Source;

/** Whether sockets of this host may have the congestion control that a run asks for. */
public final class CongestionCheck {

    private static final String AVAILABLE = "tcp_available_congestion_control";
    private static final String ALLOWED = "tcp_allowed_congestion_control";
    /** CAP_NET_ADMIN in linux/capability.h: for whom has it the kernel loads a module, and allows any that is there. */
    private static final int NET_ADMIN = 12;

    private CongestionCheck() {}

    /** Bad if the kernel will refuse it; nothing where there is none to check, or nobody can tell. */
    public static List<Check> of(String name) {
        return of(Source.here(), name);
    }

    static List<Check> of(Source source, String name) {
        if (name == null || !source.isLinux()) {
            return List.of();
        }
        try {
            if (mayAll(source)) {
                return List.of();
            }
            List<String> available = names(source, AVAILABLE);
            List<String> allowed = names(source, ALLOWED);
            if (allowed.contains(name)) {
                return List.of();
            }
            boolean there = available.contains(name);
            return List.of(new Check("congestion_control", Verdict.BAD,
                    Map.of("name", name, "allowed", String.join(" ", allowed)), "--congestion " + name + ": "
                            + (there ? "for root only on this host" : "not available on this host")
                            + "; allowed are " + String.join(", ", allowed),
                    there
                            ? "Or allow it, as root: sysctl -w net.ipv4." + ALLOWED + "='" + String.join(" ", allowed)
                                    + " " + name + "'"
                            : "Or load it, as root: modprobe tcp_" + name));
        } catch (IOException | NumberFormatException _) {
            return List.of(); // the kernel will tell
        }
    }

    private static List<String> names(Source source, String file) throws IOException {
        return Arrays.asList(source.read("/proc/sys/net/ipv4/" + file).split("\\s+"));
    }

    /** proc_pid_status(5): {@code CapEff}, in hexadecimal. */
    private static boolean mayAll(Source source) throws IOException {
        return source.read("/proc/self/status")
                .lines()
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
                .anyMatch(capabilities -> (capabilities >> NET_ADMIN & 1) != 0);
    }
}
