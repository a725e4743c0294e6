package org.tcpp.sim;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an application sees of TCP beyond the contract: between two hosts, and when something goes wrong. */
class SimTcpTest {

    private static final int PORT = 10_000;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final Net.Options OPTIONS = new Net.Options(1 << 20);

    private final SimWorld world = new SimWorld(7);
    private final SimHost here = world.addHost("here");
    private final SimHost there = world.addHost("there");
    private final SimProcess clientProcess = new SimProcess(here, "client");
    private final SimProcess serverProcess = new SimProcess(there, "server");
    private final SimNet client = new SimNet(clientProcess, OPTIONS);
    private final SimNet server = new SimNet(serverProcess, OPTIONS);
    private final int listener = server.listen(null, PORT);
    private final int remote = client.address(new InetSocketAddress(there.address, PORT));
    private final Ready ready = new Ready(64);

    @Test
    void shouldTakeARoundTripToConnect() {
        here.pathTo(there).latencyNs = 30_000_000;
        there.pathTo(here).latencyNs = 20_000_000;
        int handle = client.connect(remote, -1);
        assertThat(client.write(handle, 0, 1)).isEqualTo(NetCode.WOULD_BLOCK);

        assertThat(until(handle, Ready.WRITE)).isBetween(50_000_000L, 51_000_000L);
        assertThat(client.write(handle, 0, 1)).isEqualTo(1);
    }

    @Test
    void shouldCarryNoMoreThanTheLinkDoes() {
        here.pathTo(there).bytesPerSecond = 1_000_000;
        int handle = connected();
        int accepted = server.accept(listener);
        long beganNs = world.nowNs();
        long received = 0;
        while (received < 1_000_000) {
            client.write(handle, 0, 100_000);
            pass(1_000_000);
            received += Math.max(0, server.read(accepted, 1 << 20));
        }
        assertThat(world.nowNs() - beganNs).isBetween(SECOND_NS, SECOND_NS * 11 / 10);
    }

    @Test
    void shouldTakeMoreThanThePeerReadsAndNoMoreThanBothBuffersHold() {
        int handle = connected();
        long taken = 0;
        for (int i = 0; i < 10; i++) {
            taken += Math.max(0, client.write(handle, 0, 1 << 20));
            pass(SECOND_NS);
        }
        assertThat(taken).isEqualTo(here.sendBufferBytes + there.receiveBufferBytes);
        assertThat(until(handle, Ready.WRITE, SECOND_NS)).isEqualTo(-1);
        int accepted = server.accept(listener);
        assertThat(server.read(accepted, 1 << 20)).isEqualTo(there.receiveBufferBytes);
        assertThat(until(handle, Ready.WRITE, SECOND_NS)).isNotNegative();
    }

    @Test
    void shouldLoseWhatWasSentWhenTheReaderClosesWithUnreadBytes() {
        int handle = connected();
        client.write(handle, 0, 1000);
        pass(SECOND_NS);
        server.close(server.accept(listener));
        pass(SECOND_NS);
        assertThat(client.read(handle, 1)).isEqualTo(NetCode.RESET);
        assertThat(client.read(handle, 1)).isEqualTo(NetCode.END);
        assertThat(client.write(handle, 0, 1)).isEqualTo(NetCode.RESET);
    }

    @Test
    void shouldAnswerDataToAClosedEndWithReset() {
        int handle = connected();
        server.close(server.accept(listener));
        pass(SECOND_NS);
        assertThat(client.read(handle, 1)).isEqualTo(NetCode.END);
        assertThat(client.write(handle, 0, 1)).isEqualTo(1);
        pass(SECOND_NS);
        assertThat(client.write(handle, 0, 1)).isEqualTo(NetCode.RESET);
    }

    @Test
    void shouldDeliverWhatWasWrittenBeforeAnOrderlyClose() {
        here.pathTo(there).bytesPerSecond = 10_000;
        int handle = connected();
        client.write(handle, 0, 5000);
        client.close(handle);
        int accepted = server.accept(listener);
        pass(SECOND_NS);
        assertThat(server.read(accepted, 1 << 20)).isEqualTo(5000);
        assertThat(server.read(accepted, 1)).isEqualTo(NetCode.END);
    }

    @Test
    void shouldNotDeliverWhatWasNotSentBeforeAReset() {
        there.receiveBufferBytes = 1000;
        int handle = connected();
        client.write(handle, 0, 5000);
        client.reset(handle);
        int accepted = server.accept(listener);
        pass(SECOND_NS);
        assertThat(server.read(accepted, 1 << 20)).isEqualTo(1000);
        assertThat(server.read(accepted, 1)).isEqualTo(NetCode.RESET);
    }

    @Test
    void shouldCutAtTheByteItWasToldTo() {
        int handle = connected();
        world.connections().getFirst().peer().cutAt = 700;
        client.write(handle, 0, 1000);
        pass(SECOND_NS);
        int accepted = server.accept(listener);
        assertThat(server.read(accepted, 1 << 20)).isEqualTo(700);
        assertThat(server.read(accepted, 1)).isEqualTo(NetCode.RESET);
        assertThat(client.write(handle, 0, 1)).isEqualTo(NetCode.RESET);
    }

    @Test
    void shouldLetTheClientBelieveInWhatTheBacklogHasNoRoomFor() {
        there.mostWaiting = 0;
        here.pathTo(there).latencyNs = 1_000_000;
        there.pathTo(here).latencyNs = 1_000_000;
        List<Integer> handles = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            handles.add(client.connect(remote, -1));
        }
        pass(SECOND_NS / 2);
        int established = 0;
        for (int handle : handles) {
            established += client.write(handle, 0, 10) == 10 ? 1 : 0;
        }
        assertThat(established).as("all SYNs came before the first was complete").isEqualTo(3);
        assertThat(server.accept(listener)).isNotNegative();
        assertThat(server.accept(listener)).isEqualTo(NetCode.WOULD_BLOCK);
        pass(4 * SECOND_NS);
        assertThat(server.accept(listener)).as("it is let in when it sends again").isNotNegative();
        pass(100 * SECOND_NS);
        server.accept(listener);
        assertThat(client.read(handles.get(2), 1)).isIn(NetCode.WOULD_BLOCK, NetCode.RESET);
    }

    @Test
    void shouldRefuseWhereNobodyListens() {
        int handle = client.connect(client.address(new InetSocketAddress(there.address, PORT + 1)), -1);
        until(handle, Ready.WRITE);
        assertThat(client.write(handle, 0, 1)).isEqualTo(NetCode.REFUSED);
    }

    @Test
    void shouldGiveUpOnSilenceAfterAllRetries() {
        here.pathTo(there).down(0, Long.MAX_VALUE, false);
        int handle = client.connect(remote, -1);
        assertThat(until(handle, Ready.WRITE)).isBetween(127 * SECOND_NS, 128 * SECOND_NS);
        assertThat(client.write(handle, 0, 1)).isEqualTo(NetCode.TIMED_OUT);
    }

    @Test
    void shouldTellAtOnceThatTheInterfaceIsDown() {
        here.pathTo(there).down(0, SECOND_NS, true);
        assertThat(client.connect(remote, -1)).isEqualTo(NetCode.UNREACHABLE);
        pass(SECOND_NS);
        assertThat(client.connect(remote, -1)).isNotNegative();
    }

    @Test
    void shouldRepeatWhatWasSentWhileTheLinkWasDown() {
        int handle = connected();
        here.pathTo(there).down(world.nowNs(), world.nowNs() + SECOND_NS, false);
        client.write(handle, 0, 1000);
        int accepted = server.accept(listener);
        pass(SECOND_NS);
        assertThat(server.read(accepted, 1 << 20)).isEqualTo(NetCode.WOULD_BLOCK);
        pass(SECOND_NS);
        assertThat(server.read(accepted, 1 << 20)).isEqualTo(1000);
    }

    @Test
    void shouldHandOutTheLowestFreeDescriptorAndNoMoreThanAllowed() {
        clientProcess.mostDescriptors = 7;
        int first = client.connect(remote, -1);
        int second = client.connect(remote, -1);
        assertThat(client.connect(remote, -1)).isEqualTo(NetCode.NO_DESCRIPTORS);
        client.close(first);
        assertThat(second).isEqualTo(first + 1);
        assertThat(client.connect(remote, -1)).isEqualTo(first);
        assertThatThrownBy(() -> client.write(second + 1, 0, 1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void shouldKeepThePortOfWhoClosedFirst() {
        here.portCount = 1;
        int handle = connected();
        assertThat(client.connect(remote, -1)).isEqualTo(NetCode.NO_PORTS);
        client.close(handle);
        server.close(server.accept(listener));
        pass(59 * SECOND_NS);
        assertThat(client.connect(remote, -1)).isEqualTo(NetCode.NO_PORTS);
        pass(2 * SECOND_NS);
        assertThat(client.connect(remote, -1)).isNotNegative();
    }

    @Test
    void shouldCloseEverythingOfAKilledProcess() {
        int handle = connected();
        server.accept(listener);
        serverProcess.kill();
        pass(SECOND_NS);
        assertThat(client.read(handle, 1)).isEqualTo(NetCode.END);
        int refused = client.connect(remote, -1);
        pass(SECOND_NS);
        assertThat(client.write(refused, 0, 1)).isEqualTo(NetCode.REFUSED);
    }

    @Test
    void shouldKeepAStoppedProcessFromRunningWhileItsClockGoesOn() {
        List<Long> turns = new ArrayList<>();
        SimProcess process = new SimProcess(here, "stopped");
        SimNet net = new SimNet(process, OPTIONS);
        process.start(0, () -> {
            Ready some = new Ready(1);
            while (process.nanoTime() < 60 * SECOND_NS) {
                net.poll(some, SECOND_NS);
                turns.add(process.nanoTime());
            }
        });
        world.at(5 * SECOND_NS + SECOND_NS / 2, () -> process.stopFor(30 * SECOND_NS));
        while (world.step(100 * SECOND_NS)) {
            // Until nothing is to happen any more.
        }
        assertThat(turns).hasSizeBetween(29, 31);
        assertThat(turns).noneMatch(ns -> ns > 6 * SECOND_NS && ns < 35 * SECOND_NS);
        assertThat(process.pausedNs()).isEqualTo(30 * SECOND_NS);
    }

    private int connected() {
        int handle = client.connect(remote, -1);
        until(handle, Ready.WRITE);
        pass(SECOND_NS);
        return handle;
    }

    /** How long it took until the handle was ready for that. */
    private long until(int handle, int interest) {
        return until(handle, interest, 1000 * SECOND_NS);
    }

    private long until(int handle, int interest, long mostNs) {
        client.watch(handle, interest);
        long beganNs = world.nowNs();
        client.poll(ready, mostNs);
        client.watch(handle, 0);
        return ready.count() == 0 ? -1 : world.nowNs() - beganNs;
    }

    private void pass(long ns) {
        long untilNs = world.nowNs() + ns;
        while (world.step(untilNs)) {
            // Until nothing is to happen any more by then.
        }
        world.idleUntil(untilNs);
    }
}
