package org.tcpp.nic;

import java.io.IOException;
import java.util.List;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Whether this kernel tells of sockets by netlink; some sandboxes do not. */
public final class SockDiag {

    private SockDiag() {}

    /** Skips the test that calls it where it does not. */
    public static void assume() {
        assumeTrue(isThere(), "this kernel has no sock_diag");
    }

    private static boolean isThere() {
        try {
            SocketDump.of(List.of(), 1, 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
