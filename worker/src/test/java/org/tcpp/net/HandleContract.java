package org.tcpp.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every Net does with its handles, and what it says of calls that failed. */
public interface HandleContract extends NetUnderTest {

    @Test
    default void shouldTellRefusedWhereNobodyListens() throws IOException {
        // bound, so that nobody else listens there meanwhile, and not listening
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int nobody = net().address((InetSocketAddress) bound.getLocalSocketAddress());

            int handle = net().connect(nobody, -1);

            assertThat(handle < 0 ? handle : awaitWrite(handle)).isEqualTo(NetCode.REFUSED);
        }
    }

    @Test
    default void shouldAcceptAllThatWait() {
        for (int i = 0; i < 20; i++) {
            connect();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(accept()).isNotNegative();
        }
        assertThat(net().accept(listener())).isEqualTo(NetCode.WOULD_BLOCK);
    }

    @Test
    default void shouldReuseHandlesAfterTheyWereClosed() {
        int most = 0;
        for (int i = 0; i < 200; i++) {
            int client = connect();
            int server = accept();
            net().watch(client, Ready.READ);
            net().watch(server, Ready.READ);
            most = Math.max(most, Math.max(client, server));
            net().close(client);
            net().reset(server);
            net().poll(ready(), 0);
        }
        assertThat(most).isLessThan(500);
    }

    @Test
    default void shouldCloseEverythingWatchedOrNot() {
        Net other = open(OPTIONS);
        int remoteOfOther = other.address(Address.parse("127.0.0.1", net().port(listener())));
        other.connect(remoteOfOther, -1);
        other.watch(other.connect(remoteOfOther, -1), Ready.READ);
        int first = accept();
        int second = accept();

        other.close();

        assertThat(awaitRead(first, 1)).isEqualTo(NetCode.END);
        assertThat(awaitRead(second, 1)).isEqualTo(NetCode.END);
    }

    @Test
    default void shouldNameNoErrorWhereNoneHappened() throws IOException {
        assertThat(net().lastError()).isNull();
        assertThat(net().listen(InetAddress.getByName("192.0.2.1"), 0)).isNegative();
        assertThat(net().lastError()).isNotNull();

        int client = connect();
        assertThat(net().lastError()).as("after a success").isNull();
        int server = accept();
        assertThat(net().listen(InetAddress.getByName("192.0.2.1"), 0)).isNegative();
        assertThat(net().read(server, 1)).isEqualTo(NetCode.WOULD_BLOCK);
        assertThat(net().lastError()).as("of a read that would block, after another call's error").isNull();
        assertThat(net().listen(InetAddress.getByName("192.0.2.1"), 0)).isNegative();
        net().close(client);
        net().watch(server, Ready.READ);
        awaitEvents(1);
        assertThat(net().listen(InetAddress.getByName("192.0.2.1"), 0)).isNegative();
        assertThat(net().read(server, 1)).isEqualTo(NetCode.END);
        assertThat(net().lastError()).as("of an orderly end, after another call's error").isNull();
    }

    @Test
    default void shouldKeepAnErrorWhileNamesAreAskedFor() {
        int client = connect();
        int server = accept();
        net().reset(client);
        assertThat(awaitRead(server, 100)).isEqualTo(NetCode.RESET);
        String error = net().lastError();

        net().local(server);
        net().remote(server);
        net().info(server, new TcpInfo());
        net().close(server);

        assertThat(net().lastError()).isEqualTo(error).isNotNull();
    }
}
