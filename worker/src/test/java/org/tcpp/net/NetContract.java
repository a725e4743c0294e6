package org.tcpp.net;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What every Net does. One subclass for each sibling. */
public abstract class NetContract {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Net.Options OPTIONS = new Net.Options(BUFFER_BYTES, 0, 0, true, null, false, -1);
    /** From this offset on what is sent never changes. */
    private static final int FIXED_FROM = 12;
    private static final Net.Options SKIPPING = new Net.Options(BUFFER_BYTES, 0, 0, true, null, true, -1);
    private static final Net.Options ZERO_COPY = new Net.Options(BUFFER_BYTES, 0, 0, true, null, false, FIXED_FROM);
    private static final long SECOND_NS = 1_000_000_000L;
    /** Nothing here takes longer, however busy the machine. An interrupt would not end a wait for an event. */
    private static final long PATIENCE_NS = 15 * SECOND_NS;

    private final Ready ready = new Ready(16);
    private Net net;
    private int listener;
    private int remote;

    /** Opens the sibling under test. */
    protected abstract Net open(Net.Options options);

    /** Whether its polls tell {@link Ready#END} and {@link Ready#FAILED}. */
    protected abstract boolean tellsEnds();

    /** Whether it waits in less than a millisecond. */
    protected abstract boolean waitsInNanoseconds();

    /** Whether its interfaces are those that this JVM sees. */
    protected boolean hasThisHostsInterfaces() {
        return true;
    }

    /** The clock by which it waits. */
    protected long nanoTime() {
        return System.nanoTime();
    }

    /** Whether it knows {@link TcpInfo}. */
    protected abstract boolean knowsTcpInfo();

    /** Whether it can do without copies, in sending and receiving. */
    protected abstract boolean sparesCopies();

    @BeforeEach
    void open() {
        net = open(OPTIONS);
        listen(net);
    }

    private void listen(Net on) {
        listener = on.listen(InetAddress.getLoopbackAddress(), 0);
        remote = on.address(new InetSocketAddress(InetAddress.getLoopbackAddress(), on.port(listener)));
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
    void shouldLetWhatIsWrittenAndReadBeMadeAndSeenInPlace() {
        int client = connect();
        net.write(client, 0, 3);
        int server = accept();
        assertThat(awaitRead(server, 3)).isEqualTo(3);

        net.out().putLong(BUFFER_BYTES - Long.BYTES, 0x0102030405060708L);

        assertThat(net.write(client, BUFFER_BYTES - 2, 2)).isEqualTo(2);
        assertThat(awaitRead(server, BUFFER_BYTES)).isEqualTo(2);
        assertThat(net.in().getShort(0)).isEqualTo((short) 0x0708);
        assertThat(net.in().getLong(BUFFER_BYTES - Long.BYTES)).as("beyond what came").isZero();
        if (net.in().isDirect()) {
            assertThat(net.in().alignmentOffset(0, 4096)).as("begins at a page").isZero();
        }
    }

    @Test
    void shouldWriteFromARegionAtAnyOffset() {
        int first = region(10, 1);
        int region = region(100_001, 7);
        int client = connect();
        int server = accept();

        assertThat(net.writeRegion(client, 0, 0, region, 99_998, 3)).isEqualTo(3);
        assertThat(net.writeRegion(client, 0, 0, first, 0, 2)).isEqualTo(2);

        awaitBytes(server, 7 + 99_998, 7 + 99_999, 7 + 100_000, 1, 2);
    }

    @Test
    void shouldWriteSomeOfItsBufferAndThenOfARegion() {
        int region = region(5000, 7);
        int client = connect();
        int server = accept();
        net.out().put(0, new byte[]{50, 51, 52, 53});

        assertThat(net.writeRegion(client, 1, 2, region, 4, 3)).isEqualTo(5);
        assertThat(net.writeRegion(client, 3, 1, region, 4, 0)).as("nothing of the region").isEqualTo(1);

        awaitBytes(server, 51, 52, 11, 12, 13, 53);
    }

    @Test
    void shouldTakePartOfARegionWhereTheReaderDoesNotRead() {
        int region = region(BUFFER_BYTES, 7);
        int client = connect();
        int server = accept();
        long written = 0;
        int some;
        while ((some = net.writeRegion(client, 0, 1, region, 1, BUFFER_BYTES - 1)) >= 0) {
            written += some;
        }
        assertThat(some).isEqualTo(NetCode.WOULD_BLOCK);

        net.close(client);
        long read = 0;
        while ((some = awaitRead(server, BUFFER_BYTES)) > 0) {
            read += some;
        }
        assertThat(read).isEqualTo(written);
        assertThat(some).isEqualTo(NetCode.END);
    }

    @Test
    void shouldLetNobodyChangeARegion() {
        ByteBuffer bytes = net.regionBytes(region(5000, 7));

        assertThat(bytes.isReadOnly()).isTrue();
        assertThat(bytes.remaining()).isEqualTo(5000);
        assertThat(bytes.getShort(3)).as("big-endian").isEqualTo((short) (10 << 8 | 11));
    }

    @Test
    void shouldTellResetToWhoWritesFromARegion() {
        int region = region(100, 7);
        int client = connect();
        net.reset(accept());
        int result = 0;
        for (int i = 0; i < 100 && result >= 0; i++) {
            result = net.writeRegion(client, 0, 4, region, 0, 100);
            net.watch(client, Ready.READ);
            net.poll(ready, SECOND_NS / 100);
        }
        assertThat(result).isEqualTo(NetCode.RESET);
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
        net.watch(client, Ready.WRITE);
        do {
            int result = 0;
            while (result >= 0) {
                result = net.write(client, 0, BUFFER_BYTES);
            }
            assertThat(result).isEqualTo(NetCode.WOULD_BLOCK);
            // What fitted into the other end's buffer as well makes room here once more.
            net.poll(ready, SECOND_NS / 100);
        } while (ready.count() > 0);
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
            assertThat(net.connect(net.address(Address.parse(loopback, net.port(any))), -1)).isNotNegative();
            net.watch(any, Ready.READ);
            awaitEvents(1);
            assertThat(net.remote(net.accept(any))).contains(loopback.equals("::1") ? "[" : "127.0.0.1:");
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

    @Test
    void shouldStillReadAfterItHasShutDownItsSide() {
        int client = connect();
        int server = accept();
        net.write(client, 0, 3);

        assertThat(net.shutdownWrite(client)).isZero();

        assertThat(awaitRead(server, 100)).isEqualTo(3);
        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.END);
        assertThat(net.write(server, 0, 5)).isEqualTo(5);
        assertThat(awaitRead(client, 100)).isEqualTo(5);
        net.close(server);
        assertThat(awaitRead(client, 100)).isEqualTo(NetCode.END);
    }

    @Test
    void shouldTellWithTheEventThatTheOtherEndHasShutDown() {
        int client = connect();
        int server = accept();
        net.watch(server, Ready.READ);
        net.shutdownWrite(client);

        awaitEvents(1);

        assertThat(ready.handle(0)).isEqualTo(server);
        assertThat(ready.events(0)).isEqualTo(tellsEnds() ? Ready.READ | Ready.END : Ready.READ);
        assertThat(net.read(server, 100)).isEqualTo(NetCode.END);
    }

    @Test
    void shouldNotTellTheEndToWhoWatchesForWritesAlone() {
        int client = connect();
        int server = accept();
        net.shutdownWrite(client);
        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.END);
        net.watch(server, Ready.WRITE);

        awaitEvents(1);

        assertThat(ready.events(0)).isEqualTo(Ready.WRITE);
    }

    @Test
    void shouldTellWithTheEventThatTheConnectionHasFailed() {
        int client = connect();
        int server = accept();
        net.watch(server, Ready.READ);
        net.reset(client);

        awaitEvents(1);

        assertThat(ready.events(0) & Ready.READ).isNotZero();
        if (tellsEnds()) {
            assertThat(ready.events(0)).isEqualTo(Ready.READ | Ready.WRITE | Ready.END | Ready.FAILED);
        }
        assertThat(net.read(server, 100)).isEqualTo(NetCode.RESET);
    }

    @Test
    void shouldNeverWaitLessThanAskedFor() {
        for (long timeoutNs : new long[]{1, 900_000, 1_100_000, 30_000_000}) {
            long beganNs = nanoTime();
            net.poll(ready, timeoutNs);
            assertThat(nanoTime() - beganNs).isGreaterThanOrEqualTo(timeoutNs);
        }
    }

    @Test
    void shouldWaitLessThanAMillisecondWhereTheSystemCan() {
        assumeTrue(waitsInNanoseconds(), "this system waits in milliseconds");
        long leastNs = Long.MAX_VALUE;
        // A busy machine may be late; rounded up to a millisecond, not one of them could be in time.
        for (int i = 0; i < 2000 && leastNs >= 900_000; i++) {
            long beganNs = nanoTime();
            net.poll(ready, 100_000);
            leastNs = Math.min(leastNs, nanoTime() - beganNs);
        }
        assertThat(leastNs).isLessThan(900_000);
    }

    @Test
    void shouldWaitAsLongAsItTakesWhereNoTimeIsGiven() {
        CompletableFuture<Void> waker = CompletableFuture.runAsync(net::wake);
        net.poll(ready, Long.MAX_VALUE);
        waker.join();
        assertThat(ready.count()).isZero();
    }

    @Test
    void shouldNameNoErrorWhereNoneHappened() throws IOException {
        assertThat(net.lastError()).isNull();
        assertThat(net.listen(InetAddress.getByName("192.0.2.1"), 0)).isNegative();
        assertThat(net.lastError()).isNotNull();

        int client = connect();
        assertThat(net.lastError()).as("after a success").isNull();
        int server = accept();
        assertThat(net.listen(InetAddress.getByName("192.0.2.1"), 0)).isNegative();
        assertThat(net.read(server, 1)).isEqualTo(NetCode.WOULD_BLOCK);
        assertThat(net.lastError()).as("of a read that would block, after another call's error").isNull();
        assertThat(net.listen(InetAddress.getByName("192.0.2.1"), 0)).isNegative();
        net.close(client);
        net.watch(server, Ready.READ);
        awaitEvents(1);
        assertThat(net.listen(InetAddress.getByName("192.0.2.1"), 0)).isNegative();
        assertThat(net.read(server, 1)).isEqualTo(NetCode.END);
        assertThat(net.lastError()).as("of an orderly end, after another call's error").isNull();
    }

    @Test
    void shouldKeepAnErrorWhileNamesAreAskedFor() {
        int client = connect();
        int server = accept();
        net.reset(client);
        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.RESET);
        String error = net.lastError();

        net.local(server);
        net.remote(server);
        net.info(server, new TcpInfo());
        net.close(server);

        assertThat(net.lastError()).isEqualTo(error).isNotNull();
    }

    @Test
    void shouldCloseEverythingWatchedOrNot() {
        Net other = open(OPTIONS);
        int remoteOfOther = other.address(Address.parse("127.0.0.1", net.port(listener)));
        other.connect(remoteOfOther, -1);
        other.watch(other.connect(remoteOfOther, -1), Ready.READ);
        int first = accept();
        int second = accept();

        other.close();

        assertThat(awaitRead(first, 1)).isEqualTo(NetCode.END);
        assertThat(awaitRead(second, 1)).isEqualTo(NetCode.END);
    }

    @Test
    void shouldKnowWhatTheOtherEndHasAcknowledged() {
        assumeTrue(knowsTcpInfo(), "this system does not tell");
        int client = connect();
        int server = accept();
        net.write(client, 0, 1000);
        TcpInfo info = new TcpInfo();

        assertThat(awaitRead(server, BUFFER_BYTES)).isEqualTo(1000);

        assertThat(net.info(server, info)).isTrue();
        assertThat(info.bytesReceived).isEqualTo(1000);
        assertThat(net.info(client, info)).isTrue();
        assertThat(info.bytesAcked).as("the SYN counts as a byte").isEqualTo(1001);
        assertThat(List.of(info.unacked, info.notSentBytes, info.lost)).containsOnly(0L);
        assertThat(info.reordering).isPositive();
        assertThat(info.minRoundTripUs).isNotNegative();
    }

    @Test
    void shouldKnowWhatTheOtherEndDoesNotRead() {
        assumeTrue(knowsTcpInfo(), "this system does not tell");
        int client = connect();
        accept();
        long written = 0;
        for (int taken = 0; taken >= 0; taken = net.write(client, 0, BUFFER_BYTES)) {
            written += taken;
        }
        TcpInfo info = new TcpInfo();

        assertThat(net.info(client, info)).isTrue();

        assertThat(info.notSentBytes).isPositive();
        assertThat(info.bytesAcked + info.notSentBytes).isLessThanOrEqualTo(written + 1);
    }

    @Test
    void shouldShowTheZoneOfALinkLocalAddress() throws IOException {
        Inet6Address own = linkLocal();
        assumeTrue(hasThisHostsInterfaces() && own != null, "no interface of this host has a link-local address");
        String zone = own.getScopedInterface().getName();
        String host = Address.of(own.getAddress(), zone, 0).host();
        int scoped = net.listen(Address.parse(host, 0));
        assertThat(scoped).as(host).isNotNegative();

        int client = net.connect(net.address(Address.parse(host, net.port(scoped))), -1);

        assertThat(awaitWrite(client)).isEqualTo(1);
        assertThat(net.local(client)).startsWith("[" + host + "]:");
        assertThat(net.remote(client)).isEqualTo("[" + host + "]:" + net.port(scoped));
        assertThat(net.remote(accept(scoped))).isEqualTo(net.local(client));
        int numbered = net.listen(Address.of(own, 0));
        assertThat(net.local(numbered)).startsWith("[" + host + "]:");
    }

    @Test
    void shouldRefuseAZoneThatIsNoInterface() {
        assertThatThrownBy(() -> net.address(Address.parse("fe80::1%nosuch0", 80)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nosuch0");
    }

    @Test
    void shouldCountNoSendsWithoutCopyWhereNobodyAskedForThem() {
        assertThat(net.zeroCopyCounts()).isNull();
    }

    @Test
    void shouldDropWhatIsDrainedWithoutACopyIfAskedTo() {
        assumeTrue(sparesCopies(), "it cannot");
        net.close();
        net = open(SKIPPING);
        listen(net);
        int client = connect();
        net.out().put(0, new byte[]{1, 2, 3, 4});
        assertThat(net.write(client, 0, 4)).isEqualTo(4);
        int server = accept();
        net.in().put(0, new byte[]{9, 9, 9, 9});

        assertThat(awaitRead(server, 1)).isEqualTo(1);
        assertThat(net.in().get(0)).as("read").isEqualTo((byte) 1);
        assertThat(net.drain(server, 100)).isEqualTo(3);
        assertThat(net.in().get(1)).as("drained").isEqualTo((byte) 9);
        assertThat(net.drain(server, 100)).isEqualTo(NetCode.WOULD_BLOCK);
        net.close(client);
        assertThat(awaitRead(server, 1)).isEqualTo(NetCode.END);
    }

    @Test
    void shouldCountSendsWithoutCopyAndTellNobodyOfTheirReports() {
        assumeTrue(sparesCopies(), "it cannot");
        net.close();
        net = open(ZERO_COPY);
        listen(net);
        int client = connect();
        int server = accept();
        net.out().put(FIXED_FROM, (byte) 7);
        assertThat(net.write(client, 0, FIXED_FROM)).isEqualTo(FIXED_FROM);
        assertThat(net.zeroCopyCounts()).as("what may change is copied").isEqualTo(new ZeroCopyCounts(0, 0, 0, 0));

        assertThat(net.write(client, 0, FIXED_FROM + 1000)).as("both").isEqualTo(FIXED_FROM + 1000);

        assertThat(net.zeroCopyCounts().sends()).isEqualTo(1);
        assertThat(awaitRead(server, 2 * FIXED_FROM)).isEqualTo(2 * FIXED_FROM);
        assertThat(awaitRead(server, 2000)).isEqualTo(1000);
        assertThat(net.in().get(0)).isEqualTo((byte) 7);
        net.watch(client, Ready.READ);
        long until = System.nanoTime() + PATIENCE_NS;
        while (net.zeroCopyCounts().completed() < 1) {
            assertThat(System.nanoTime()).as("no report: %s", net.zeroCopyCounts()).isLessThan(until);
            net.poll(ready, SECOND_NS / 100);
            assertThat(ready.count()).as("a report is no event").isZero();
        }
        assertThat(net.zeroCopyCounts()).isEqualTo(new ZeroCopyCounts(1, 1, net.zeroCopyCounts().copied(), 0));
    }

    @Test
    void shouldSendARegionWithoutACopyAndWhatComesBeforeItWithOne() {
        assumeTrue(sparesCopies(), "it cannot");
        net.close();
        net = open(ZERO_COPY);
        listen(net);
        int region = region(5000, 7);
        int client = connect();
        int server = accept();
        net.out().put(0, (byte) 50);

        assertThat(net.writeRegion(client, 0, 1, region, 1, 2)).isEqualTo(3);
        net.out().put(0, (byte) 60);

        assertThat(net.zeroCopyCounts().sends()).isEqualTo(1);
        awaitBytes(server, 50, 8, 9);
    }

    @Test
    void shouldCopyWhereTheKernelKeepsTrackOfNoMoreAndCountThat() {
        assumeTrue(sparesCopies(), "it cannot");
        net.close();
        net = open(ZERO_COPY);
        listen(net);
        int client = connect();
        int server = accept();
        long done = 0;
        // nobody reads and nobody takes the reports
        for (int sent = 1; sent > 0 && done < 100_000; done += sent > 0 ? 1 : 0) {
            sent = net.write(client, FIXED_FROM, 1 + (int) (done % 2) * 4096);
        }

        ZeroCopyCounts counts = net.zeroCopyCounts();

        assertThat(done).isGreaterThan(10);
        assertThat(counts.sends() + counts.fallbacks()).isEqualTo(done);
        assertThat(counts.text()).contains("of " + counts.sends() + " sends", counts.fallbacks() + " more");
        assertThat(awaitRead(server, 1)).isEqualTo(1);
    }

    private static Inet6Address linkLocal() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet6Address && address.isLinkLocalAddress())
                .map(Inet6Address.class::cast).findFirst().orElse(null);
    }

    private int connect() {
        int handle = net.connect(remote, -1);
        assertThat(handle).isNotNegative();
        return handle;
    }

    private int accept() {
        return accept(listener);
    }

    private int accept(int listener) {
        net.watch(listener, Ready.READ);
        int handle = await(() -> net.accept(listener));
        net.watch(listener, 0);
        return handle;
    }

    private int awaitRead(int handle, int length) {
        net.watch(handle, Ready.READ);
        return await(() -> net.read(handle, length));
    }

    /** A region whose byte i is, in its lower eight bits, i plus a number. */
    private int region(int bytes, int plus) {
        return net.region(bytes, buffer -> {
            for (int i = 0; i < bytes; i++) {
                buffer.put(i, (byte) (i + plus));
            }
        });
    }

    /** What comes next is these bytes, in one read or several. */
    private void awaitBytes(int handle, int... bytes) {
        for (int i = 0; i < bytes.length;) {
            int some = awaitRead(handle, bytes.length - i);
            assertThat(some).isPositive();
            for (int j = 0; j < some; j++, i++) {
                assertThat(net.in().get(j)).as("byte %s", i).isEqualTo((byte) bytes[i]);
            }
        }
    }

    private int awaitWrite(int handle) {
        net.watch(handle, Ready.WRITE);
        return await(() -> net.write(handle, 0, 1));
    }

    /** The outcome of a call, once it no longer would block. */
    private int await(IntSupplier call) {
        long until = nanoTime() + PATIENCE_NS;
        int result = call.getAsInt();
        while (result == NetCode.WOULD_BLOCK) {
            assertThat(nanoTime()).as("still would block").isLessThan(until);
            net.poll(ready, SECOND_NS / 10);
            result = call.getAsInt();
        }
        return result;
    }

    /** Some systems take a moment until all that is ready is reported at once. */
    private void awaitEvents(int count) {
        long until = nanoTime() + PATIENCE_NS;
        net.poll(ready, SECOND_NS / 10);
        while (ready.count() < count) {
            assertThat(nanoTime()).as("only %s events", ready.count()).isLessThan(until);
            net.poll(ready, SECOND_NS / 10);
        }
    }
}
