package org.tcpp.text;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Utf8Test {

    @Test
    void shouldReadOtherLettersWhereverTheyStand() {
        for (int at : new int[]{0, 1, 254, 255, 256, 257, 511, 998}) {
            String text = "a".repeat(at) + "\u00fc" + "b".repeat(998 - at);

            assertThat(Utf8.text(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
            assertThat(Utf8.text(text.getBytes(StandardCharsets.ISO_8859_1))).as("no UTF-8")
                    .isEqualTo(text.replace('\u00fc', '\ufffd'));
        }
        assertThat(Utf8.text(new byte[0])).isEmpty();
    }
}
