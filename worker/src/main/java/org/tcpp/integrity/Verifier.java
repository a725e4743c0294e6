package org.tcpp.integrity;

import java.util.Arrays;
import java.util.function.Supplier;
import org.tcpp.message.Content;
import org.tcpp.message.Direction;
import org.tcpp.message.Load;
import org.tcpp.message.Role;
import org.tcpp.payload.Pattern;
import org.tcpp.payload.Region;

/**
 * Makes the verification of each run of one worker. The region is made when it is first wanted, and then lives as long
 * as the process. One thread.
 */
public final class Verifier {

    /** Bytes of these runs are recognised. */
    private static final int MOST_EARLIER = 64;

    private final int worker;
    private final Supplier<Region> newRegion;
    private final int openingBytes;
    private final int callBytes;
    private final int[] earlier = new int[MOST_EARLIER];
    private int runs;
    private Region region;

    /**
     * One that has made none.
     *
     * @param worker number of this worker
     * @param openingBytes so many bytes come before the pattern in what a client sends
     * @param callBytes most bytes that one system call moves
     * @param newRegion makes the region
     */
    public Verifier(int worker, int openingBytes, int callBytes, Supplier<Region> newRegion) {
        this.callBytes = callBytes;
        this.worker = worker;
        this.openingBytes = openingBytes;
        this.newRegion = newRegion;
    }

    /** The verification of a run at the end that has that role. */
    public Verification begin(Load load, Role role) {
        if (!load.content().isVerified()) {
            return Verification.NONE;
        }
        region = region == null ? newRegion.get() : region;
        int[] before = Arrays.copyOf(earlier, Math.min(runs, MOST_EARLIER));
        earlier[runs++ % MOST_EARLIER] = load.run();
        boolean keyed = load.content() == Content.KEYED;
        Pattern toServer = new Pattern(region, keyed, load.run(), Direction.TO_SERVER);
        return role == Role.CLIENT
                ? new Verified(load, worker, toServer, toServer.opposite(), 0, before, callBytes)
                : new Verified(load, worker, toServer.opposite(), toServer, openingBytes, before, callBytes);
    }
}
