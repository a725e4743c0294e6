package org.tcpp.loop;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Counters;
import org.tcpp.message.Integrity;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs whose bytes are checked. */
class VerifiedLoopTest {

    private static final int RUN = 7;
    private static final int WINDOWS = 500;
    private static final int OPENING = 12;
    private static final long SECOND_NS = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({"true,12,KEYED", "true,13,KEYED", "true,1000,SHARED", "true,65537,KEYED", "true,3000000,KEYED",
            "true,3000000,SHARED", "false,13,KEYED", "false,65537,KEYED", "false,3000000,SHARED"})
    void shouldCheckEveryByteThatComes(boolean epoll, long bytes, Content content) {
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            loopback.begin(load(20, 7, bytes, content));
            loopback.untilClientIsOver();
            Report received = loopback.stopServer(RUN, 20);

            assertThat(received.totals()).isEqualTo(new Counters(20, 20, 20, 0, 0, 20 * bytes));
            Integrity integrity = received.ends().integrity();
            assertThat(integrity.content()).isEqualTo(content);
            assertThat(integrity.checkedBytes()).isEqualTo(20 * (bytes - OPENING));
            assertThat(integrity.damagedConnections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"20000, 1000, KEYED", "1000, 1000000, KEYED", "1000, 1000000, SHARED"})
    void shouldAllocateNothingInTheSteadyLoop(long connections, long bytes, Content content) {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            loopback.begin(load(connections, 50, bytes, content));
            loopback.untilStarted(connections / 2);
            AllocatedBytes allocated = AllocatedBytes.of(WINDOWS,
                    done -> loopback.untilStarted(connections / 2 + (done + 1) * connections / 2 / WINDOWS));

            assertThat(allocated.median()).as(allocated.toString()).isZero();
            assertThat(loopback.untilClientIsOver().totals().completed()).isEqualTo(connections);
        }
    }

    private static Load load(long connections, int atOnce, long bytes, Content content) {
        return new Load(RUN, new Load.Share(connections, atOnce, 0, 1), SizePlan.fixed(bytes), Closing.RESET,
                new Load.Times(0, 30 * SECOND_NS, 3600 * SECOND_NS), false, content);
    }
}
