package org.tcpp.worker;

/** The worker process. */
public final class Worker {
    private Worker() {}

    /** Starts a worker. */
    public static void main(String[] args) {
        System.out.println("tcpp worker");
    }
}
