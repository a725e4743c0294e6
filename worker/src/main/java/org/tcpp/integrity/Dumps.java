package org.tcpp.integrity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;
import org.tcpp.payload.Pattern;

/**
 * Bytes around the first damages of a run, as they came. What came right before a damage need not be kept: it was
 * compared, and was right. One thread.
 */
final class Dumps {

    /** So much of what came before a damage is shown with it. */
    private static final int BEFORE_BYTES = 16_384;

    private final Pattern pattern;
    private final List<Dump> all = new ArrayList<>();

    Dumps(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * The dump of a damage that begins here; null if there are as many as anybody will be told of.
     *
     * @param rightFrom from here on to the damage all was right
     */
    Dump begin(long connection, long damagedFrom, long rightFrom) {
        if (all.size() == Integrity.MOST_INCIDENTS) {
            return null;
        }
        Dump dump = new Dump(connection, damagedFrom, Math.max(rightFrom, damagedFrom - BEFORE_BYTES));
        all.add(dump);
        return dump;
    }

    /** All of them, as far as they have come. */
    List<Incident.Dump> list() {
        return all.stream().map(Dump::told).toList();
    }

    /** Of one damage. */
    final class Dump {

        private final long connection;
        private final long damagedFrom;
        private final long from;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        private Dump(long connection, long damagedFrom, long from) {
            this.connection = connection;
            this.damagedFrom = damagedFrom;
            this.from = from;
            received.writeBytes(expected((int) (damagedFrom - from)));
        }

        /** Takes what it still has room for of what came at that position, or none of it. */
        void take(ByteBuffer in, int at, int length, long position) {
            int known = (int) Math.max(0, from + received.size() - position);
            for (int i = known; i < length && !isFull(); i++) {
                received.write(in.get(at + i));
            }
        }

        boolean isFull() {
            return received.size() == Incident.Dump.MOST_BYTES;
        }

        private Incident.Dump told() {
            return Incident.Dump.of(connection, pattern.direction(), damagedFrom, from, expected(received.size()),
                    received.toByteArray());
        }

        private byte[] expected(int length) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) pattern.byteAt(connection, from + i);
            }
            return bytes;
        }
    }
}
