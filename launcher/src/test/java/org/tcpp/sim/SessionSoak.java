package org.tcpp.sim;

/** As {@link Soak}, with the launchers' real sessions. */
public final class SessionSoak {

    private SessionSoak() {}

    /** Makes the runs. */
    public static void main(String[] arguments) {
        Soak.make(arguments, seed -> SimulatedRuns.make(seed, _ -> {}));
    }
}
