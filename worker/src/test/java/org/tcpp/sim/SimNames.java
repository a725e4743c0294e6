package org.tcpp.sim;

import org.tcpp.net.Net;
import org.tcpp.sample.Names;

/**
 * Names of connections as a simulated network knows them; what never came to be has none.
 *
 * @param net the network
 */
record SimNames(Net net) implements Names {

    @Override
    public String local(int handle) {
        return handle < 0 ? null : net.local(handle);
    }

    @Override
    public String remote(int handle) {
        return handle < 0 ? null : net.remote(handle);
    }
}
