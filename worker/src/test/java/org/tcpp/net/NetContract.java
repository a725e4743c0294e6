package org.tcpp.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What every Net does. One subclass for each sibling. */
@Timeout(20)
public abstract class NetContract {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long SECOND_NS = 1_000_000_000L;

    private final Ready ready = new Ready(16);
    private Net net;
    private int listener;
    private int remote;

    /** Opens the sibling under test. */
    protected abstract Net open(Net.Options options);

    @BeforeEach
    void listen() {
        net = open(new Net.Options(BUFFER_BYTES, 0, 0, true, null, false, -1));
        listener = net.listen(InetAddress.getLoopbackAddress(), 0);
        remote = net.address(new InetSocketAddress(InetAddress.getLoopbackAddress(), net.port(listener)));
    }

    @AfterEach
    void close() {
        net.close();
    }

    @Test
    void shouldCarryBytesFromOneEndToTheOther() {
        int client = connect();
        net.out().put(0, new byte[]{1, 2, 3, 4});
        assertThat(net.write(client, 1, 3)).isEqualTo(3);
        int server = accept();

        assertThat(awaitRead(server, 100)).isEqualTo(3);
        assertThat(new byte[]{net.in().get(0), net.in().get(1), net.in().get(2)}).containsExactly(2, 3, 4);
    }

    @Test
    void shouldReadNoMoreThanAskedFor() {
        int client = connect();
        net.write(client, 0, 10);
        int server = accept();

        assertThat(awaitRead(server, 4)).isEqualTo(4);
        assertThat(net.read(server, 100)).isEqualTo(6);
        assertThat(net.read(server, 100)).isEqualTo(NetCode.WOULD_BLOCK);
    }

    @Test
    void shouldTellTheEndAfterAnOrderlyClose() {
        int client = connect();
        net.write(client, 0, 5);
        int server = accept();
        net.close(client);

        assertThat(awaitRead(server, 100)).isEqualTo(5);
        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.END);
    }

    @Test
    void shouldTellResetAfterAReset() {
        int client = connect();
        int server = accept();
        net.reset(client);

        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.RESET);
        assertThat(net.lastError()).isNotEmpty();
    }

    @Test
    void shouldTellResetToAWriterWhoseReaderIsGone() {
        int client = connect();
        int server = accept();
        net.reset(server);

        int result = net.write(client, 0, 1);
        for (int i = 0; i < 100 && result >= 0; i++) {
            net.watch(client, Ready.WRITE);
            net.poll(ready, SECOND_NS / 100);
            result = net.write(client, 0, 1);
        }
        assertThat(result).isEqualTo(NetCode.RESET);
    }

    @Test
    void shouldTellRefusedWhereNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        int nobody = net.address(new InetSocketAddress(InetAddress.getLoopbackAddress(), free));

        int handle = net.connect(nobody, -1);

        assertThat(handle < 0 ? handle : awaitWrite(handle)).isEqualTo(NetCode.REFUSED);
    }

    @Test
    void shouldBlockNobodyWhenTheReaderDoesNotRead() {
        int client = connect();
        accept();
        int result = 0;
        while (result >= 0) {
            result = net.write(client, 0, BUFFER_BYTES);
        }
        assertThat(result).isEqualTo(NetCode.WOULD_BLOCK);
        net.watch(client, Ready.WRITE);
        net.poll(ready, 0);
        assertThat(ready.count()).isZero();
    }

    @Test
    void shouldReportOnlyWhatIsWatched() {
        int client = connect();
        net.write(client, 0, 1);
        int server = accept();
        net.watch(client, Ready.WRITE);
        net.watch(server, Ready.READ);
        net.watch(listener, 0);
        awaitEvents(2);
        assertThat(net.read(server, 1)).isEqualTo(1);
        net.watch(client, 0);

        net.poll(ready, 0);

        assertThat(ready.count()).isZero();
    }

    @Test
    void shouldReportEachHandleAtMostOnceInABatch() {
        for (int i = 0; i < 5; i++) {
            int client = connect();
            net.write(client, 0, 1);
            net.watch(client, Ready.READ | Ready.WRITE);
        }
        net.watch(listener, Ready.READ);
        awaitEvents(6);
        assertThat(java.util.stream.IntStream.range(0, ready.count()).map(ready::handle)).doesNotHaveDuplicates();
    }

    @Test
    void shouldAcceptAllThatWait() {
        for (int i = 0; i < 20; i++) {
            connect();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(accept()).isNotNegative();
        }
        assertThat(net.accept(listener)).isEqualTo(NetCode.WOULD_BLOCK);
    }

    @Test
    void shouldTellWhenThePortIsInUse() {
        assertThat(net.listen(InetAddress.getLoopbackAddress(), net.port(listener)))
                .isEqualTo(NetCode.ADDRESS_IN_USE);
    }

    @Test
    void shouldTellWhenAnAddressIsNotOfThisHost() throws IOException {
        assertThat(net.listen(InetAddress.getByName("192.0.2.1"), 0)).isEqualTo(NetCode.NO_PORTS);
    }

    @Test
    void shouldBindToTheLocalAddressAskedFor() throws IOException {
        int local = net.address(new InetSocketAddress(InetAddress.getByName("127.0.0.7"), 0));

        int client = net.connect(remote, local);

        assertThat(net.local(client)).startsWith("127.0.0.7:");
        assertThat(net.remote(client)).isEqualTo("127.0.0.1:" + net.port(listener));
    }

    @Test
    void shouldListenOnBothFamiliesWhereNoAddressIsGiven() throws IOException {
        int any = net.listen(null, 0);
        for (String loopback : new String[]{"127.0.0.1", "::1"}) {
            try (Socket _ = new Socket(InetAddress.getByName(loopback), net.port(any))) {
                net.watch(any, Ready.READ);
                awaitEvents(1);
                assertThat(net.remote(net.accept(any))).contains(loopback.equals("::1") ? "[" : "127.0.0.1:");
            }
        }
    }

    @Test
    void shouldWakeFromAnotherThread() {
        CompletableFuture<Void> waker = CompletableFuture.runAsync(net::wake);
        long beganNs = System.nanoTime();
        net.poll(ready, 10 * SECOND_NS);
        waker.join();
        assertThat(System.nanoTime() - beganNs).isLessThan(5 * SECOND_NS);
        assertThat(ready.count()).isZero();
    }

    @Test
    void shouldNameTheOtherEndOfWhatWasAcceptedEvenAfterItsReset() {
        int client = connect();
        net.write(client, 0, 1);
        String name = net.local(client);
        int server = accept();
        net.reset(client);
        while (awaitRead(server, 1) > 0) {
            // The byte may still come before the reset.
        }

        assertThat(net.remote(server)).isEqualTo(name);
    }

    @Test
    void shouldReuseHandlesAfterTheyWereClosed() {
        int most = 0;
        for (int i = 0; i < 200; i++) {
            int client = connect();
            int server = accept();
            net.watch(client, Ready.READ);
            net.watch(server, Ready.READ);
            most = Math.max(most, Math.max(client, server));
            net.close(client);
            net.reset(server);
            net.poll(ready, 0);
        }
        assertThat(most).isLessThan(500);
    }

    private int connect() {
        int handle = net.connect(remote, -1);
        assertThat(handle).isNotNegative();
        return handle;
    }

    private int accept() {
        net.watch(listener, Ready.READ);
        int handle = net.accept(listener);
        while (handle == NetCode.WOULD_BLOCK) {
            net.poll(ready, SECOND_NS / 10);
            handle = net.accept(listener);
        }
        net.watch(listener, 0);
        return handle;
    }

    private int awaitRead(int handle, int length) {
        net.watch(handle, Ready.READ);
        int result = net.read(handle, length);
        while (result == NetCode.WOULD_BLOCK) {
            net.poll(ready, SECOND_NS / 10);
            result = net.read(handle, length);
        }
        return result;
    }

    private int awaitWrite(int handle) {
        int result = net.write(handle, 0, 1);
        while (result == NetCode.WOULD_BLOCK) {
            net.watch(handle, Ready.WRITE);
            net.poll(ready, SECOND_NS / 10);
            result = net.write(handle, 0, 1);
        }
        return result;
    }

    /** Some systems take a moment until all that is ready is reported at once. */
    private void awaitEvents(int count) {
        net.poll(ready, SECOND_NS / 10);
        while (ready.count() < count) {
            net.poll(ready, SECOND_NS / 10);
        }
    }
}
