package org.tcpp.integrity;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.message.Content;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.integrity.Injected.RUN;
import static org.tcpp.integrity.Injected.begin;
import static org.tcpp.integrity.Injected.grouped;
import static org.tcpp.integrity.Injected.pattern;
import static org.tcpp.integrity.Injected.stream;

/** A packet's header is known by its bytes, also by those that happen to be what should have come. */
class HeaderTest {

    private static final int HANDLE = 3;
    private static final int SEGMENT = 1448;
    private static final int TOTAL = 60_000;
    private static final Incident.Socket SOCKET = new Incident.Socket("192.0.2.1:5001", "198.51.100.7:40000", null);
    private static final byte[] HEADER = {0x45, 0, 5, (byte) 0xdc, 1, 2, 0x40, 0, 64, 6, 9, 9, (byte) 198, 51, 100, 7,
            (byte) 192, 0, 2, 1, (byte) 0x9c, 0x40, 0x13, (byte) 0x89};

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 19})
    void shouldSeeAnIpv4HeaderOfWhichAByteIsRight(int right) {
        byte[] bytes = stream(pattern(RUN, Direction.TO_SERVER), VerifiedTest.CONNECTION, 0, TOTAL);
        int at = 100;
        while (bytes[at + right] != HEADER[right]) {
            at++;
        }
        System.arraycopy(HEADER, 0, bytes, at, HEADER.length);

        Incident incident = incident(bytes);
        assertThat(incident.kind()).as(incident.text()).isEqualTo(DamageKind.HEADERS);
        assertThat(incident.text()).endsWith("hold the IPv4 header of a TCP segment, at byte " + grouped(at));
    }

    private static Incident incident(byte[] bytes) {
        Verification verification = begin(Content.KEYED);
        ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
        in.put(0, bytes);
        assertThat(verification.check(HANDLE, VerifiedTest.CONNECTION, 0, in, 0, bytes.length, 0)).isFalse();
        verification.end(HANDLE, SOCKET, SEGMENT);
        return verification.integrity().incidents().getFirst();
    }
}
