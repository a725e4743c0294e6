package org.tcpp.net;

/** Outcomes of {@link Net}'s calls that are not a count or a handle: negative numbers, so that nothing is allocated. */
public final class NetCode {

    /** Nothing could be done now; wait until the handle is ready. */
    public static final int WOULD_BLOCK = -1;
    /** The other end has closed its side and all its bytes have been read. */
    public static final int END = -2;
    /** Nobody listens there. */
    public static final int REFUSED = -3;
    /** The other end, or an administrator, has ended the connection. */
    public static final int RESET = -4;
    /** The system gave up on the other end. */
    public static final int TIMED_OUT = -5;
    /** No way to the other end. */
    public static final int UNREACHABLE = -6;
    /** No file descriptor left, in the process or in the system. */
    public static final int NO_DESCRIPTORS = -7;
    /** No local port left for this destination, or the local address is not one of this host's. */
    public static final int NO_PORTS = -8;
    /** No kernel memory left for it. */
    public static final int NO_BUFFERS = -9;
    /** The address is in use. */
    public static final int ADDRESS_IN_USE = -10;
    /** Not permitted. */
    public static final int PERMISSION = -11;
    /** Any other error; {@link Net#lastError()} names it. */
    public static final int SYSTEM = -12;

    private NetCode() {}

    /** True for a shortage on this host that passes by itself: worth another try later, and no failure. */
    public static boolean isShortage(int code) {
        return code == NO_DESCRIPTORS || code == NO_PORTS || code == NO_BUFFERS;
    }
}
