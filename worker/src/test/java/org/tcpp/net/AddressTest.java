package org.tcpp.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "0.0.0.0, 0.0.0.0", "::, ::", "::1, ::1", "1::, 1::", "0:0:0:0:0:0:0:1, ::1",
            "2001:DB8::a:0:0:b, 2001:db8::a:0:0:b", "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
            "1:0:0:2:0:0:0:3, 1:0:0:2::3", "1:0:0:2:3:0:0:4, 1::2:3:0:0:4", "::ffff:192.0.2.1, 192.0.2.1",
            "64:ff9b::192.0.2.33, 64:ff9b::c000:221", "fe80::1%eth0, fe80::1%eth0", "fe80::1%3, fe80::1%3",
            "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0"})
    void shouldReadAndShowAsTheStandardHasIt(String given, String shown) {
        assertThat(Address.parse(given, 0).host()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "::1", "2001:db8::a:0:0:b", "1:2:3:4:5:6:7:8", "fe80::", "::ffff:1.2.3.4"})
    void shouldReadAsTheJdkDoes(String given) throws UnknownHostException {
        assertThat(Address.parse(given, 80)).isEqualTo(Address.of(InetAddress.getByName(given), 80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-4", "1.2.3.4 ", "a.b.c.d", "host", ":",
            ":::", "1:2", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "::g", "1:2:3:4:5:6:7:8::",
            "1.2.3.4::", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "fe80::1%", "192.0.2.1%eth0", "1.2.3.\u0664"})
    void shouldRefuseWhatIsNone(String given) {
        assertThatThrownBy(() -> Address.parse(given, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldShowThePortWithoutDoubt() {
        assertThat(Address.parse("192.0.2.1", 80)).hasToString("192.0.2.1:80");
        assertThat(Address.parse("fe80::1%eth0", 80)).hasToString("[fe80::1%eth0]:80");
        assertThatThrownBy(() -> Address.parse("::1", 65536)).hasMessage("not a port: 65536");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.2", "192.0.2.255, 192.0.3.0", "255.255.255.255, 0.0.0.0",
            "2001:db8::ffff, 2001:db8::1:0", "fe80::9%lo, fe80::a%lo"})
    void shouldCountOn(String given, String next) {
        assertThat(Address.parse(given, 7).next()).isEqualTo(Address.parse(next, 7));
    }
}
