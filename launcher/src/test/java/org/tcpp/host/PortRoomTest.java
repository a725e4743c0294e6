package org.tcpp.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.message.Load;

import static org.assertj.core.api.Assertions.assertThat;

class PortRoomTest {

    private static final Limits.Ports HUNDRED = new Limits.Ports(1, 100, Limits.TimeWaitReuse.LOOPBACK);

    @Test
    void shouldBeShortOnlyWhereWaitingHelps() {
        PortRoom room = PortRoom.of(demand(60, false), HUNDRED, 0);

        assertThat(room).isEqualTo(new PortRoom(200, 120));
        assertThat(room.isShort(80)).isFalse();
        assertThat(room.isShort(81)).isTrue();
        assertThat(PortRoom.of(demand(101, false), HUNDRED, 0).isShort(200)).as("never enough").isFalse();
    }

    @Test
    void shouldExpectAsManyConnectionsAsThereWereBefore() {
        assertThat(PortRoom.of(demand(Load.UNLIMITED, false), HUNDRED, 150).needed()).isEqualTo(150);
        assertThat(PortRoom.of(demand(Load.UNLIMITED, false), HUNDRED, 0).needed()).as("at once").isEqualTo(20);
    }

    @Test
    void shouldNotBeAConcernWherePortsServeAgain() {
        assertThat(PortRoom.of(demand(60, true), HUNDRED, 0)).isNull();
        assertThat(PortRoom.of(demand(60, false), new Limits.Ports(1, 100, Limits.TimeWaitReuse.ALL), 0)).isNull();
        assertThat(PortRoom.of(demand(60, false), Limits.UNKNOWN.ports(), 0)).isNull();
    }

    @Test
    void shouldCountThePortsThatConnectionsToTheServerHold() {
        assertThat(HeldPorts.to(50_000, 50_003, Samples.linux())).as("by their other end's port").isEqualTo(4);
        assertThat(HeldPorts.to(10_000, 10_000, Samples.linux())).isZero();
        assertThat(HeldPorts.to(1, 65_535, new Source("FreeBSD", Path.of("/nowhere")))).isNull();
    }

    @Test
    void shouldTakeAHostWithVeryManyAtItsWord(@TempDir Path root) throws IOException {
        Path net = Files.createDirectories(root.resolve("proc/net"));
        Files.writeString(net.resolve("sockstat"), "TCP: inuse 1 orphan 0 tw 100000 alloc 2 mem 0\n");

        assertThat(HeldPorts.to(1, 2, new Source("Linux", root))).isEqualTo(100_000);
    }

    /** Of two client workers with ten connections at once each. */
    private static Demand demand(long connections, boolean toLoopback) {
        return new Demand(2, 0, 10, connections, 1, toLoopback, true);
    }
}
