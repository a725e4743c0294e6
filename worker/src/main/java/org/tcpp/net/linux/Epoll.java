package org.tcpp.net.linux;

import org.tcpp.net.Net;

/**
 * Whether epoll can be used here: found by trying.
 *
 * @param net the open Net, or null
 * @param cause why there is none, or null
 */
public record Epoll(Net net, String cause) {

    /** Tries; never throws. */
    public static Epoll open(Net.Options options) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return new Epoll(null, "epoll is a part of Linux, and this is " + System.getProperty("os.name"));
        }
        if (!Epoll.class.getModule().isNativeAccessEnabled()) {
            return new Epoll(null, "native access is not enabled for this JVM (--enable-native-access=ALL-UNNAMED)");
        }
        try {
            return new Epoll(new EpollNet(options), null);
        } catch (IllegalStateException | LinkageError e) {
            return new Epoll(null, String.valueOf(e.getMessage()));
        }
    }
}
