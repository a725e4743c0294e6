package org.tcpp.sim;

/** As {@link Soak}, with damages on the way, which all have to be found and called right. */
public final class DamageSoak {

    private DamageSoak() {}

    /** Makes the runs. */
    public static void main(String[] arguments) {
        Soak.make(arguments, seed -> SimulatedDamage.run(seed).simulation);
    }
}
