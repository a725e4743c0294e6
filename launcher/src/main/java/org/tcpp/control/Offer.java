package org.tcpp.control;

import java.util.Optional;

/**
 * What a server has for a client, and whether a plan fits it. Both ends ask, the client before it says its plan.
 *
 * @param workers how many workers it has
 * @param basePort the data port of the first
 * @param atOnce connections that each worker serves at once, or {@link #UNLIMITED}
 * @param verifies whether it can check what it receives
 */
public record Offer(int workers, int basePort, int atOnce, boolean verifies) {

    /** In place of a number: as many as descriptors allow. */
    public static final int UNLIMITED = -1;

    /**
     * Why the server cannot serve that plan, or nothing if it can.
     *
     * @param promised connections at once of each worker that other runs have been promised; the client, which does not
     *            know of these, says 0
     */
    public Optional<String> refusal(ControlMessage.Plan plan, long promised) {
        ControlMessage.Plan.Share share = plan.share();
        if (plan.content().isVerified() && !verifies) {
            return Optional.of("--verify: the server does not look at what it receives; its version is older, or it"
                    + " has --skip-rx-copy");
        }
        if (share.workers() > workers) {
            return Optional.of("-p " + share.workers() + ": the server has " + workers
                    + (workers == 1 ? " worker" : " workers") + "; allowed are as many, or fewer");
        }
        long needed = atOnce(plan);
        if (atOnce == UNLIMITED || needed <= atOnce - promised) {
            return Optional.empty();
        }
        return Optional.of("-m " + share.atOnce() + ": each of the server's workers serves " + atOnce
                + (atOnce == 1 ? " connection" : " connections") + " at once (its -m)"
                + (promised == 0
                        ? "; allowed are as many, or fewer"
                        : ", and other runs have " + promised + " of them; try again when they are over"));
    }

    /** Connections at once that a plan takes from each worker. */
    public static long atOnce(ControlMessage.Plan plan) {
        ControlMessage.Plan.Share share = plan.share();
        return share.connections() < 0 ? share.atOnce() : Math.min(share.connections(), share.atOnce());
    }
}
