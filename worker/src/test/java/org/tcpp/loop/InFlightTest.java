package org.tcpp.loop;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.message.Closing;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.net.Net;
import org.tcpp.net.NioNet;
import org.tcpp.net.Ready;
import org.tcpp.net.TcpInfo;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** A client whose kernel keeps as much as it is given, on a path that is as long as the test says. */
class InFlightTest {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MIB = 1024 * 1024;
    private static final long SECOND_NS = 1_000_000_000L;

    private final Net real = new NioNet(new Net.Options(BUFFER_BYTES));
    /** The system's own. */
    private int sendBufferBytes = 4 * MIB;
    private boolean isLowered;
    private long written;
    private long loweredAt = -1;
    private long freedAt = -1;
    private long roundTripUs;
    private long segmentBytes;
    private long longerFrom = Long.MAX_VALUE;

    @AfterEach
    void close() {
        real.close();
    }

    @ParameterizedTest
    @CsvSource({"5,32741,true", "25,32741,true", "26,32741,false", "-1,32741,false", "5,1448,false", "5,8948,false"})
    void shouldKeepLessInFlightWhereThePathIsShortAndNowhereElse(long leastUs, long segment, boolean lowers) {
        roundTripUs = leastUs;
        segmentBytes = segment;
        Report report = send(1 * MIB);

        assertThat(isLowered).isEqualTo(lowers);
        assertThat(report.histograms().containsKey(Report.LOWERED_SEND_BUFFER)).isEqualTo(lowers);
        assertThat(loweredAt).isEqualTo(lowers ? 0 : -1);
    }

    @ParameterizedTest
    @CsvSource({"131072", "524288"})
    void shouldNotTouchWhatIsSmallAlready(int smallBytes) {
        sendBufferBytes = smallBytes;
        roundTripUs = 5;
        segmentBytes = 32_741;

        assertThat(send(1 * MIB).histograms()).doesNotContainKey(Report.LOWERED_SEND_BUFFER);
        assertThat(isLowered).isFalse();
    }

    @Test
    void shouldLetGoWhereThePathBecomesLonger() {
        roundTripUs = 5;
        segmentBytes = 32_741;
        longerFrom = 40 * MIB;
        send(80 * MIB);

        assertThat(loweredAt).isZero();
        assertThat(freedAt).isBetween(40L * MIB, 56L * MIB);
        assertThat(isLowered).isFalse();
    }

    private Report send(long bytes) {
        int remote = real.address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
        return Loopback.alone(path(), remote, BUFFER_BYTES, new Load(Report.CLASSIC, new Load.Share(1, 1, 0, 1),
                SizePlan.fixed(bytes), Closing.CLIENT, new Load.Times(0, 30 * SECOND_NS, SECOND_NS), false));
    }

    private Net path() {
        return (Net) Proxy.newProxyInstance(Net.class.getClassLoader(), new Class<?>[]{Net.class},
                (_, method, values) -> switch (method.getName()) {
                    case "connect", "watch" -> 0;
                    case "write" -> {
                        written += (int) values[2];
                        yield values[2];
                    }
                    case "info" -> {
                        TcpInfo info = (TcpInfo) values[1];
                        info.minRoundTripUs = written < longerFrom ? roundTripUs : 20_000;
                        info.sentSegmentBytes = segmentBytes;
                        yield true;
                    }
                    case "lowerSendBuffer" -> lower((int) values[1]);
                    case "freeSendBuffer" -> {
                        freedAt = isLowered ? written : freedAt;
                        isLowered = false;
                        yield null;
                    }
                    case "poll" -> {
                        ((Ready) values[0]).clear();
                        ((Ready) values[0]).add(0, Ready.WRITE);
                        yield null;
                    }
                    case "close", "reset" -> null;
                    default -> method.invoke(real, values);
                });
    }

    /** As {@link Net#lowerSendBuffer} has it. */
    private boolean lower(int bytes) {
        boolean now = !isLowered && sendBufferBytes > 2 * bytes;
        isLowered |= now;
        loweredAt = now ? written : loweredAt;
        return now;
    }
}
