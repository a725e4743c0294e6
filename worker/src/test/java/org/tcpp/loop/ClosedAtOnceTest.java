package org.tcpp.loop;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Closing;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.net.Net;
import org.tcpp.net.NioNet;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** A client on a path so short that each connection is established, and takes all its bytes, as soon as it begins. */
class ClosedAtOnceTest {

    private static final int CONNECTIONS = 200;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final long SECOND_NS = 1_000_000_000L;

    private final BitSet open = new BitSet();
    private int mostOpen;

    @Test
    void shouldEndAShortConnectionBeforeTheNextBegins() {
        Report report;
        try (Net real = new NioNet(new Net.Options(BUFFER_BYTES))) {
            int remote = real.address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
            report = Loopback.alone(shortPath(real), remote, BUFFER_BYTES, new Load(Report.CLASSIC,
                    new Load.Share(CONNECTIONS, CONNECTIONS, 0, 1), SizePlan.fixed(1000), Closing.CLIENT,
                    new Load.Times(0, SECOND_NS, SECOND_NS), false));
        }

        assertThat(report.totals().completed()).isEqualTo(CONNECTIONS);
        assertThat(open.isEmpty()).isTrue();
        assertThat(mostOpen).isEqualTo(1);
    }

    /** Buffers are those of a real network; connections are only counted. */
    private Net shortPath(Net real) {
        return (Net) Proxy.newProxyInstance(Net.class.getClassLoader(), new Class<?>[]{Net.class},
                (_, method, values) -> switch (method.getName()) {
                    case "connect" -> connect();
                    case "write" -> values[2];
                    case "writeRegion" -> (int) values[2] + (int) values[5];
                    case "close", "reset" -> {
                        open.clear((int) values[0]);
                        yield null;
                    }
                    case "watch" -> 0;
                    case "info" -> false;
                    default -> method.invoke(real, values);
                });
    }

    private int connect() {
        int handle = open.nextClearBit(0);
        open.set(handle);
        mostOpen = Math.max(mostOpen, open.cardinality());
        return handle;
    }
}
