package org.tcpp.time;

import java.util.Arrays;

/**
 * One timer for each handle: a hashed wheel (Varghese and Lauck, "Hashed and Hierarchical Timing Wheels", 1987) of flat
 * arrays, so that a million timers are no objects. A timer never fires early, and late by one tick of about 8 ms at
 * most. One thread; allocates only when a handle larger than any before is used.
 */
public final class TimerWheel {

    /** What is done when a timer fires. */
    public interface Expiry {

        /** The timer of this handle has fired and is no more set. It may be set anew. */
        void onTimer(int handle, long nowNs);
    }

    private static final int TICK_SHIFT = 23;
    private static final int SLOTS = 1024;
    private static final int MASK = SLOTS - 1;
    private static final int NONE = -1;
    /** The slot of those that are about to fire. */
    private static final int DUE = SLOTS;

    private final int[] heads = new int[SLOTS + 1];
    private final long[] occupied = new long[SLOTS / Long.SIZE];
    private int[] next = new int[0];
    private int[] previous = new int[0];
    private short[] slots = new short[0];
    private long[] deadlinesNs = new long[0];
    private long tick;
    private int count;

    /** No timer is set. Times are of one clock, at or after {@code nowNs}. */
    public TimerWheel(long nowNs) {
        Arrays.fill(heads, NONE);
        tick = nowNs >> TICK_SHIFT;
    }

    /** Sets the timer of a handle, in place of what it was set to. */
    public void set(int handle, long deadlineNs) {
        grow(handle);
        cancel(handle);
        deadlinesNs[handle] = deadlineNs;
        link(handle, (int) Math.max(tick + 1, (deadlineNs >> TICK_SHIFT) + 1) & MASK);
        count++;
    }

    /** Takes the timer of a handle back, if it is set. */
    public void cancel(int handle) {
        if (handle < slots.length && slots[handle] != NONE) {
            unlink(handle);
            count--;
        }
    }

    /** How many timers are set. */
    public int count() {
        return count;
    }

    /** No timer fires earlier than this after {@code nowNs}; {@link Long#MAX_VALUE} if none is set. */
    public long waitNs(long nowNs) {
        if (count == 0) {
            return Long.MAX_VALUE;
        }
        int from = (int) (tick + 1) & MASK;
        int word = from / Long.SIZE;
        long bits = occupied[word] & -1L << from;
        for (int i = 0; bits == 0 && i < occupied.length; i++) {
            word = (word + 1) % occupied.length;
            bits = occupied[word];
        }
        int slot = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        long ticks = 1 + (slot - from & MASK);
        return Math.max(0, (tick + ticks << TICK_SHIFT) - nowNs);
    }

    /** Fires all timers whose time has come by {@code nowNs}. */
    public void expire(long nowNs, Expiry expiry) {
        long last = nowNs >> TICK_SHIFT;
        long first = Math.max(tick + 1, last - SLOTS + 1);
        for (long at = first; at <= last; at++) {
            collect((int) at & MASK, nowNs);
        }
        tick = Math.max(tick, last);
        while (heads[DUE] != NONE) {
            int handle = heads[DUE];
            cancel(handle);
            expiry.onTimer(handle, nowNs);
        }
    }

    private void collect(int slot, long nowNs) {
        for (int handle = heads[slot]; handle != NONE;) {
            int following = next[handle];
            if (deadlinesNs[handle] - nowNs <= 0) {
                unlink(handle);
                link(handle, DUE);
            }
            handle = following;
        }
    }

    private void link(int handle, int slot) {
        int head = heads[slot];
        next[handle] = head;
        previous[handle] = NONE;
        if (head != NONE) {
            previous[head] = handle;
        } else if (slot != DUE) {
            occupied[slot / Long.SIZE] |= 1L << slot;
        }
        heads[slot] = handle;
        slots[handle] = (short) slot;
    }

    private void unlink(int handle) {
        int slot = slots[handle];
        int before = previous[handle];
        int after = next[handle];
        if (after != NONE) {
            previous[after] = before;
        }
        if (before != NONE) {
            next[before] = after;
        } else {
            heads[slot] = after;
            if (after == NONE && slot != DUE) {
                occupied[slot / Long.SIZE] &= ~(1L << slot);
            }
        }
        slots[handle] = NONE;
    }

    private void grow(int handle) {
        if (handle < slots.length) {
            return;
        }
        int before = slots.length;
        int length = Math.max(handle + 1, Math.max(256, before * 2));
        next = Arrays.copyOf(next, length);
        previous = Arrays.copyOf(previous, length);
        deadlinesNs = Arrays.copyOf(deadlinesNs, length);
        slots = Arrays.copyOf(slots, length);
        Arrays.fill(slots, before, length, (short) NONE);
    }
}
