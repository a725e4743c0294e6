package org.tcpp.net;

import java.nio.channels.SelectableChannel;
import java.util.Arrays;

/** Channels by handle. A handle that was given back is used again. One thread. */
final class ChannelTable {

    private static final int FIRST_ROOM = 64;

    private SelectableChannel[] channels = new SelectableChannel[FIRST_ROOM];
    private int[] free = new int[FIRST_ROOM];
    private int freeCount;
    private int bound;

    /** Takes a channel in; its handle. */
    int add(SelectableChannel channel) {
        int handle = freeCount > 0 ? free[--freeCount] : bound++;
        if (handle == channels.length) {
            channels = Arrays.copyOf(channels, handle * 2);
        }
        channels[handle] = channel;
        return handle;
    }

    /** The channel of a handle, or null. */
    SelectableChannel get(int handle) {
        return channels[handle];
    }

    /** Gives a handle back; the channel that it had. */
    SelectableChannel remove(int handle) {
        SelectableChannel channel = channels[handle];
        channels[handle] = null;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = handle;
        return channel;
    }

    /** More than any handle that is in use. */
    int bound() {
        return bound;
    }
}
