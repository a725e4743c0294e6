package org.tcpp.sim;

import org.junit.jupiter.api.Test;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Exchange;
import org.tcpp.message.Load;
import org.tcpp.message.Pacing;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** A client's host with fewer ports than connections may be under way. */
class FewPortsTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int CONNECTIONS = 6;

    /** Those under way have the ports, and give them back in their own time: more than three minutes each. */
    @Test
    void shouldWaitForThePortsOfItsOwnConnectionsHoweverLongTheyLast() {
        Load load = new Load(ChaosWorld.RUN, new Load.Share(CONNECTIONS, CONNECTIONS, 0, 1), SizePlan.fixed(20_000),
                Closing.SERVER, new Load.Times(0, 30 * SECOND_NS, SECOND_NS), false, Content.ANY,
                Exchange.PUSH.paced(new Pacing(null, 1000, 10 * SECOND_NS)));

        Report client = ChaosWorld.playWithPorts(2, load).get(Role.CLIENT);

        assertThat(client.totals().completed()).isEqualTo(CONNECTIONS);
        assertThat(client.totals().failed()).isZero();
        assertThat(client.retries().waitedNs()).isGreaterThan(2 * 180 * SECOND_NS);
    }
}
