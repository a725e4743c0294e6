package org.tcpp.doctor;

import org.tcpp.host.Demand;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

/**
 * A host with what a run asks of it.
 *
 * @param settings how it is set up
 * @param place where it would carry the run
 * @param demand what the run asks of it in numbers
 * @param wish what else the run wants
 */
record Subject(Settings settings, Place place, Demand demand, Wish wish) {

    /**
     * Where a host carries a run.
     *
     * @param system name of its operating system: Linux, FreeBSD
     * @param networkInterface the interface, or null if nobody knows which
     * @param hasDevice whether there is a device behind it, not the kernel alone
     */
    record Place(String system, String networkInterface, boolean hasDevice) {
    }


    private static final long BITS = 8;
    private static final double NS_PER_S = 1e9;

    /** The interface's name in a command that somebody is to type. */
    String device() {
        return place.networkInterface == null ? "IF" : place.networkInterface;
    }

    boolean isFreeBsd() {
        return place.system.equals("FreeBSD");
    }

    /** Workers of whichever role. */
    int workers() {
        return demand.clients() + demand.servers();
    }

    /**
     * Bytes that one connection must have on its way to fill its share of the interface, or null if nobody knows: the
     * speed of the interface by the round trip, shared by the connections at once.
     */
    Long bytesOnTheWay() {
        Long bitsPerSecond = settings.number(Setting.SPEED_BITS_PER_SECOND);
        if (bitsPerSecond == null || wish.roundTripNs() <= 0 || demand.sockets() == 0) {
            return null;
        }
        return (long) (bitsPerSecond * (wish.roundTripNs() / NS_PER_S) / BITS / demand.sockets());
    }
}
