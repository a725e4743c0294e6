package org.tcpp.sim;

import java.net.InetSocketAddress;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.wire.Opening;

/** Somebody who connects to a server worker and says nothing, or nonsense, or half of what would make sense. */
final class Stranger {

    private static final int MOST_BYTES = 64;
    private static final long SECOND_NS = 1_000_000_000L;

    private final SimProcess process;
    private final SimNet net;
    private final SimRandom random;
    private final int remote;
    private final Ready ready = new Ready(1);

    Stranger(SimHost from, SimHost to, int port, SimRandom random) {
        process = new SimProcess(from, "stranger");
        net = new SimNet(process, new Net.Options(MOST_BYTES));
        this.random = random;
        remote = net.address(new InetSocketAddress(to.address, port));
    }

    void start(long atNs) {
        process.start(atNs, this::knockAFewTimes);
    }

    private void knockAFewTimes() {
        for (int i = (int) random.spread(1, 20); i > 0; i--) {
            int handle = net.connect(remote, -1);
            if (handle >= 0) {
                net.watch(handle, Ready.WRITE);
                net.poll(ready, SECOND_NS);
                say(handle);
                leave(handle);
            }
        }
        net.poll(ready, random.spread(SECOND_NS, 100 * SECOND_NS));
    }

    private void say(int handle) {
        switch (random.below(4)) {
            case 0 -> Opening.putPreamble(net.out(), 0, (int) random.nextLong(), random.below(10));
            case 1 -> Opening.putClassic(net.out(), 0, random.nextLong());
            case 2 -> net.out().putLong(0, random.nextLong());
            default -> {
                return;
            }
        }
        int result = net.write(handle, 0, (int) random.between(1, Opening.BYTES));
        if (result == NetCode.WOULD_BLOCK) {
            net.poll(ready, random.spread(1, SECOND_NS));
        }
    }

    /** At once, later, or at the end of time. */
    private void leave(int handle) {
        net.watch(handle, 0);
        if (random.oneIn(2)) {
            net.poll(ready, random.spread(1, SECOND_NS));
        }
        switch (random.below(3)) {
            case 0 -> net.close(handle);
            case 1 -> net.reset(handle);
            default -> net.watch(handle, Ready.READ);
        }
    }
}
