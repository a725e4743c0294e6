package org.tcpp.sim;

import org.tcpp.net.Net;
import org.tcpp.net.NetContract;

/** The simulated sibling keeps the contract of the real ones: what is found over it would be found over them. */
class SimNetTest extends NetContract {

    private final SimHost host = new SimWorld(1).addHost("host");
    private SimProcess last;

    @Override
    public Net open(Net.Options options) {
        last = new SimProcess(host, "test");
        return new SimNet(last, options);
    }

    @Override
    public long nanoTime() {
        return last.nanoTime();
    }

    @Override
    public boolean tellsEnds() {
        return true;
    }

    @Override
    public boolean waitsInNanoseconds() {
        return true;
    }

    @Override
    public boolean knowsTcpInfo() {
        return true;
    }

    @Override
    public boolean hasThisHostsInterfaces() {
        return false;
    }

    @Override
    public boolean sparesCopies() {
        return false;
    }
}
