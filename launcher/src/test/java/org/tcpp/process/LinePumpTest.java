package org.tcpp.process;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinePumpTest {

    private final List<String> whole = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    @Test
    void shouldJoinCharactersHoweverTheBytesAreCut() {
        byte[] bytes = "grüße\n\uD83D\uDE00\r\n\nend".getBytes(StandardCharsets.UTF_8);
        for (int piece = 1; piece <= bytes.length; piece++) {
            pump(inPieces(bytes, piece));

            assertThat(whole).as("pieces of %d bytes", piece).containsExactly("grüße", "\uD83D\uDE00", "");
            assertThat(broken).containsExactly("end");
            whole.clear();
            broken.clear();
        }
    }

    @Test
    void shouldReplaceBytesThatAreNoText() {
        pump(new ByteArrayInputStream(new byte[]{'a', (byte) 0xff, 'b', '\n'}));

        assertThat(whole).containsExactly("a\uFFFDb");
    }

    @Test
    void shouldTakeTheLongestLineWholeAndCutALongerOne() {
        String longest = "x".repeat(LinePump.LONGEST_BYTES);
        pump(new ByteArrayInputStream((longest + "\n" + longest + "y\nz\n").getBytes(StandardCharsets.US_ASCII)));

        assertThat(whole).containsExactly(longest, "z");
        assertThat(broken).containsExactly(longest);
    }

    private void pump(InputStream in) {
        new LinePump(in, (line, isWhole) -> (isWhole ? whole : broken).add(line)).run();
    }

    private static InputStream inPieces(byte[] bytes, int piece) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(piece, length));
            }

            @Override
            public int read(byte[] into) {
                return read(into, 0, into.length);
            }
        };
    }
}
