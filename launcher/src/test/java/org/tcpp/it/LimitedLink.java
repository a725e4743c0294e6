package org.tcpp.it;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A link of known rate: two network namespaces joined by a veth pair, whose first end may send only so much. It takes
 * root, iproute2 and a kernel with tbf(8).
 */
final class LimitedLink implements AutoCloseable {

    /** Address of the end that sends at the link's rate. */
    static final String SENDER = "192.0.2.1";
    /** Address of the other end. */
    static final String RECEIVER = "192.0.2.2";

    private static final AtomicInteger MADE = new AtomicInteger();

    private final String sender;
    private final String receiver;

    /** Why there can be no such link here, or null if there can. */
    static String missing() {
        if (!Superuser.has("ip") || !Superuser.has("tc")) {
            return "a link of known rate takes ip and tc of iproute2";
        }
        if (Spaces.missing() != null) {
            return Spaces.missing();
        }
        try (LimitedLink _ = new LimitedLink(1_000_000)) {
            return null;
        } catch (AssertionError e) {
            return "this system does not make a link of known rate: " + e.getMessage();
        }
    }

    /**
     * Makes it. Bytes count as tbf counts them: with the Ethernet header, and those of a large packet with the headers
     * that each of its segments will have.
     */
    LimitedLink(long bitsPerSecond) {
        String name = "tcpp-it-" + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
        sender = name + "s";
        receiver = name + "r";
        try {
            Spaces.make(sender);
            Spaces.make(receiver);
            Tcpp.system("ip", "link", "add", "left", "netns", sender, "type", "veth", "peer", "right", "netns",
                    receiver);
            up(sender, "left", SENDER);
            up(receiver, "right", RECEIVER);
            // a burst of 10 ms: a busy machine's timers are late, and what is later than the burst is lost to the link
            long burstBytes = Math.max(16_000, bitsPerSecond / 8 / 100);
            Tcpp.system("tc", "-n", sender, "qdisc", "add", "dev", "left", "root", "tbf", "rate",
                    Long.toString(bitsPerSecond), "burst", Long.toString(burstBytes), "latency", "400ms");
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** The words that run a command at the end that sends. */
    String[] atSender() {
        return Spaces.in(sender);
    }

    /** The words that run a command at the other end. */
    String[] atReceiver() {
        return Spaces.in(receiver);
    }

    private static void up(String space, String device, String address) {
        Tcpp.system("ip", "-n", space, "address", "add", address + "/24", "dev", device);
        Tcpp.system("ip", "-n", space, "link", "set", device, "up");
    }

    /** Takes it away with all that was set up in it; what was never made is no matter. */
    @Override
    public void close() {
        Spaces.remove(sender);
        Spaces.remove(receiver);
    }
}
