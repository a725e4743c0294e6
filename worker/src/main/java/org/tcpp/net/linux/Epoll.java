package org.tcpp.net.linux;

import java.lang.foreign.Arena;
import org.tcpp.libc.Errno;
import org.tcpp.libc.Libc;
import org.tcpp.net.Net;

/**
 * Whether epoll can be used here: found by trying it once, with a cookie that has to come back, which also tells a
 * wrong struct layout.
 *
 * @param net the open Net, or null
 * @param cause why there is none, or null
 */
public record Epoll(Net net, String cause) {

    private static final long COOKIE = 0x0123456789abcdefL;

    /** Tries; never throws. */
    public static Epoll open(Net.Options options) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return new Epoll(null, "epoll is a part of Linux, and this is " + System.getProperty("os.name"));
        }
        if (!Epoll.class.getModule().isNativeAccessEnabled()) {
            return new Epoll(null, "native access is not enabled for this JVM (--enable-native-access=ALL-UNNAMED)");
        }
        try {
            String fault = tryOut();
            return fault != null ? new Epoll(null, fault) : new Epoll(new EpollNet(options), null);
        } catch (IllegalStateException | LinkageError e) {
            return new Epoll(null, String.valueOf(e.getMessage()));
        }
    }

    private static String tryOut() {
        try (Arena arena = Arena.ofConfined()) {
            Libc libc = new Libc(arena);
            int epoll = libc.epollCreate1(0);
            int event = libc.eventfd(1, 0);
            try {
                if (epoll < 0 || event < 0) {
                    return "epoll_create1 or eventfd: " + Errno.name(-Math.min(epoll, event));
                }
                EpollEvents events = new EpollEvents(1, arena);
                events.set(0, EpollEvents.EPOLLIN, COOKIE);
                int result = libc.epollCtl(epoll, 1, event, events.array());
                events.set(0, 0, 0);
                if (result < 0 || libc.epollWait(epoll, events.array(), 1, 0) != 1 || events.data(0) != COOKIE) {
                    return "struct epoll_event is laid out in another way on " + System.getProperty("os.arch");
                }
                return null;
            } finally {
                libc.close(event);
                libc.close(epoll);
            }
        }
    }
}
