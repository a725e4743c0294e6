package org.tcpp.sim;

import java.util.Arrays;

/**
 * A process: descriptors, a clock that runs on while it computes, and a body, which is ordinary code that stands still
 * in {@link SimNet#poll}. It can be stopped for a time, at any of its system calls, and killed. Without a body it is
 * the caller's own code, which lets the world go on while it waits. One thread.
 */
final class SimProcess implements EventQueue.Handler {

    /** Standard input, output and error, the epoll set, and what wakes it. */
    private static final int FIRST_DESCRIPTOR = 5;
    private static final long CLOCK_READ_NS = 25;

    private static final int GO_ON = 0;
    private static final int START = 1;

    final SimHost host;
    final String name;
    private final SimWorld world;
    private Coroutine coroutine;
    private SimDescriptor[] table = new SimDescriptor[64];
    private int open;
    private int lowestFree = FIRST_DESCRIPTOR;
    /** RLIMIT_NOFILE. */
    int mostDescriptors = 1024;
    private long localNs;
    private long stoppedUntilNs;
    private long stopAtCall = -1;
    private long stopForNs;
    private long leapAtCall = -1;
    private long leapNs;
    private long dieAtCall = -1;
    private Runnable killing;
    private long calls;
    private boolean asleep;
    private boolean interruptible;
    private boolean interrupted;
    private boolean dead;
    /** Wake-ups of earlier sleeps do not count. */
    private long sleeps;
    private long wakesAtNs;
    private long pausedNs;

    SimProcess(SimHost host, String name) {
        this.host = host;
        this.name = name;
        world = host.world;
        world.add(this);
    }

    /** Starts to run at {@code atNs}. */
    void start(long atNs, Runnable body) {
        coroutine = new Coroutine(body);
        world.schedule(atNs, this, START, 0, 0);
    }

    /** The moment that it has got to. */
    long timeNs() {
        return Math.max(world.nowNs(), localNs);
    }

    /** What {@link System#nanoTime()} is to it. */
    long nanoTime() {
        localNs = timeNs() + CLOCK_READ_NS;
        return localNs + host.clockOffsetNs;
    }

    boolean isOver() {
        return dead || coroutine != null && coroutine.hasEnded();
    }

    boolean isKilled() {
        return dead;
    }

    /** How long it was kept from running by now. */
    long pausedNs() {
        return pausedNs;
    }

    long calls() {
        return calls;
    }

    /** SIGSTOP now, SIGCONT later. */
    void stopFor(long ns) {
        stoppedUntilNs = Math.max(stoppedUntilNs, world.nowNs() + ns);
        pausedNs += ns;
        if (asleep && interruptible) {
            // SIGCONT ends epoll_wait(2) with EINTR; a thawed cgroup or a resumed machine does not.
            interrupted |= world.random.oneIn(2);
            if (interrupted) {
                wakeAt(stoppedUntilNs);
            }
        }
    }

    /** The same, in the middle of what it is doing, before its {@code call}th system call from now. */
    void stopAtCall(long call, long ns) {
        stopAtCall = calls + call;
        stopForNs = ns;
    }

    /** The host's clock leaps before this process's {@code call}th system call from now. */
    void leapAtCall(long call, long ns) {
        leapAtCall = calls + call;
        leapNs = ns;
    }

    /** The same may happen to it as to a killed one, before its {@code call}th system call from now. */
    void dieAtCall(long call, Runnable killing) {
        dieAtCall = calls + call;
        this.killing = killing;
    }

    /** kill -9: it never runs again, and the kernel closes what it had open. */
    void kill() {
        dead = true;
        coroutine = null;
        world.actAt(timeNs());
        closeAll();
    }

    /** Closes all that is open, as the kernel does at a process's end. */
    void closeAll() {
        for (int fd = 0; fd < table.length; fd++) {
            if (table[fd] != null) {
                close(fd).close();
            }
        }
    }

    /** A system call that takes so long begins. */
    void call(long ns) {
        if (calls == dieAtCall && coroutine != null) {
            killing.run();
            if (dead) {
                Coroutine.standStill();
            }
        }
        if (calls == leapAtCall) {
            host.leap(leapNs);
        }
        if (calls++ == stopAtCall) {
            pausedNs += stopForNs;
            sleep(timeNs() + stopForNs, false);
        }
        localNs = timeNs() + ns;
        world.actAt(localNs);
    }

    /** Lets the world come up to this process's own time. */
    void catchUp() {
        if (localNs > world.nowNs()) {
            sleep(localNs, false);
        }
        world.actAt(timeNs());
    }

    /**
     * Stands still.
     *
     * @param untilNs at most until then
     * @param mayBeWoken whether {@link #wakeUp} ends it earlier
     * @return false if a signal ended it
     */
    boolean sleep(long untilNs, boolean mayBeWoken) {
        asleep = true;
        interruptible = mayBeWoken;
        interrupted = false;
        sleeps++;
        wakesAtNs = Long.MAX_VALUE;
        if (untilNs != Long.MAX_VALUE) {
            wakeAt(untilNs);
        }
        if (coroutine != null) {
            Coroutine.standStill();
        } else {
            while (asleep && world.step(untilNs)) {
                // The world goes on until somebody wakes us.
            }
            if (asleep && untilNs != Long.MAX_VALUE) {
                world.idleUntil(untilNs);
            }
        }
        asleep = false;
        return !interrupted;
    }

    /** Something has happened that it waits for. */
    void wakeUp() {
        if (asleep && interruptible) {
            wakeAt(world.actingNs() + world.random.between(0, world.weather.wakeUpNs));
        }
    }

    @Override
    public void handle(int kind, long value, long more) {
        if (dead || kind == GO_ON && (!asleep || value != sleeps)) {
            return;
        }
        if (world.nowNs() < stoppedUntilNs) {
            world.schedule(stoppedUntilNs, this, kind, value, more);
            return;
        }
        asleep = false;
        if (coroutine == null) {
            return;
        }
        try {
            coroutine.resume();
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (coroutine != null && coroutine.hasEnded()) {
            world.actAt(timeNs());
            closeAll();
        }
    }

    private void wakeAt(long ns) {
        if (ns < wakesAtNs) {
            wakesAtNs = ns;
            world.schedule(ns, this, GO_ON, sleeps, 0);
        }
    }

    /** The lowest free number, or -1. */
    int freeDescriptor() {
        while (lowestFree < table.length && table[lowestFree] != null) {
            lowestFree++;
        }
        return lowestFree < mostDescriptors ? lowestFree : -1;
    }

    void enter(int fd, SimDescriptor what) {
        if (fd >= table.length) {
            table = Arrays.copyOf(table, Math.max(fd + 1, table.length * 2));
        }
        table[fd] = what;
        what.owner = this;
        what.handle = fd;
        open++;
    }

    SimDescriptor close(int fd) {
        SimDescriptor what = descriptor(fd);
        table[fd] = null;
        what.handle = -1;
        what.interest = SimDescriptor.UNWATCHED;
        lowestFree = Math.min(lowestFree, fd);
        open--;
        return what;
    }

    /** What a handle stands for; using one that is not open is an error of the program's. */
    SimDescriptor descriptor(int fd) {
        if (fd < 0 || fd >= table.length || table[fd] == null) {
            throw new AssertionError(name + " uses handle " + fd + ", which is not open");
        }
        return table[fd];
    }

    /** How many of its connections are being established. */
    int connecting() {
        int count = 0;
        for (SimDescriptor what : table) {
            count += what instanceof SimSocket socket && socket.isConnecting() ? 1 : 0;
        }
        return count;
    }

    /** How many handles are open. */
    int open() {
        return open;
    }

    @Override
    public String toString() {
        return name;
    }
}
