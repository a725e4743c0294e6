package org.tcpp.integrity;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.payload.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.integrity.Injected.RUN;
import static org.tcpp.integrity.Injected.fill;
import static org.tcpp.integrity.Injected.pattern;
import static org.tcpp.integrity.Injected.received;
import static org.tcpp.integrity.Injected.stream;
import static org.tcpp.integrity.Injected.swapped;

/** Where damage ends is told to the byte, however long it is and however near to the end of the stream. */
class DamageEndTest extends Receiving {

    @Test
    void shouldNameWhatALongExtentIsWhereverItEnds() {
        for (int length : new int[]{2_000_000, 2_000_003, 2_000_031}) {
            assertDamage(4099, length, DamageKind.CONSTANT, "zeros", b -> fill(b, 0));
            assertDamage(4099, length, DamageKind.CONSTANT, "0xdeadc0de", Injected::fillWithDeadCode);
        }
        assertDamage(4099, 1_600_000, DamageKind.SWAPPED,
                "each word of 64 bits stand in reverse order; only the first 4,096 were looked at", b -> swapped(b, 8));
        assertDamage(4099, 1_600_000, DamageKind.BIT_FLIP, "bit 5 of 4096 bytes is wrong, always the same; only", b -> {
            for (int i = 0; i < b.length; i++) {
                b[i] ^= 1 << 5;
            }
            return b;
        });
    }

    @Test
    void shouldTellAStreamThatComesRightJustBeforeItsEndFromOneThatDoesNot() {
        Pattern pattern = pattern(RUN, Direction.TO_SERVER);
        byte[] bytes = stream(pattern, CONNECTION, 0, 10_000);
        System.arraycopy(stream(pattern, CONNECTION, 4000, 1000), 0, bytes, 8970, 1000);
        Incident incident = only(bytes);
        assertPlace(incident, DamageKind.DISPLACED, 8970);
        assertThat(incident.extent().toEnd()).isFalse();
        // what follows a gap is less than what ends an extent
        Incident gap = only(Arrays.copyOf(received(9000, 9900, 9964), 9064), 9964);
        assertPlace(gap, DamageKind.MISSING, 9000);
        assertThat(gap.text()).contains("900 bytes are missing");
    }
}
