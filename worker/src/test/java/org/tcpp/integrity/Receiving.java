package org.tcpp.integrity;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.tcpp.message.Content;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.integrity.Injected.RUN;
import static org.tcpp.integrity.Injected.begin;
import static org.tcpp.integrity.Injected.pattern;
import static org.tcpp.integrity.Injected.stream;

/** One connection of a verified run receives what a test wants it to. */
abstract class Receiving {

    static final long CONNECTION = 42;
    static final int SEGMENT = 1448;
    private static final int HANDLE = 3;
    private static final Incident.Socket SOCKET = new Incident.Socket("192.0.2.1:5001", "198.51.100.7:40000", null);

    final Random random = new Random(1);
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);

    /** Damages {@code length} bytes from {@code at} on, and expects them to be found, and called right. */
    void assertDamage(long at, int length, DamageKind kind, String text, UnaryOperator<byte[]> damage) {
        byte[] good = stream(pattern(RUN, Direction.TO_SERVER), CONNECTION, 0, (int) at + length + 3000);
        byte[] bad = good.clone();
        byte[] piece = damage.apply(Arrays.copyOfRange(good, (int) at, (int) at + length));
        System.arraycopy(piece, 0, bad, (int) at, length);
        Incident incident = only(bad);
        assertThat(incident.kind()).as("%s at %d: %s", kind, at, incident.text()).isEqualTo(kind);
        assertThat(incident.text()).contains(text);
        int first = Arrays.mismatch(good, bad);
        int last = bad.length - 1;
        while (good[last] == bad[last]) {
            last--;
        }
        assertThat(incident.extent())
                .isEqualTo(new Incident.Extent(Direction.TO_SERVER, first, last - first + 1, false));
    }

    static void assertPlace(Incident incident, DamageKind kind, long at) {
        assertThat(incident.kind()).as("at %d: %s", at, incident.text()).isEqualTo(kind);
        // by chance a byte may be the same as that in whose place it came
        assertThat(incident.extent().from()).isBetween(at, at + 3);
    }

    Incident only(byte[] received) {
        return only(received, received.length);
    }

    Incident only(byte[] received, long total) {
        Integrity integrity = check(received, total);
        assertThat(integrity.damagedConnections()).isEqualTo(1);
        assertThat(integrity.incidents()).as("%s", integrity.kinds()).hasSize(1);
        return integrity.incidents().getFirst();
    }

    Integrity check(byte[] received, long total) {
        return check(begin(Content.KEYED), received, total);
    }

    /** Lets a stream arrive in pieces of all lengths. */
    Integrity check(Verification verification, byte[] received, long total) {
        boolean right = true;
        for (int done = 0; done < received.length && !verification.isAtEnd(HANDLE, done, total);) {
            int piece = Math.min(received.length - done, 1 + random.nextInt(1 + random.nextInt(in.capacity())));
            in.put(0, received, done, piece);
            right &= verification.check(HANDLE, CONNECTION, done, in, 0, piece, 0);
            done += piece;
        }
        if (!right) {
            assertThat(verification.end(HANDLE, SOCKET, SEGMENT)).isNotNull();
        }
        return verification.integrity();
    }
}
