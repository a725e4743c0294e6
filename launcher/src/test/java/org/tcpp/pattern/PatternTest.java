package org.tcpp.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who exchanges data with whom. */
class PatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            pairs     | h[1-4]  | h1-h2 h3-h4
            mesh      | h[1-3]  | h1-h2 h1-h3 h2-h1 h2-h3 h3-h1 h3-h2
            incast    | h[1-4]  | h2-h1 h3-h1 h4-h1
            outcast   | h[1-4]  | h1-h2 h1-h3 h1-h4
            ring      | h[1-3]  | h1-h2 h2-h3 h3-h1
            ring      | h[1-2]  | h1-h2 h2-h1
            bisection | h[1-6]  | h1-h4 h2-h5 h3-h6
            shift     | h[1-3]  | h1-h2 h2-h3 h3-h1 / h1-h3 h2-h1 h3-h2
            """)
    void shouldPairTheHostsOfOneList(String pattern, String hosts, String pairs) {
        assertThat(text(Pattern.of(pattern).among(HostList.parse(hosts)))).isEqualTo(pairs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            pairs     | c[1-2]  | s[1-2] | c1-s1 c2-s2
            mesh      | c[1-2]  | s[1-2] | c1-s1 c1-s2 c2-s1 c2-s2
            mesh      | h[1-3]  | h1     | h2-h1 h3-h1
            incast    | c[1-5]  | s[1-2] | c1-s1 c2-s2 c3-s1 c4-s2 c5-s1
            outcast   | c[1-2]  | s[1-5] | c1-s1 c2-s2 c1-s3 c2-s4 c1-s5
            shift     | c[1-3]  | s[1-2] | c1-s1 c2-s2 / c2-s1 c3-s2 / c3-s1 c1-s2
            shift     | c1      | s[1-2] | c1-s1 / c1-s2
            """)
    void shouldPairClientsAndServers(String pattern, String clients, String servers, String pairs) {
        assertThat(text(Pattern.of(pattern).between(HostList.parse(clients), HostList.parse(servers))))
                .isEqualTo(pairs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            incast    | c1      | s[1-2] | would leave server s2 out, where 1 clients share 2 servers
            incast    | h[1-3]  | h[1-2] | would leave server h2 out, where 3 clients share 2 servers
            outcast   | c[1-5]  | s[1-3] | would leave client c4 out, where 3 servers share 5 clients
            """)
    void shouldLeaveNoHostOut(String pattern, String clients, String servers, String sentence) {
        assertThatThrownBy(() -> Pattern.of(pattern).between(HostList.parse(clients), HostList.parse(servers)))
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 10, 33})
    void aShiftHasEveryPairOnceAndNoHostTwiceOnASide(int count) {
        List<HostEntry> hosts = hosts(count);
        Rounds shift = Pattern.SHIFT.among(hosts);

        assertThat(shift.rounds()).hasSize(count - 1);
        for (List<Pair> round : shift.rounds()) {
            assertThat(round).hasSize(count).extracting(Pair::client).doesNotHaveDuplicates();
            assertThat(round).extracting(Pair::server).doesNotHaveDuplicates();
        }
        assertThat(new HashSet<>(all(shift))).hasSize(shift.pairs())
                .isEqualTo(new HashSet<>(all(Pattern.MESH.among(hosts))));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "5,3", "3,5", "8,8"})
    void aShiftOfTwoListsHasEveryPairOnceAndNoHostTwiceInARound(int clients, int servers) {
        List<HostEntry> c = HostList.parse("c[1-" + clients + "]");
        List<HostEntry> s = HostList.parse("s[1-" + servers + "]");
        Rounds shift = Pattern.SHIFT.between(c, s);

        for (List<Pair> round : shift.rounds()) {
            assertThat(round).extracting(Pair::client).doesNotHaveDuplicates();
            assertThat(round).extracting(Pair::server).doesNotHaveDuplicates();
        }
        assertThat(all(shift)).hasSize(clients * servers).doesNotHaveDuplicates();
    }

    @Test
    void shouldFindTheBusiestHost() {
        List<HostEntry> hosts = hosts(34);
        assertThat(Pattern.MESH.among(hosts).crowd(1)).hasValueSatisfying(crowd -> {
            assertThat(crowd.pairs()).isEqualTo(66);
            assertThat(crowd.workers()).isEqualTo(66);
        });
        assertThat(Pattern.MESH.among(hosts.subList(0, 33)).crowd(1)).isEmpty();
        assertThat(Pattern.INCAST.among(hosts).crowd(2)).hasValueSatisfying(crowd -> {
            assertThat(crowd.host().name()).isEqualTo("h1");
            assertThat(crowd.workers()).isEqualTo(66);
        });
        assertThat(Pattern.SHIFT.among(hosts).crowd(32)).isEmpty();
    }

    @Test
    void shouldTellRoles() {
        Rounds rounds = Pattern.INCAST.between(HostList.parse("h[1-3]"), HostList.parse("h1"));
        assertThat(rounds.hosts()).extracting(HostEntry::name).containsExactly("h1", "h2", "h3");
        assertThat(rounds.hosts().stream().filter(rounds::isServer)).extracting(HostEntry::name).containsExactly("h1");
        assertThat(rounds.hosts().stream().filter(rounds::isClient)).extracting(HostEntry::name)
                .containsExactly("h2", "h3");
    }

    @Test
    void shouldTakeTheAddressesOfAHostFromWhereverTheyStand() {
        Rounds rounds = Pattern.MESH.between(HostList.parse("h[1-2]"), HostList.parse("h1=10.0.0.1,h3"));
        assertThat(all(rounds)).filteredOn(pair -> pair.client().name().equals("h1"))
                .allSatisfy(pair -> assertThat(pair.client().targets()).containsExactly("10.0.0.1"));
        assertThatThrownBy(() -> Pattern.MESH.between(HostList.parse("h1=10.0.0.2,h2"), HostList.parse("h1=10.0.0.1")))
                .hasMessage("host h1 has two addresses, 10.0.0.2 and 10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            c1 s1, c2 s2                   | c1-s1 c2-s2
            c[1-2] s[1-2], round, c1 s2    | c1-s1 c2-s2 / c1-s2
            round, a b, round, round, b a  | a-b / b-a
            """)
    void shouldReadPairs(String lines, String pairs) {
        assertThat(text(PairsFile.of(List.of(lines.split(", ")), List.of()))).isEqualTo(pairs);
    }

    @Test
    void shouldKnowAddressesOfPairsFromTheListAndFromLaterLines() {
        Rounds rounds = PairsFile.of(List.of("a b", "c a=10.0.0.1"), HostList.parse("b=10.0.0.2,z"));
        assertThat(rounds.rounds().getFirst().getFirst().client().targets()).containsExactly("10.0.0.1");
        assertThat(rounds.rounds().getFirst().getFirst().server().targets()).containsExactly("10.0.0.2");
        assertThat(rounds.hosts()).extracting(HostEntry::name).containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a              | 'a': allowed are lines with a client and its server, and round
            a b c          | 'a b c': allowed are lines with a client and its server, and round
            a a            | 'a a' pairs a host with itself
            a[1-2] b       | 'a[1-2] b' has 2 clients and 1 servers; allowed are as many of both
            a b, a b       | 'a b' stands there twice in one round
            round          | no pair stands in it
            """)
    void shouldSayWhatIsWrongWithPairs(String lines, String sentence) {
        assertThatThrownBy(() -> PairsFile.of(List.of(lines.split(", ")), List.of())).hasMessage(sentence);
    }

    private static List<HostEntry> hosts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> new HostEntry("h" + i, List.of())).toList();
    }

    private static List<Pair> all(Rounds rounds) {
        List<Pair> all = new ArrayList<>();
        rounds.rounds().forEach(all::addAll);
        return all;
    }

    private static String text(Rounds rounds) {
        return rounds.rounds().stream().map(round -> round.stream()
                .map(pair -> pair.client().name() + "-" + pair.server().name()).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" / "));
    }
}
