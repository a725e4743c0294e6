package org.tcpp.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tcpp.host.Leftovers;
import org.tcpp.host.Ports;
import org.tcpp.host.SocketUse;
import org.tcpp.result.HostView;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class RestWatchTest {

    @Test
    void shouldFindSocketsThatARunLeaves() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            RestWatch watch = watch(server);
            try (Socket _ = new Socket(server.getInetAddress(), server.getLocalPort()); Socket leak = server.accept()) {
                leak.shutdownOutput();
                watch.end();

                List<HostView.Counter> found = watch.found().join();
                assertThat(found).contains(new HostView.Counter("left.sockets", 2L),
                        new HostView.Counter("left.close_wait", 1L), new HostView.Counter("left.fin_wait2", 1L));
                assertThat(found).filteredOn(one -> one.name().equals("left.milliseconds"))
                        .allSatisfy(one -> assertThat(one.difference()).isGreaterThanOrEqualTo(500));
                assertThat(found).extracting(HostView.Counter::name).contains("rest.tcp_orphaned",
                        "rest.tcp_memory_pages");
            }
        }
    }

    @Test
    void shouldFindNothingWhereAllIsClosedOrWasThereBefore() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket _ = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket _ = server.accept()) {
            RestWatch watch = watch(server);
            watch.end();
            assertThat(watch.found().join()).contains(new HostView.Counter("left.sockets", 0L),
                    new HostView.Counter("left.milliseconds", 0L));
        }
    }

    /** The next run of a series waits for it. */
    @Test
    void shouldLookAgainInAMomentWhereSomethingIsLeft() {
        SocketUse use = new SocketUse(null, null, null, null, null, null, Map.of());
        Iterator<Leftovers> looks = Stream.of(Map.<String, Long>of(), Map.of("last_ack", 2L), Map.of("closing", 1L),
                Map.<String, Long>of()).map(states -> new Leftovers(states, use, null)).iterator();
        RestWatch watch = new RestWatch(looks::next, 500, ForkJoinPool.commonPool());
        watch.begin();
        watch.known().join();
        watch.end();

        assertThat(watch.found().join()).contains(new HostView.Counter("left.sockets", 0L),
                new HostView.Counter("left.milliseconds", 10L));
    }

    /** A server that goes on serving cannot say whose the sockets on its ports are. */
    @Test
    void shouldTellOfAHostAsAWholeAndOfNoPorts() {
        RestWatch watch = RestWatch.onHost(ForkJoinPool.commonPool());
        watch.begin();
        watch.end();

        assertThat(watch.found().join()).extracting(HostView.Counter::name)
                .contains("rest.tcp_in_use", "rest.tcp_time_wait", "rest.tcp_allocated", "rest.tcp_orphaned")
                .noneMatch(name -> name.startsWith("left."));
    }

    private static RestWatch watch(ServerSocket server) {
        RestWatch watch = RestWatch.onPorts(
                new Ports(List.of(server.getInetAddress()), server.getLocalPort(), server.getLocalPort()), false,
                ForkJoinPool.commonPool());
        watch.begin();
        watch.known().join();
        return watch;
    }
}
