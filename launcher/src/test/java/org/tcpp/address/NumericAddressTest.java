package org.tcpp.address;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumericAddressTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "::1, ::1", "::, ::", "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
            "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", "fe80:0:0:0:0:0:0:0, fe80::", "1:0:0:2:0:0:0:3, 1:0:0:2::3",
            "::ffff:192.0.2.1, 192.0.2.1"})
    void shouldWriteAddressesInTheirShortForm(String given, String text) {
        assertThat(NumericAddress.parse(given).map(NumericAddress::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "10", "127.1", "1.2.3.4.5", "1.2.3.999", ":::", "1:2:3:4:5:6:7",
            "fe80::1%nowhere"})
    void shouldTakeNothingElseForAnAddress(String given) {
        assertThat(NumericAddress.parse(given)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"255.255.255.255, 1, false", "255.255.255.255, 2, true", "255.255.255.0, 256, false",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2, true", "::1, 65536, false"})
    void shouldKnowWhereTheAddressesEnd(String first, int count, boolean runsOut) {
        assertThat(NumericAddress.runsOut(first, count)).isEqualTo(runsOut);
    }

    @ParameterizedTest
    @CsvSource({"[::1], ::1", "::ffff:127.0.0.2, 127.0.0.2", "2001:DB8:0::1, 2001:db8::1", "host, host",
            "::1%1, ::1%1"})
    void shouldWriteEveryAddressInOneWay(String given, String normal) {
        assertThat(NumericAddress.normal(given)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"fe80::1%1, fe80::2%2, true", "fe80::1%1, fe80::2%1, false", "fe80::1%1, ::1, false",
            "fe80::1%1, 127.0.0.1, false", "fe80::1%1, , false", "host, fe80::1%1, false"})
    void shouldTellAddressesOfDifferentInterfacesApart(String one, String other, boolean differ) {
        assertThat(NumericAddress.differInZone(one, other)).isEqualTo(differ);
    }
}
