package org.tcpp.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.message.Direction;

import static org.assertj.core.api.Assertions.assertThat;

class PatternTest {

    private static final Region REGION = region(ByteBuffer.allocateDirect(Region.BYTES));
    private static final int RUN = 0xcafe_f00d;
    private static final int LINE = 64;
    private static final int ROOM = 3 * Region.BYTES;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldWriteWhatItSaysByteByByteAtEveryAlignment(boolean keyed) {
        Pattern pattern = pattern(keyed);
        for (int at = 0; at < LINE; at++) {
            for (int from = 0; from < LINE; from++) {
                int length = (at * 31 + from * 17) % 150;
                pattern.write(7, from, buffer, at, length);
                assertIs(pattern, 7, from, at, length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldWriteOnOverTheEndOfTheRegion(boolean keyed) {
        Pattern pattern = pattern(keyed);
        for (long round = 1; round < 4; round++) {
            long wrap = round * Region.BYTES - pattern.place(5, 0);
            for (int before = 0; before < 3 * Long.BYTES; before++) {
                pattern.write(5, wrap - before, buffer, before & 7, 48);
                assertIs(pattern, 5, wrap - before, before & 7, 48);
                assertThat(pattern.mismatch(5, wrap - before, buffer, before & 7, 48)).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCheckInPiecesWhateverWasWrittenInOthers(boolean keyed) {
        Pattern pattern = pattern(keyed);
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            long connection = random.nextLong();
            long position = random.nextLong() >>> 2 + random.nextInt(60);
            int length = seed % 10 == 0 ? ROOM - LINE : random.nextInt(20_000);
            int at = random.nextInt(LINE);
            for (int done = 0; done < length;) {
                int piece = Math.min(length - done, 1 + random.nextInt(1 + random.nextInt(200_000)));
                pattern.write(connection, position + done, buffer, at + done, piece);
                done += piece;
            }
            for (int done = 0; done < length;) {
                int piece = Math.min(length - done, 1 + random.nextInt(1 + random.nextInt(200_000)));
                assertThat(pattern.mismatch(connection, position + done, buffer, at + done, piece)).as("seed %d", seed)
                        .isEqualTo(-1);
                done += piece;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFindTheFirstDifferenceWhereverItIs(boolean keyed) {
        Pattern pattern = pattern(keyed);
        long wrap = Region.BYTES - pattern.place(9, 0);
        int length = 100;
        for (long from : new long[]{0, 1, 5, wrap - 50, wrap - 3}) {
            for (int at = 0; at < Long.BYTES; at++) {
                pattern.write(9, from, buffer, at, length);
                for (int bad = 0; bad < length; bad++) {
                    byte good = buffer.get(at + bad);
                    buffer.put(at + bad, (byte) (good ^ 1 << bad % Byte.SIZE));
                    assertThat(pattern.mismatch(9, from, buffer, at, length)).isEqualTo(bad);
                    assertThat(pattern.mismatch(9, from, buffer, at, bad)).isEqualTo(-1);
                    buffer.put(at + bad, good);
                }
            }
        }
    }

    @Test
    void shouldGiveEachRunConnectionDirectionAndRoundOtherBytes() {
        Pattern pattern = pattern(true);
        long word = word(pattern, 3, 0);
        assertThat(word(pattern, 4, 0)).isNotEqualTo(word);
        assertThat(word(pattern.ofRun(RUN + 1), 3, 0)).isNotEqualTo(word);
        assertThat(word(pattern.opposite(), 3, 0)).isNotEqualTo(word);
        assertThat(word(pattern, 3, Region.BYTES)).isNotEqualTo(word);
        assertThat(word(pattern(false), 3, 0)).isEqualTo(word(pattern(false), 3, Region.BYTES));
    }

    @Test
    void shouldNeverMeetItselfAtAnyPowerOfTwoNorAtAnyNearPlace() {
        for (boolean keyed : new boolean[]{true, false}) {
            Pattern pattern = pattern(keyed);
            for (long distance = 1; distance < 1L << 40; distance = distance < 5000 ? distance + 1 : distance * 2) {
                pattern.write(1, 100 + distance, buffer, 0, 16);
                assertThat(pattern.mismatch(1, 100, buffer, 0, 16)).as("distance %d", distance).isBetween(0, 8);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTellWhereTwoWordsStand(boolean keyed) {
        Pattern pattern = pattern(keyed);
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            long connection = random.nextLong();
            long round = keyed ? 1 + random.nextInt(1000) : 1;
            int word = seed < 3 ? Region.WORDS - 1 - seed : random.nextInt(Region.WORDS);
            long position = round * Region.BYTES + word * (long) Long.BYTES - pattern.place(connection, 0);
            long first = word(pattern, connection, position);
            long second = word(pattern, connection, position + Long.BYTES);
            assertThat(pattern.find(connection, round, first, second)).isEqualTo(position);
            assertThat(pattern.find(connection, round, first ^ 1, second)).isEqualTo(Long.MIN_VALUE);
            assertThat(pattern.find(connection, round, first, second ^ 1)).isEqualTo(Long.MIN_VALUE);
        }
    }

    @Test
    void shouldNoticeThatItsOwnMemoryHasChanged() {
        ByteBuffer memory = ByteBuffer.allocateDirect(Region.BYTES);
        Region region = region(memory);
        assertThat(region.isIntact()).isTrue();
        memory.put(500_000, (byte) ~memory.get(500_000));
        assertThat(region.isIntact()).isFalse();
    }

    @Test
    void shouldUndoWhatItMixes() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong();
            assertThat(Mix.inverse(Mix.of(value))).isEqualTo(value);
        }
    }

    private void assertIs(Pattern pattern, long connection, long position, int at, int length) {
        for (int i = 0; i < length; i++) {
            assertThat(buffer.get(at + i) & 0xff).as("byte %d from %d on", i, position)
                    .isEqualTo(pattern.byteAt(connection, position + i));
        }
    }

    private static long word(Pattern pattern, long connection, long position) {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word |= (long) pattern.byteAt(connection, position + i) << Byte.SIZE * i;
        }
        return word;
    }

    private static Pattern pattern(boolean keyed) {
        return new Pattern(REGION, keyed, RUN, Direction.TO_SERVER);
    }

    private static Region region(ByteBuffer memory) {
        Region.fill(memory);
        return new Region(memory, 0);
    }
}
