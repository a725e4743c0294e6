package org.tcpp.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every Net does. One subclass for each sibling. */
public abstract class NetContract
        implements
            TransferContract,
            RegionContract,
            CopyContract,
            EventContract,
            HandleContract,
            AddressContract {

    private final Ready ready = new Ready(16);
    private Net net;
    private int listener;
    private int remote;

    @BeforeEach
    void openNet() {
        begin(OPTIONS);
    }

    @AfterEach
    void closeNet() {
        net.close();
    }

    @Override
    public void reopen(Net.Options options) {
        net.close();
        begin(options);
    }

    private void begin(Net.Options options) {
        net = open(options);
        listener = net.listen(InetAddress.getLoopbackAddress(), 0);
        remote = net.address(new InetSocketAddress(InetAddress.getLoopbackAddress(), net.port(listener)));
    }

    @Override
    public Net net() {
        return net;
    }

    @Override
    public Ready ready() {
        return ready;
    }

    @Override
    public int listener() {
        return listener;
    }

    @Override
    public int remote() {
        return remote;
    }
}
