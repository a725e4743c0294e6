package org.tcpp.integrity;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Content;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.integrity.Injected.OPENING;
import static org.tcpp.integrity.Injected.RUN;
import static org.tcpp.integrity.Injected.begin;
import static org.tcpp.integrity.Injected.pattern;
import static org.tcpp.integrity.Injected.stream;

/** What is kept of the bytes around damages is what came, however it came, and what should have come. */
class DumpsTest {

    private static final int HANDLE = 3;
    private static final long CONNECTION = 40;
    private static final int BYTES = 300_000;
    private static final int BEFORE = 16_384;

    private final Random random = new Random(1);
    private final ByteBuffer in = ByteBuffer.allocateDirect(50_000);
    private final byte[] good = stream(pattern(RUN, Direction.TO_SERVER), CONNECTION, 0, BYTES);

    @Test
    void shouldKeepWhatCameAroundADamageWhereverItIs() {
        for (int at : new int[]{OPENING, OPENING + 1, 500, BEFORE + OPENING, 70_000, BYTES - 100, BYTES - 1}) {
            byte[] bad = damaged(at);

            Incident.Dump dump = only(receive(bad, begin(Content.KEYED)));

            assertThat(dump.damagedFrom()).isEqualTo(at);
            assertThat(dump.from()).isEqualTo(Math.max(OPENING, at - BEFORE));
            assertIs(dump, bad);
        }
    }

    @Test
    void shouldKeepAWholeOneOfEachOfSeveralThatLieNearEachOther() {
        byte[] bad = damaged(100_000, 100_100, 100_400, 120_000);

        List<Incident.Dump> dumps = receive(bad, begin(Content.KEYED)).dumps();

        assertThat(dumps).extracting(Incident.Dump::damagedFrom)
                .containsExactly(100_000L, 100_100L, 100_400L, 120_000L);
        assertThat(dumps).extracting(Incident.Dump::from)
                .containsExactly(100_000L - BEFORE, 100_001L, 100_101L, 120_000L - BEFORE);
        dumps.forEach(dump -> assertIs(dump, bad));
    }

    @Test
    void shouldKeepNoMoreThanAnybodyIsToldOf() {
        byte[] bad = good.clone();
        for (int at = 1000; at < BYTES; at += 1000) {
            bad[at] ^= 1;
        }

        Verification verification = receive(bad, begin(Content.KEYED));

        assertThat(verification.dumps()).hasSize(Integrity.MOST_INCIDENTS);
        verification.integrity().incidents().forEach(incident -> assertThat(verification.dumps())
                .anyMatch(dump -> dump.damagedFrom() == incident.extent().from()));
    }

    @Test
    void shouldKeepWhatCameBehindTheEnd() {
        Verification verification = receive(good, begin(Content.KEYED));
        byte[] more = {1, 2, 3};
        in.put(0, more);
        verification.surplus(HANDLE, CONNECTION, BYTES, in, 0, more.length, 0, new Incident.Socket(null, null, null));

        byte[] received = only(verification).receivedBytes();

        assertThat(Arrays.copyOfRange(received, BEFORE, received.length)).isEqualTo(more);
        assertThat(Arrays.copyOf(received, BEFORE)).isEqualTo(Arrays.copyOfRange(good, BYTES - BEFORE, BYTES));
    }

    private byte[] damaged(int... places) {
        byte[] bad = good.clone();
        for (int at : places) {
            bad[at] ^= 0x55;
        }
        return bad;
    }

    private static Incident.Dump only(Verification verification) {
        assertThat(verification.dumps()).hasSize(1);
        return verification.dumps().getFirst();
    }

    private void assertIs(Incident.Dump dump, byte[] bad) {
        int from = (int) dump.from();
        int to = Math.min(BYTES, from + Incident.Dump.MOST_BYTES);
        assertThat(dump.receivedBytes()).isEqualTo(Arrays.copyOfRange(bad, from, to));
        assertThat(dump.expectedBytes()).isEqualTo(Arrays.copyOfRange(good, from, to));
    }

    /** Lets a stream arrive in pieces of all lengths. */
    private Verification receive(byte[] bytes, Verification verification) {
        for (int done = 0; done < bytes.length;) {
            int piece = Math.min(bytes.length - done, 1 + random.nextInt(1 + random.nextInt(in.capacity())));
            in.put(0, bytes, done, piece);
            verification.check(HANDLE, CONNECTION, done, in, 0, piece, 0);
            done += piece;
        }
        verification.end(HANDLE, new Incident.Socket(null, null, null), 0);
        return verification;
    }
}
