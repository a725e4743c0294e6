package org.tcpp.flow;

import java.util.Arrays;

/**
 * What is known of each connection: flat arrays indexed by handle, some 110 bytes a connection, so that a million of
 * them leaves nothing for a garbage collector to walk. One thread.
 *
 * <pre>
 *   FREE → CONNECTING → (HELD) ┐
 *   FREE → OPENING ────────────┴→ OPEN ⇄ (THINKING) → (ENDING) → ENDED → FREE      and from each to ENDED
 * </pre>
 */
public final class Flows {

    /** No connection has this handle. */
    static final byte FREE = 0;
    /** connect is under way. */
    static final byte CONNECTING = 1;
    /** Established and told to wait: the opening has gone, nothing else. */
    static final byte HELD = 2;
    /** Accepted; the opening has not come whole. */
    static final byte OPENING = 3;
    /** Bytes are left to send or to receive. */
    static final byte OPEN = 4;
    /** All bytes have gone and come; the other end's close is awaited. */
    static final byte ENDING = 5;
    /** An answer has come whole; the next question is due when the timer fires. */
    static final byte THINKING = 7;
    /** Over and counted; the loop will close the handle at the end of its turn. */
    static final byte ENDED = 6;

    /** In {@link #flags}: to be closed with RST. */
    static final short RESET = 1;
    /** In {@link #flags}: has made no progress for long, while others did. */
    static final short STARVING = 2;
    /** In {@link #flags}: was counted as starved. */
    static final short STARVED = 4;
    /** In {@link #flags}: has spoken before there was a place for it. */
    static final short WAITING = 8;
    /** In {@link #flags}: has named a run that this worker may be about to learn of. */
    static final short UNTOLD = 16;
    /** In {@link #flags}: other bytes have come than were sent. */
    static final short DAMAGED = 32;
    /** In {@link #flags}: this end has shut its side. */
    static final short SHUT = 64;
    /** In {@link #flags}: has something to send, and may not yet. */
    static final short RESTING = 128;

    /** In {@link #movedThen}: has no part in what is shared yet. */
    private static final long APART = -1;
    /** In {@link #movedThen}: has a part, and was not served yet. */
    private static final long UNSERVED = -2;

    /** One that is over in so many turns of either end has no share; a sender's least has {@link #leastBytes}. */
    private static final int LEAST_TURNS = 4;
    long leastBytes;

    /** Those that do something of their own. */
    final Stage stage = new Stage();
    byte[] state = {};
    short[] flags = {};
    FlowRun[] run = {};
    /** Index in the run, or -1 while it is unknown. */
    long[] index = {};
    /** Bytes that it may send by now, from its first on. */
    long[] toSend = {};
    long[] sent = {};
    /** Bytes that are to have come by now, from its first on. */
    long[] toReceive = {};
    long[] received = {};
    /** How many more times one of the two will grow. */
    long[] allotments = {};
    /** When its latest question began to be sent; of a client with rounds. */
    long[] askedNs = {};
    /** Bytes that the other end's kernel had acknowledged when that was last looked at. */
    long[] acknowledged = {};
    /** When it was attempted or accepted. */
    long[] startedNs = {};
    /** When it last made progress, in running time. */
    long[] progressNs = {};
    /** What {@link #counted} was when it had been served once; or {@link #APART}, or {@link #UNSERVED}. */
    long[] movedThen = {};
    /** The run's fair share at that moment, in bytes. */
    double[] shareThen = {};
    /** The same two when it was last served and not over by that. */
    long[] movedSince = {};
    double[] shareSince = {};
    /** How often it has been served from then to that, both counted. */
    int[] turns = {};
    /** How many are {@link #OPENING}. */
    int opening;
    /** How many of these are {@link #WAITING}. */
    int waiting;
    private int count;

    /** None yet; with room for handles below {@code room}, and for more when they come. */
    public Flows(int room) {
        grow(room);
    }

    /** How many connections hold a handle, those that have ended in this turn included. */
    public int count() {
        return count;
    }

    /** Says which connection of which run an accepted one is. */
    public void admit(int handle, FlowRun itsRun, long itsIndex) {
        run[handle] = itsRun;
        index[handle] = itsIndex;
        Allotments.begin(this, handle);
    }

    /** Says that an accepted connection is a classic one, and what it has to receive. */
    public void admitClassic(int handle, FlowRun itsRun, long itsBytes) {
        run[handle] = itsRun;
        toReceive[handle] = itsBytes;
    }

    void add(int handle, byte itsState, FlowRun itsRun, long nowNs, long runningNs) {
        if (handle >= state.length) {
            grow(handle + 1);
        }
        assert state[handle] == FREE : "handle " + handle + " was handed out while it was in use";
        state[handle] = itsState;
        flags[handle] = 0;
        run[handle] = itsRun;
        index[handle] = -1;
        toSend[handle] = 0;
        sent[handle] = 0;
        toReceive[handle] = 0;
        received[handle] = 0;
        allotments[handle] = 0;
        acknowledged[handle] = 0;
        startedNs[handle] = nowNs;
        progressNs[handle] = runningNs;
        opening += itsState == OPENING ? 1 : 0;
        count++;
    }

    /** It has spoken, and there is no place for it yet. */
    void await(int handle) {
        if (!isWaiting(handle)) {
            flags[handle] |= WAITING;
            waiting++;
        }
    }

    /** It waits no longer. */
    void endWait(int handle) {
        if (isWaiting(handle)) {
            flags[handle] &= ~WAITING;
            waiting--;
        }
    }

    boolean isWaiting(int handle) {
        return (flags[handle] & WAITING) != 0;
    }

    boolean isUntold(int handle) {
        return (flags[handle] & UNTOLD) != 0;
    }

    /** Bytes may move now. */
    void open(int handle) {
        state[handle] = OPEN;
        movedThen[handle] = APART;
        if (!run[handle].receives()) {
            join(handle);
        }
    }

    /** It has a part in what is shared: a sender at once, a receiver when something comes for it. */
    void join(int handle) {
        if (movedThen[handle] == APART) {
            movedThen[handle] = UNSERVED;
            run[handle].counts().opened();
        }
    }

    /** It moves no more bytes; if it did. */
    void leaveOpen(int handle) {
        if (state[handle] == OPEN && movedThen[handle] != APART) {
            run[handle].counts().leftOpen();
        }
    }

    /** It rests until its next question. */
    void think(int handle) {
        leaveOpen(handle);
        state[handle] = THINKING;
    }

    /** It has rested. */
    void endThinking(int handle) {
        state[handle] = OPEN;
        run[handle].counts().opened();
    }

    /** It was served, and is not over: what it moves between two such moments is its share of what all move. */
    void onTurn(int handle) {
        if (movedThen[handle] < 0) {
            movedThen[handle] = counted(handle);
            shareThen[handle] = run[handle].counts().fairShareBytes();
            turns[handle] = 1;
        } else {
            movedSince[handle] = counted(handle);
            shareSince[handle] = run[handle].counts().fairShareBytes();
            turns[handle]++;
        }
    }

    /** Counts its share, if it had enough turns for that to say anything. */
    void countShare(int handle) {
        if (movedThen[handle] >= 0 && turns[handle] >= LEAST_TURNS && counted(handle) > LEAST_TURNS * leastBytes) {
            run[handle].counts().shared(movedSince[handle] - movedThen[handle],
                    shareSince[handle] - shareThen[handle]);
        }
    }

    void remove(int handle) {
        assert state[handle] == ENDED : "handle " + handle + " is closed while it is in use";
        state[handle] = FREE;
        run[handle] = null;
        count--;
    }

    /** True if a connection that has not ended has this handle. */
    boolean isUnderWay(int handle) {
        return handle < state.length && state[handle] != FREE && state[handle] != ENDED;
    }

    /** True if other bytes have come than were sent. */
    boolean isDamaged(int handle) {
        return (flags[handle] & DAMAGED) != 0;
    }

    /** True if nothing is left to send or to receive, now or later. */
    boolean isDone(int handle) {
        return allotments[handle] == 0 && isIdle(handle);
    }

    /** True if nothing is left to send or to receive by now. */
    boolean isIdle(int handle) {
        return sent[handle] == toSend[handle] && received[handle] == toReceive[handle];
    }

    /** True if it waits for its own timer: until its next question, or until it may send more. */
    boolean isResting(int handle) {
        return state[handle] == THINKING || (flags[handle] & RESTING) != 0;
    }

    /** At a server: true if an answer has gone whole, and nothing of the next question has come. */
    boolean isQuestionDue(int handle) {
        return allotments[handle] % 2 == 1 && sent[handle] == toSend[handle];
    }

    /** True if nothing is left to send, now or later. */
    boolean hasSentAll(int handle) {
        return allotments[handle] == 0 && sent[handle] == toSend[handle];
    }

    /** Bytes that have gone and come. */
    long moved(int handle) {
        return sent[handle] + received[handle];
    }

    /** Bytes by which it is judged how evenly connections are served: what it received, or sent if it receives none. */
    long counted(int handle) {
        return run[handle].receives() ? received[handle] : sent[handle];
    }

    /** All handles are below this. */
    int bound() {
        return state.length;
    }

    private void grow(int least) {
        int length = Math.max(least, state.length * 2);
        state = Arrays.copyOf(state, length);
        flags = Arrays.copyOf(flags, length);
        run = Arrays.copyOf(run, length);
        index = Arrays.copyOf(index, length);
        toSend = Arrays.copyOf(toSend, length);
        sent = Arrays.copyOf(sent, length);
        toReceive = Arrays.copyOf(toReceive, length);
        received = Arrays.copyOf(received, length);
        allotments = Arrays.copyOf(allotments, length);
        askedNs = Arrays.copyOf(askedNs, length);
        acknowledged = Arrays.copyOf(acknowledged, length);
        startedNs = Arrays.copyOf(startedNs, length);
        progressNs = Arrays.copyOf(progressNs, length);
        movedThen = Arrays.copyOf(movedThen, length);
        shareThen = Arrays.copyOf(shareThen, length);
        movedSince = Arrays.copyOf(movedSince, length);
        shareSince = Arrays.copyOf(shareSince, length);
        turns = Arrays.copyOf(turns, length);
    }
}
