package org.tcpp.integrity;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.message.Content;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;
import org.tcpp.message.Role;
import org.tcpp.payload.Pattern;
import org.tcpp.payload.Region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.integrity.Injected.EARLIER;
import static org.tcpp.integrity.Injected.OPENING;
import static org.tcpp.integrity.Injected.REGION;
import static org.tcpp.integrity.Injected.RUN;
import static org.tcpp.integrity.Injected.begin;
import static org.tcpp.integrity.Injected.fill;
import static org.tcpp.integrity.Injected.fillWithDeadCode;
import static org.tcpp.integrity.Injected.grouped;
import static org.tcpp.integrity.Injected.load;
import static org.tcpp.integrity.Injected.pattern;
import static org.tcpp.integrity.Injected.received;
import static org.tcpp.integrity.Injected.region;
import static org.tcpp.integrity.Injected.stream;
import static org.tcpp.integrity.Injected.swapped;

/** Every kind of damage, injected at every alignment, must be named, located and measured right. */
class VerifiedTest extends Receiving {

    /** Where damage is put: each place in a cache line, and around what memory and networks are cut into. */
    static LongStream places() {
        int wrap = Region.BYTES - pattern(RUN, Direction.TO_SERVER).place(CONNECTION, 0);
        return LongStream.concat(LongStream.range(4096, 4096 + 64), Arrays.stream(new long[]{OPENING, OPENING + 1, 2047,
                2048, 2049, 4095, 4097, SEGMENT - 1, SEGMENT, SEGMENT + 1, 10 * SEGMENT, 65_535, 65_536, 65_537,
                wrap - 100, wrap - 9, wrap - 1, wrap, wrap + 1}));
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldNameWhatBytesWereOverwrittenWith(long at) {
        assertDamage(at, 300, DamageKind.CONSTANT, "zeros", b -> fill(b, 0));
        assertDamage(at, 1 << 12, DamageKind.CONSTANT, "0x6b, Linux's poison", b -> fill(b, 0x6b));
        assertDamage(at, 200, DamageKind.CONSTANT, "0xdeadc0de, FreeBSD's poison", Injected::fillWithDeadCode);
        assertDamage(at, 100_000, DamageKind.CONSTANT, "zeros", b -> fill(b, 0));
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldNameTheBitsThatFlipped(long at) {
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            int mask = 1 << bit;
            assertDamage(at, 1, DamageKind.BIT_FLIP, "bit " + bit + " of byte " + grouped(at) + " is ", b -> {
                b[0] ^= (byte) mask;
                return b;
            });
        }
        assertDamage(at, 3, DamageKind.BIT_FLIP, ", bit 7 of byte " + grouped(at + 2), b -> {
            b[0] ^= 1;
            b[2] ^= (byte) 0x80;
            return b;
        });
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldSeeBytesThatWereSwapped(long at) {
        for (int size = 2; size <= Long.BYTES; size *= 2) {
            int width = size;
            assertDamage(at, 16 * size, DamageKind.SWAPPED, "each word of " + 8 * size + " bits",
                    b -> swapped(b, width));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldTellByHowMuchAStreamIsDisplaced(long at) {
        for (int distance : new int[]{1, 7, 8, 63, SEGMENT, 4096, 65_536, 1 << 20}) {
            if (at - distance >= OPENING) {
                Incident twice = only(received(at, at - distance, at + 20_000 - distance));
                assertPlace(twice, DamageKind.DUPLICATED, at);
                assertThat(twice.text()).contains("from byte " + grouped(twice.extent().from())
                        + " the stream repeats itself from " + Diagnosis.count(distance) + " earlier, to the end");
                assertThat(twice.extent().toEnd()).isTrue();
            }
            Incident missing = only(received(at, at + distance, at + distance + 20_000));
            assertPlace(missing, DamageKind.MISSING, at);
            assertThat(missing.text()).contains(Diagnosis.count(distance));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldTellWhatAnExtentOfTheSameStreamWasOverwrittenWith(long at) {
        Pattern pattern = pattern(RUN, Direction.TO_SERVER);
        assertDamage(at, 500, DamageKind.DISPLACED, "4,096 bytes later",
                b -> stream(pattern, CONNECTION, at + 4096, b.length));
        assertDamage(at, 64, DamageKind.DISPLACED, "65,536 bytes later",
                b -> stream(pattern, CONNECTION, at + 65_536, b.length));
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldNameTheConnectionThatForeignBytesAreOf(long at) {
        Pattern pattern = pattern(RUN, Direction.TO_SERVER);
        long other = List.of(0L, 41L, 43L, 60L).get((int) (at % 4));
        long shift = (at / Long.BYTES + other) % Long.BYTES;
        assertDamage(at, (int) (100 + shift), DamageKind.OTHER_CONNECTION,
                "those of connection " + other + ", from its byte ",
                b -> stream(pattern, other, 1000 + shift, b.length));
    }

    /** Every alignment of a word, but not of a cache line: the search is long. */
    static LongStream fewPlaces() {
        return places().filter(at -> at % 7 == 0);
    }

    @ParameterizedTest
    @MethodSource("fewPlaces")
    void shouldNameTheEarlierRunOrTheOtherDirectionThatBytesAreOf(long at) {
        assertDamage(at, SEGMENT, DamageKind.OTHER_DIRECTION, "carries the other way",
                b -> stream(pattern(RUN, Direction.TO_CLIENT), CONNECTION, 77, b.length));
        assertDamage(at, SEGMENT, DamageKind.EARLIER_RUN,
                Integer.toUnsignedString(EARLIER) + "): of its connection 42,",
                b -> stream(pattern(EARLIER, Direction.TO_SERVER), CONNECTION, at, b.length));
        assertDamage(at, SEGMENT, DamageKind.EARLIER_RUN, "of its connection 7,",
                b -> stream(pattern(EARLIER, Direction.TO_SERVER), 7, at, b.length));
    }

    @ParameterizedTest
    @MethodSource("fewPlaces")
    void shouldSeePacketHeaders(long at) {
        assertDamage(at, 40, DamageKind.HEADERS, "IPv4 header", b -> {
            byte[] header = {0x45, 0, 5, (byte) 0xdc, 1, 2, 0x40, 0, 64, 6, 9, 9, (byte) 198, 51, 100, 7, (byte) 192, 0,
                    2, 1, (byte) 0x9c, 0x40, 0x13, (byte) 0x89};
            random.nextBytes(b);
            System.arraycopy(header, 0, b, 0, header.length);
            return b;
        });
        assertDamage(at, 20, DamageKind.HEADERS, "this connection's ports", b -> {
            random.nextBytes(b);
            b[0] = (byte) 0x9c;
            b[1] = 0x40;
            b[2] = 0x13;
            b[3] = (byte) 0x89;
            return b;
        });
    }

    /** At a few places only: what nobody knows is compared with all that anybody could have sent. */
    @ParameterizedTest
    @ValueSource(longs = {OPENING, 2047, 4096, 4097, 4101, SEGMENT, 65_537})
    void shouldDescribeWhatNobodyKnows(long at) {
        assertDamage(at, 2000, DamageKind.UNKNOWN, "of 7.9 bits of entropy", b -> {
            random.nextBytes(b);
            return b;
        });
        assertDamage(at, 64, DamageKind.UNKNOWN, "TTP/1.1 400 Bad Request", b -> {
            byte[] text = "HTTP/1.1 400 Bad Request".repeat(4).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            return Arrays.copyOf(text, b.length);
        });
    }

    @Test
    void shouldTellExtentsApartAndWhereEachIs() {
        byte[] bytes = stream(pattern(RUN, Direction.TO_SERVER), CONNECTION, 0, 50_000);
        for (int at = 1000; at < 41_000; at += 4096) {
            bytes[at] ^= 8;
        }
        Integrity integrity = check(bytes, 50_000);
        assertThat(integrity.kinds()).containsExactly(new Integrity.Kind(DamageKind.BIT_FLIP, 10, 10));
        assertThat(integrity.incidents()).extracting(incident -> incident.extent().from())
                .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> 1000L + 4096 * i).toList());
        assertThat(integrity.residues()).filteredOn(some -> some.of().equals("start") && some.modulus() == 4096)
                .singleElement()
                .satisfies(some -> assertThat(some.values()).containsExactly(1000))
                .satisfies(some -> assertThat(some.counts()).containsExactly(10));
    }

    @Test
    void shouldCallARightStreamRight() {
        Integrity integrity = check(stream(pattern(RUN, Direction.TO_SERVER), CONNECTION, 0, 3_000_000), 3_000_000);
        assertThat(integrity.checkedBytes()).isEqualTo(3_000_000 - OPENING);
        assertThat(integrity.damagedConnections()).isZero();
        assertThat(integrity.kinds()).isEmpty();
    }

    @Test
    void shouldKeepCountWhenVeryMuchIsDamaged() {
        byte[] bytes = new byte[3_000_000];
        random.nextBytes(bytes);
        Incident incident = only(bytes);
        assertThat(incident.kind()).isEqualTo(DamageKind.UNKNOWN);
        assertThat(incident.extent().length()).isBetween(2_999_980L, 3_000_000L - OPENING);

        byte[] many = stream(pattern(RUN, Direction.TO_SERVER), CONNECTION, 0, 3_000_000);
        for (int at = 1000; at < many.length; at += 200) {
            many[at] ^= 1;
        }
        Integrity integrity = check(many, many.length);
        assertThat(integrity.extents()).isEqualTo(14_995);
        assertThat(integrity.incidents()).hasSize(Integrity.MOST_INCIDENTS);
    }

    @Test
    void shouldFindTheSameInASharedRegionButNotTheConnection() {
        Pattern shared = new Pattern(REGION, false, RUN, Direction.TO_SERVER);
        Verification verification = begin(Content.SHARED);
        byte[] bytes = stream(shared, CONNECTION, 0, 20_000);
        System.arraycopy(stream(shared, CONNECTION, 9000, 500), 0, bytes, 5000, 500);
        Integrity integrity = check(verification, bytes, 20_000);
        assertThat(integrity.incidents()).singleElement()
                .satisfies(incident -> assertThat(incident.kind()).isEqualTo(DamageKind.ELSEWHERE))
                .satisfies(incident -> assertThat(incident.text()).contains("4,000 bytes later"));
    }

    @Test
    void shouldSuspectItsOwnMemoryFirst() {
        ByteBuffer memory = ByteBuffer.allocateDirect(Region.BYTES);
        Region region = region(memory);
        Verifier verifier = new Verifier(0, OPENING, 1 << 20, () -> region);
        Verification verification = verifier.begin(load(RUN, Content.KEYED), Role.SERVER);
        byte[] bytes = stream(pattern(RUN, Direction.TO_SERVER), CONNECTION, 0, 50_000);
        for (int i = 0; i < Region.BYTES; i += 1000) {
            memory.put(i, (byte) ~memory.get(i));
        }
        Integrity integrity = check(verification, bytes, 50_000);
        assertThat(integrity.kinds()).singleElement()
                .satisfies(kind -> assertThat(kind.kind()).isEqualTo(DamageKind.OWN_MEMORY));
    }
}
