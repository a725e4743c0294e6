package org.tcpp.worker;

import org.tcpp.net.Net;
import org.tcpp.sample.Names;

/**
 * Names of connections as the network knows them.
 *
 * @param net the network
 */
record NetNames(Net net) implements Names {

    @Override
    public String local(int handle) {
        return net.local(handle);
    }

    @Override
    public String remote(int handle) {
        return net.remote(handle);
    }
}
