package org.tcpp.worker;

import org.tcpp.message.WorkerSpec;
import org.tcpp.net.Net;
import org.tcpp.sample.Names;

/** Names of a client's connections: a socket that never got through does not know its peer, but we do. */
final class ClientNames implements Names {

    private final Net net;
    private final String remote;

    ClientNames(Net net, WorkerSpec.Endpoint endpoint) {
        this.net = net;
        String host = endpoint.address();
        remote = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + endpoint.port();
    }

    @Override
    public String local(int handle) {
        return net.local(handle);
    }

    @Override
    public String remote(int handle) {
        return remote;
    }
}
