package org.tcpp.net;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What every Net does with addresses, and how it shows them. */
public interface AddressContract extends NetUnderTest {

    @Test
    default void shouldTellWhenThePortIsInUse() {
        assertThat(net().listen(InetAddress.getLoopbackAddress(), net().port(listener())))
                .isEqualTo(NetCode.ADDRESS_IN_USE);
    }

    @Test
    default void shouldTellWhenAnAddressIsNotOfThisHost() throws IOException {
        assertThat(net().listen(InetAddress.getByName("192.0.2.1"), 0)).isEqualTo(NetCode.NO_PORTS);
    }

    @Test
    default void shouldBindToTheLocalAddressAskedFor() throws IOException {
        int local = net().address(new InetSocketAddress(InetAddress.getByName("127.0.0.7"), 0));

        int client = net().connect(remote(), local);

        assertThat(net().local(client)).startsWith("127.0.0.7:");
        assertThat(net().remote(client)).isEqualTo("127.0.0.1:" + net().port(listener()));
    }

    @Test
    default void shouldListenOnBothFamiliesWhereNoAddressIsGiven() throws IOException {
        int any = net().listen(null, 0);
        for (String loopback : new String[]{"127.0.0.1", "::1"}) {
            assertThat(net().connect(net().address(Address.parse(loopback, net().port(any))), -1)).isNotNegative();
            net().watch(any, Ready.READ);
            awaitEvents(1);
            assertThat(net().remote(net().accept(any))).contains(loopback.equals("::1") ? "[" : "127.0.0.1:");
        }
    }

    @Test
    default void shouldNameTheOtherEndOfWhatWasAcceptedEvenAfterItsReset() {
        int client = connect();
        net().write(client, 0, 1);
        String name = net().local(client);
        int server = accept();
        net().reset(client);
        while (awaitRead(server, 1) > 0) {
            // The byte may still come before the reset.
        }

        assertThat(net().remote(server)).isEqualTo(name);
    }

    @Test
    default void shouldShowTheZoneOfALinkLocalAddress() throws IOException {
        Inet6Address own = linkLocal();
        assumeTrue(hasThisHostsInterfaces() && own != null, "no interface of this host has a link-local address");
        String zone = own.getScopedInterface().getName();
        String host = Address.of(own.getAddress(), zone, 0).host();
        int scoped = net().listen(Address.parse(host, 0));
        assertThat(scoped).as(host).isNotNegative();

        int client = net().connect(net().address(Address.parse(host, net().port(scoped))), -1);

        assertThat(awaitWrite(client)).isEqualTo(1);
        assertThat(net().local(client)).startsWith("[" + host + "]:");
        assertThat(net().remote(client)).isEqualTo("[" + host + "]:" + net().port(scoped));
        assertThat(net().remote(accept(scoped))).isEqualTo(net().local(client));
        int numbered = net().listen(Address.of(own, 0));
        assertThat(net().local(numbered)).startsWith("[" + host + "]:");
    }

    @Test
    default void shouldRefuseAZoneThatIsNoInterface() {
        assertThatThrownBy(() -> net().address(Address.parse("fe80::1%nosuch0", 80)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nosuch0");
    }

    private static Inet6Address linkLocal() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet6Address && address.isLinkLocalAddress())
                .map(Inet6Address.class::cast).findFirst().orElse(null);
    }
}
