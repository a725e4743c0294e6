package org.tcpp.net.linux;

import org.tcpp.net.Net;
import org.tcpp.net.NetContract;
import org.tcpp.net.SocketOptionsContract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The epoll sibling; skipped, with the cause, where there is no epoll. */
class EpollNetTest extends NetContract implements SocketOptionsContract {

    @Override
    public Net open(Net.Options options) {
        Epoll epoll = Epoll.open(options);
        assumeTrue(epoll.net() != null, () -> "epoll cannot be used here: " + epoll.cause());
        return epoll.net();
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
    public boolean sparesCopies() {
        return true;
    }
}
