package org.tcpp.net;

import java.util.function.IntSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** The Net of a test, what it can do, and the steps that tests of it are made of. */
public interface NetUnderTest {

    /** Room of its buffers, in bytes. */
    int BUFFER_BYTES = 64 * 1024;

    /** As a worker has it without options. */
    Net.Options OPTIONS = new Net.Options(BUFFER_BYTES);

    /** In nanoseconds. */
    long SECOND_NS = 1_000_000_000L;

    /** Nothing here takes longer, however busy the machine. An interrupt would not end a wait for an event. */
    long PATIENCE_NS = 15 * SECOND_NS;

    /** The Net of this test. */
    Net net();

    /** What its polls fill. */
    Ready ready();

    /** A handle of a listener on the loopback address. */
    int listener();

    /** The number of that listener's address. */
    int remote();

    /** Opens one more. */
    Net open(Net.Options options);

    /** Closes the Net of this test and goes on with another, which has a listener, too. */
    void reopen(Net.Options options);

    /** Whether its polls tell {@link Ready#END} and {@link Ready#FAILED}. */
    boolean tellsEnds();

    /** Whether it waits in less than a millisecond. */
    boolean waitsInNanoseconds();

    /** Whether it knows {@link TcpInfo}. */
    boolean knowsTcpInfo();

    /** Whether it can do without copies, in sending and receiving. */
    boolean sparesCopies();

    /** Whether its interfaces are those that this JVM sees. */
    default boolean hasThisHostsInterfaces() {
        return true;
    }

    /** The clock by which it waits. */
    default long nanoTime() {
        return System.nanoTime();
    }

    default int connect() {
        int handle = net().connect(remote(), -1);
        assertThat(handle).isNotNegative();
        return handle;
    }

    default int accept() {
        return accept(listener());
    }

    default int accept(int listener) {
        net().watch(listener, Ready.READ);
        int handle = await(() -> net().accept(listener));
        net().watch(listener, 0);
        return handle;
    }

    default int awaitRead(int handle, int length) {
        net().watch(handle, Ready.READ);
        return await(() -> net().read(handle, length));
    }

    /** A region whose byte i is, in its lower eight bits, i plus a number. */
    default int region(int bytes, int plus) {
        return net().region(bytes, buffer -> {
            for (int i = 0; i < bytes; i++) {
                buffer.put(i, (byte) (i + plus));
            }
        });
    }

    /** What comes next is these bytes, in one read or several. */
    default void awaitBytes(int handle, int... bytes) {
        for (int i = 0; i < bytes.length;) {
            int some = awaitRead(handle, bytes.length - i);
            assertThat(some).isPositive();
            for (int j = 0; j < some; j++, i++) {
                assertThat(net().in().get(j)).as("byte %s", i).isEqualTo((byte) bytes[i]);
            }
        }
    }

    default int awaitWrite(int handle) {
        net().watch(handle, Ready.WRITE);
        return await(() -> net().write(handle, 0, 1));
    }

    /** The outcome of a call, once it no longer would block. */
    default int await(IntSupplier call) {
        long until = nanoTime() + PATIENCE_NS;
        int result = call.getAsInt();
        while (result == NetCode.WOULD_BLOCK) {
            assertThat(nanoTime()).as("still would block").isLessThan(until);
            net().poll(ready(), SECOND_NS / 10);
            result = call.getAsInt();
        }
        return result;
    }

    /** Some systems take a moment until all that is ready is reported at once. */
    default void awaitEvents(int count) {
        long until = nanoTime() + PATIENCE_NS;
        net().poll(ready(), SECOND_NS / 10);
        while (ready().count() < count) {
            assertThat(nanoTime()).as("only %s events", ready().count()).isLessThan(until);
            net().poll(ready(), SECOND_NS / 10);
        }
    }
}
