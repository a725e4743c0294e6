package org.tcpp.net.linux;

import java.util.Arrays;
import org.tcpp.libc.Block;
import org.tcpp.libc.Libc;
import org.tcpp.libc.NativeMemory;
import org.tcpp.net.Knob;
import org.tcpp.net.Net;
import org.tcpp.net.ZeroCopyCounts;

/** How what is written gets into the kernel: copied, uncopied, or as a connection was told. Results as in Libc. */
final class Writer {

    private static final int MSG_OOB = 1;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_MORE = 0x8000;
    private static final byte URGENT = 1;
    private static final byte COLD = 2;
    private static final byte MORE = 4;

    private final Libc libc;
    private final NativeMemory memory;
    private final Block out;
    private final int zeroCopyFrom;
    private final TwoParts twoParts;
    /** Null unless asked for. */
    private final ZeroCopy zeroCopy;
    /** By descriptor; empty as long as nobody writes in a way of its own. */
    private byte[] ways = {};
    private ColdMemory cold;

    Writer(Libc libc, NativeMemory memory, Block out, Net.Options options) {
        this.libc = libc;
        this.memory = memory;
        this.out = out;
        zeroCopyFrom = options.zeroCopyFrom();
        zeroCopy = zeroCopyFrom >= 0 ? new ZeroCopy(libc, memory) : null;
        twoParts = new TwoParts(libc, memory);
    }

    /** Null unless sends without copies were asked for. */
    ZeroCopy zeroCopy() {
        return zeroCopy;
    }

    ZeroCopyCounts counts() {
        return zeroCopy == null ? null : zeroCopy.counts();
    }

    /** Writes of a connection are like that from now on; false if this is no way of writing. */
    boolean set(int fd, Knob knob, int value) {
        byte way = switch (knob) {
            case URGENT -> URGENT;
            case COLD_MEMORY -> COLD;
            case MORE -> MORE;
            default -> 0;
        };
        if (way == 0) {
            return false;
        } else if (fd >= ways.length) {
            ways = Arrays.copyOf(ways, Math.max(fd + 1, ways.length * 2));
        }
        ways[fd] = (byte) (value != 0 ? ways[fd] | way : ways[fd] & ~way);
        return true;
    }

    /** It is about to be closed. */
    void forget(int fd) {
        if (zeroCopy != null) {
            zeroCopy.takeCompletions(fd);
        }
        if (fd < ways.length) {
            ways[fd] = 0;
        }
    }

    /** Writes some of {@code out}. */
    int write(int fd, int offset, int length) {
        if (fd < ways.length && ways[fd] != 0) {
            return writeAsTold(fd, offset, length, out, 0, 0);
        } else if (zeroCopy == null) {
            return (int) libc.send(fd, out.address() + offset, length, MSG_NOSIGNAL);
        }
        int first = Math.min(length, Math.max(0, zeroCopyFrom - offset));
        long address = out.address() + offset;
        return sendSparingly(fd, address, first, address + first, length - first);
    }

    /** Writes some of {@code out} and then some of a region. */
    int writeRegion(int fd, int head, int headLength, Block region, int offset, int length) {
        if (fd < ways.length && ways[fd] != 0) {
            return writeAsTold(fd, head, headLength, region, offset, length);
        }
        long first = out.address() + head;
        long second = region.address() + offset;
        return zeroCopy != null
                ? sendSparingly(fd, first, headLength, second, length)
                : headLength == 0
                        ? (int) libc.send(fd, second, length, MSG_NOSIGNAL)
                        : twoParts.send(fd, first, headLength, second, length, MSG_NOSIGNAL);
    }

    /** Copies what may change, if there is any, and sends the rest without a copy: in one segment if it fits. */
    private int sendSparingly(int fd, long first, int firstLength, long second, int secondLength) {
        if (firstLength > 0) {
            int flags = secondLength > 0 ? MSG_NOSIGNAL | MSG_MORE : MSG_NOSIGNAL;
            int sent = (int) libc.send(fd, first, firstLength, flags);
            if (sent < firstLength || secondLength == 0) {
                return sent;
            }
        }
        int sent = zeroCopy.send(fd, second, secondLength);
        // What failed after the first part fails again at the next call.
        return sent >= 0 ? firstLength + sent : firstLength > 0 ? firstLength : sent;
    }

    private int writeAsTold(int fd, int head, int headLength, Block second, int offset, int length) {
        int flags = MSG_NOSIGNAL | ((ways[fd] & URGENT) != 0 ? MSG_OOB : 0) | ((ways[fd] & MORE) != 0 ? MSG_MORE : 0);
        if ((ways[fd] & COLD) == 0) {
            return twoParts.send(fd, out.address() + head, headLength, second.address() + offset, length, flags);
        }
        if (cold == null) {
            cold = new ColdMemory(libc, memory, out.size());
        }
        return cold.send(fd, out, head, headLength, second, offset, length, flags);
    }
}
