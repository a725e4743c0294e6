package org.tcpp.doctor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

class LocalAddressCheckTest {

    @Test
    void shouldLeaveTheChoiceToTheSystem() {
        assertThat(LocalAddressCheck.of(null, 1)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldAcceptAllOfTheLoopbackNetwork() {
        assertThat(LocalAddressCheck.of("127.0.0.250", 10)).singleElement()
                .returns(Check.Verdict.GOOD, Check::verdict)
                .returns("this host has 10 addresses from 127.0.0.250 on", Check::text);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldRefuseTheFirstAddressThatIsNotOfThisHost() {
        // the last address of 127.0.0.0/8 is its broadcast address, and the next one is another network's
        Check check = LocalAddressCheck.of("127.255.255.253", 5).getFirst();
        assertThat(check.verdict()).isEqualTo(Check.Verdict.BAD);
        assertThat(check.told()).contains("-l 127.255.255.253 -M 5: ", "is no address of this host",
                "ip address add", "ifconfig");
    }
}
