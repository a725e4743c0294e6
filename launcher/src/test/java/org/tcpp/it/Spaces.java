package org.tcpp.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Network namespaces of tests. Each goes when it is removed, or when this process has ended, were it killed: then a
 * keeper, which no signal to this process reaches, ends what runs in it and takes it away. Root, and iproute2. Any
 * thread.
 */
final class Spaces {

    private static final String KEEP = """
            trap '' HUP INT TERM
            spaces=
            while read -r space; do spaces="$spaces $space"; done
            for space in $spaces; do
                [ -e "/run/netns/$space" ] || continue
                for pid in $(ip netns pids "$space"); do kill -KILL "$pid"; done
                ip netns delete "$space"
                rm -rf "/etc/netns/$space"
            done
            """;

    private static OutputStream keeper;

    private Spaces() {}

    /** Why there can be none here, or null if there can. */
    static String missing() {
        return Superuser.may("ip", "netns", "list") ? null : "making a network namespace takes root";
    }

    /** The words that run a command in one. */
    static String[] in(String space) {
        return new String[]{"ip", "netns", "exec", space};
    }

    /** Runs a command in one, which has to end well; what it says. */
    static String run(String space, String... words) {
        return Tcpp.system(Stream.of(in(space), words).flatMap(Stream::of).toArray(String[]::new));
    }

    /** Makes one, in which the loopback interface is up. */
    static void make(String space) {
        keep(space);
        Tcpp.system("ip", "netns", "add", space);
        Tcpp.system("ip", "-n", space, "link", "set", "lo", "up");
    }

    /** Takes it away; one that was never made is no matter. */
    static void remove(String space) {
        Superuser.may("ip", "netns", "delete", space);
    }

    private static synchronized void keep(String space) {
        try {
            if (keeper == null) {
                keeper = new ProcessBuilder("setsid", "sh", "-c", KEEP).redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD).start().getOutputStream();
            }
            keeper.write((space + "\n").getBytes(StandardCharsets.UTF_8));
            keeper.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the one that is named, and waits to be killed. A program of {@link SpacesIT}. */
    public static void main(String[] names) throws IOException {
        make(names[0]);
        System.in.read();
    }
}
