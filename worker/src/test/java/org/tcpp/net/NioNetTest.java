package org.tcpp.net;

/** The java.nio sibling. */
class NioNetTest extends NetContract {

    @Override
    protected Net open(Net.Options options) {
        return new NioNet(options);
    }

    @Override
    protected boolean tellsEnds() {
        return false;
    }

    @Override
    protected boolean waitsInNanoseconds() {
        return false;
    }

    @Override
    protected boolean knowsTcpInfo() {
        return false;
    }
}
