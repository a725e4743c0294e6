package org.tcpp.address;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of what a user may write for an address, and what is said to the rest. */
class AddressCheckTest {

    private static final Interfaces HOST = () -> List.of(new Interfaces.Interface("lo", 1, false),
            new Interfaces.Interface("eth0", 4, true), new Interfaces.Interface("wlan0", 7, true));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "192.0.2.1", "::1", "::", "[::1]", "2001:DB8::1",
            "::ffff:192.0.2.1",
            "fe80::1%eth0", "fe80::1%7", "[fe80::1%eth0]", "::1%lo", "2001:db8::1%eth0", "169.254.1.1", "fd00::1",
            "host", "host.example.org", "host-1", "localhost", "127.1", "10", "xn--bcher-kva.example"})
    void shouldTakeEveryAddressOfOneHostAndEveryName(String text) {
        assertThat(AddressCheck.complaint(text, HOST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "fe80::1               | needs its name; allowed here: fe80::1%eth0, fe80::1%wlan0",
            "[fe80::1]             | needs its name; allowed here: fe80::1%eth0, fe80::1%wlan0",
            "fe80::1%lo            | interface lo has no link-local addresses",
            "fe80::1%eth9          | this host has no interface eth9; it has lo (1), eth0 (4), wlan0 (7)",
            "fe80::1%9             | this host has no interface 9; it has lo (1), eth0 (4), wlan0 (7)",
            "fe80::1%              | this host has no interface ; it has lo (1), eth0 (4), wlan0 (7)",
            "2001:db8::1%eth9      | this host has no interface eth9",
            "127.0.0.1%lo          | only IPv6 addresses have a zone",
            "host%eth0             | only IPv6 addresses have a zone",
            "127.0.0.1:10000       | a port does not belong here",
            "host.example.org:5201 | a port does not belong here",
            "[::1]:10000           | a port does not belong here",
            "1:2:3:4:5:6:7         | not an IPv6 address",
            "2001:db8::g           | not an IPv6 address",
            "[host]                | not an IPv6 address",
            ":::                   | not an IPv6 address",
            "ff02::1               | not the address of one host",
            "ff02::1%eth0          | not the address of one host",
            "224.0.0.1             | not the address of one host",
            "255.255.255.255       | not the address of one host"})
    void shouldSayWhatIsWrongAndWhatIsAllowed(String text, String complaint) {
        assertThat(AddressCheck.complaint(text, HOST)).hasValueSatisfying(said -> assertThat(said).contains(complaint));
    }

    @Test
    void shouldSayThatThereIsNoInterfaceToName() {
        assertThat(AddressCheck.complaint("fe80::1", List::of))
                .hasValueSatisfying(
                        said -> assertThat(said).endsWith("this host has no interface with such addresses"));
    }
}
