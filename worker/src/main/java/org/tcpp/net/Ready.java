package org.tcpp.net;

/** A reused batch of ready events, filled by {@link Net#poll}. */
public final class Ready {

    /** Something can be read, or the connection has ended, or it has failed: the next call tells which. */
    public static final int READ = 1;
    /** Something can be written, or it has failed: the next call tells which. */
    public static final int WRITE = 2;
    /**
     * The other end has closed its side, so that after what can still be read comes {@link NetCode#END} or an error.
     * Comes with READ, and only where the system tells so (epoll) and the handle is watched for READ, or both sides are
     * closed.
     */
    public static final int END = 4;
    /** The connection has failed: the next call tells how. Comes with READ and WRITE; only where the system tells. */
    public static final int FAILED = 8;

    private int[] handles;
    private byte[] events;
    private int count;

    /** With room for {@code most} events at first. */
    public Ready(int most) {
        handles = new int[most];
        events = new byte[most];
    }

    /** How many events there are. */
    public int count() {
        return count;
    }

    /** The handle of event {@code i}. */
    public int handle(int i) {
        return handles[i];
    }

    /** What event {@code i} says: {@link #READ}, {@link #WRITE} or both, and perhaps {@link #END}, {@link #FAILED}. */
    public int events(int i) {
        return events[i];
    }

    /** How many events one poll may bring. */
    public int capacity() {
        return handles.length;
    }

    /** Makes room, if there is less, for {@code most} events; those held are lost. */
    public void ensureCapacity(int most) {
        if (most > handles.length) {
            int room = Math.max(most, handles.length * 2);
            handles = new int[room];
            events = new byte[room];
        }
    }

    /** Empties the batch. For implementations of Net. */
    public void clear() {
        count = 0;
    }

    /** Adds an event. For implementations of Net. */
    public void add(int handle, int readyFor) {
        handles[count] = handle;
        events[count] = (byte) readyFor;
        count++;
    }
}
