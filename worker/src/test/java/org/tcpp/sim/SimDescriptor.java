package org.tcpp.sim;

import org.tcpp.net.Ready;

/** Something with a handle that can be watched, level-triggered, as epoll(7) does it. One thread. */
abstract class SimDescriptor {

    static final int UNWATCHED = -1;

    final SimHost host;
    /** Who holds it; null before it is accepted. */
    SimProcess owner;
    SimNet net;
    int handle = -1;
    int interest = UNWATCHED;
    /** It is in the list of those that may be ready. */
    boolean listed;

    SimDescriptor(SimHost host) {
        this.host = host;
    }

    /** What it is ready for, {@link Ready#READ} and {@link Ready#WRITE}. */
    abstract int ready();

    /** True if both ways are shut, or it has failed: that is told whether or not it is asked for. */
    abstract boolean isOver();

    abstract boolean hasFailed();

    /** True if the other end sends no more. */
    abstract boolean hasEnd();

    /** What the kernel does when nobody has it open any more. */
    abstract void close();

    /** What is to be told of it now; 0: nothing. */
    final int events() {
        if (interest == UNWATCHED) {
            return 0;
        }
        if (isOver()) {
            return Ready.READ | Ready.WRITE | Ready.END | (hasFailed() ? Ready.FAILED : 0);
        }
        return ready() & interest | (hasEnd() && (interest & Ready.READ) != 0 ? Ready.END : 0);
    }

    /** It has become ready for something, perhaps. */
    final void notice() {
        if (net != null && handle >= 0 && events() != 0) {
            net.list(this);
            owner.wakeUp();
        }
    }
}
