package org.tcpp.integrity;

import java.util.Locale;
import org.tcpp.message.DamageKind;

/**
 * What happened to damaged bytes.
 *
 * @param kind in a word
 * @param text in a sentence, without its end
 */
record Diagnosis(DamageKind kind, String text) {

    static Diagnosis of(DamageKind kind, String format, Object... values) {
        return new Diagnosis(kind, String.format(Locale.ROOT, format, values));
    }

    /** {@code byte 17} or {@code bytes 17 to 20}. */
    static String bytes(Case of) {
        return of.length() == 1
                ? String.format(Locale.ROOT, "byte %,d", of.from())
                : String.format(Locale.ROOT, "bytes %,d to %,d", of.from(), of.from() + of.length() - 1);
    }

    static String count(long bytes) {
        return String.format(Locale.ROOT, bytes == 1 ? "%,d byte" : "%,d bytes", bytes);
    }
}
