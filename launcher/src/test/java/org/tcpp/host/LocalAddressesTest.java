package org.tcpp.host;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

class LocalAddressesTest {

    @Test
    void shouldLeaveTheChoiceToTheSystem() {
        assertThat(LocalAddresses.check(null, 1)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldAcceptAllOfTheLoopbackNetwork() {
        assertThat(LocalAddresses.check("127.0.0.250", 10)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldRefuseTheFirstAddressThatIsNotOfThisHost() {
        // the last address of 127.0.0.0/8 is its broadcast address, and the next one is another network's
        Shortage shortage = LocalAddresses.check("127.255.255.253", 5).getFirst();
        assertThat(shortage.severity()).isEqualTo(Shortage.Severity.REFUSE);
        assertThat(shortage.need()).isEqualTo(5);
        assertThat(shortage.sentence()).contains("-l 127.255.255.253 -M 5: ", "is no address of this host",
                "ip address add", "ifconfig");
    }
}
