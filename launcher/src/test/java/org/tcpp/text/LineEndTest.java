package org.tcpp.text;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineEndTest {

    @Test
    void shouldFindTheFirstEndWhereverItIs() {
        byte[] bytes = new byte[1000];
        for (int end : new int[]{0, 1, 255, 256, 257, 511, 512, 998, 999}) {
            Arrays.fill(bytes, (byte) 'a');
            bytes[end] = '\n';
            bytes[999] = '\n';

            assertThat(LineEnd.next(bytes, 0, 1000)).isEqualTo(end);
            assertThat(LineEnd.next(bytes, end, 1000)).isEqualTo(end);
            assertThat(LineEnd.next(bytes, 0, end)).as("none before it").isEqualTo(end);
            assertThat(LineEnd.next(bytes, Math.min(end + 1, 999), 1000)).isEqualTo(999);
        }
    }
}
