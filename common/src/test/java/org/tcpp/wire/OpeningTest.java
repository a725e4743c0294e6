package org.tcpp.wire;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningTest {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HEX.parseHex(hex));
    }

    /** The bytes that the original's struct tcpp_header has on the wire. */
    @ParameterizedTest
    @CsvSource({"0, 84 e8 12 f7 00 00 00 00 00 00 00 00", "988, 84 e8 12 f7 00 00 00 00 00 00 03 dc",
            "10485748, 84 e8 12 f7 00 00 00 00 00 9f ff f4", "5000000000, 84 e8 12 f7 00 00 00 01 2a 05 f2 00",
            "9223372036854775807, 84 e8 12 f7 7f ff ff ff ff ff ff ff"})
    void shouldWriteAndReadTheClassicHeader(long length, String hex) {
        ByteBuffer buffer = ByteBuffer.allocate(Opening.BYTES);
        Opening.putClassic(buffer, 0, length);
        assertThat(HEX.formatHex(buffer.array())).isEqualTo(hex);
        assertThat(Opening.magic(bytes(hex), 0)).isEqualTo(Opening.CLASSIC_MAGIC);
        assertThat(Opening.length(bytes(hex), 0)).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 74 63 70 01 00 00 00 00 00 00 00 00", "1, 2, 74 63 70 01 00 00 00 01 00 00 00 02",
            "-559038737, 4294967295, 74 63 70 01 de ad be ef ff ff ff ff",
            "2147483647, 2147483648, 74 63 70 01 7f ff ff ff 80 00 00 00"})
    void shouldWriteAndReadThePreamble(int run, long connection, String hex) {
        ByteBuffer buffer = ByteBuffer.allocate(Opening.BYTES);
        Opening.putPreamble(buffer, 0, run, connection);
        assertThat(HEX.formatHex(buffer.array())).isEqualTo(hex);
        assertThat(Opening.magic(bytes(hex), 0)).isEqualTo(Opening.PREAMBLE_MAGIC);
        assertThat(Opening.run(bytes(hex), 0)).isEqualTo(run);
        assertThat(Opening.connection(bytes(hex), 0)).isEqualTo(connection);
    }

    @Test
    void shouldWriteConnectionsModulo32Bits() {
        ByteBuffer buffer = ByteBuffer.allocate(Opening.BYTES);
        Opening.putPreamble(buffer, 0, 1, (1L << 32) + 5);
        assertThat(Opening.connection(buffer, 0)).isEqualTo(5);
    }

    @Test
    void shouldReadALengthThatDoesNotFitALongAsNegative() {
        assertThat(Opening.length(bytes("84 e8 12 f7 80 00 00 00 00 00 00 00"), 0)).isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"47 45 54 20 2f 20 48 54 54 50 2f 31", "f7 12 e8 84 00 00 00 00 00 00 00 00",
            "74 63 70 02 00 00 00 01 00 00 00 02"})
    void shouldTellOtherProtocolsByTheirMagic(String hex) {
        assertThat(Opening.magic(bytes(hex), 0)).isNotIn(Opening.CLASSIC_MAGIC, Opening.PREAMBLE_MAGIC);
    }

    @Test
    void shouldTouchOnlyItsTwelveBytesAndNoPosition() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(32);
        Opening.putClassic(buffer, 3, -1);
        Opening.putPreamble(buffer, 17, -1, -1);
        assertThat(buffer.position()).isZero();
        assertThat(Opening.length(buffer, 3)).isEqualTo(-1);
        assertThat(Opening.connection(buffer, 17)).isEqualTo(0xffff_ffffL);
        assertThat(new byte[]{buffer.get(2), buffer.get(15), buffer.get(16), buffer.get(29)}).containsOnly(0);
    }
}
