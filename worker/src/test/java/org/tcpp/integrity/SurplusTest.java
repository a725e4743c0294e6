package org.tcpp.integrity;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.message.Content;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;
import org.tcpp.payload.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.integrity.Injected.REGION;
import static org.tcpp.integrity.Injected.RUN;
import static org.tcpp.integrity.Injected.begin;
import static org.tcpp.integrity.Injected.stream;

/** What comes behind the end of a stream is explained, once. */
class SurplusTest {

    private static final int HANDLE = 3;
    private static final int SEGMENT = 1448;
    private static final int TOTAL = 20_000;
    private static final Incident.Socket SOCKET = new Incident.Socket("192.0.2.1:5001", "198.51.100.7:40000", null);

    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 5000})
    void shouldSayWhatCameBehindTheEnd(int surplus) {
        Verification verification = begin(Content.KEYED);
        byte[] more = stream(pattern(Content.KEYED), VerifiedTest.CONNECTION, 2000, surplus);
        in.put(0, more, 0, surplus);
        String text = verification.surplus(HANDLE, VerifiedTest.CONNECTION, 9000, in, 0, surplus, 0, SOCKET);
        assertThat(text).startsWith("more came than was to come: ");
        if (surplus > 16) {
            assertThat(text).contains("repeats itself from 7,000 bytes earlier");
        }
        assertThat(verification.integrity().damagedConnections()).isEqualTo(1);
    }

    /** What a repetition pushes out at the end is no damage of its own. */
    @ParameterizedTest
    @CsvSource({"KEYED, 5000, 320, DUPLICATED", "KEYED, 19900, 60, DUPLICATED", "KEYED, 19990, 16000, DUPLICATED",
            "SHARED, 5000, 320, ELSEWHERE"})
    void shouldCountARepetitionOnce(Content content, int at, int repeated, DamageKind kind) {
        Verification verification = begin(content);
        byte[] good = stream(pattern(content), VerifiedTest.CONNECTION, 0, TOTAL);
        in.put(0, good, 0, at).put(at, good, at - repeated, TOTAL - at + repeated);
        assertThat(verification.check(HANDLE, VerifiedTest.CONNECTION, 0, in, 0, TOTAL, 0)).isFalse();

        assertThat(verification.surplus(HANDLE, VerifiedTest.CONNECTION, TOTAL, in, TOTAL, repeated, 0, SOCKET))
                .isNull();

        assertThat(verification.end(HANDLE, SOCKET, SEGMENT)).endsWith("; more came than was to come");
        Integrity integrity = verification.integrity();
        assertThat(integrity.damagedConnections()).isEqualTo(1);
        assertThat(integrity.incidents()).singleElement()
                .satisfies(incident -> assertThat(incident.kind()).isEqualTo(kind))
                .satisfies(incident -> assertThat(incident.extent().from()).isBetween((long) at, at + 3L))
                .satisfies(incident -> assertThat(incident.extent().toEnd()).isTrue());
    }

    /** A stream that came right again is not to blame for what comes behind its end. */
    @ParameterizedTest
    @ValueSource(ints = {5000, TOTAL - 30})
    void shouldTellASurplusApartFromDamageBefore(int at) {
        Verification verification = begin(Content.KEYED);
        byte[] good = stream(pattern(Content.KEYED), VerifiedTest.CONNECTION, 0, TOTAL);
        good[at] ^= 4;
        in.put(0, good, 0, TOTAL).put(TOTAL, good, 0, 100);
        assertThat(verification.check(HANDLE, VerifiedTest.CONNECTION, 0, in, 0, TOTAL, 0)).isFalse();

        verification.surplus(HANDLE, VerifiedTest.CONNECTION, TOTAL, in, TOTAL, 100, 0, SOCKET);

        assertThat(verification.end(HANDLE, SOCKET, SEGMENT)).startsWith("bit 2 of byte ");
        assertThat(verification.integrity().damagedConnections()).isEqualTo(1);
        assertThat(verification.integrity().incidents()).hasSize(2);
    }

    private static Pattern pattern(Content content) {
        return new Pattern(REGION, content == Content.KEYED, RUN, Direction.TO_SERVER);
    }
}
