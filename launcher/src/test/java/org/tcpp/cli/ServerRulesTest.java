package org.tcpp.cli;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client may name, and what follows from it. */
class ServerRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -c a,,b                   | -c a,,b: an empty name; allowed are hosts with single commas between them
            -c a,b,a                  | -c a,b,a: names a twice
            -c a,b -p 3               | -p 3: each of the 2 servers has as many workers of the client; allowed are \
            multiples of 2
            -c ::1,127.0.0.1 -l ::1   | -l ::1: not of the family of 127.0.0.1; one of both is IPv4, the other IPv6
            -c a,b --chaos all --only 3 | --only 3: needs the one server that this connection goes to; connection i \
            goes to that of number i modulo 2, from 0
            -c a,b -p 3 --classic     | -p 3: each of the 2 servers has as many workers of the client; allowed are \
            multiples of 2
            """)
    void shouldRefuseServersThatCannotBe(String line, String sentence) {
        assertThat(CommandLine.parse(line.strip().split(" +"))).isEqualTo(new Parsed.Wrong(sentence));
    }

    @Test
    void shouldHaveAWorkerForEachServerUnlessMoreAreAskedFor() {
        Options two = options("-c", "[2001:db8::1],lab.example");
        assertThat(two.servers()).isEqualTo(List.of("2001:db8::1", "lab.example"));
        assertThat(two.placement().processes()).isEqualTo(2);
        assertThat(options("-c", "a,b,c", "-p", "6").placement().processes()).isEqualTo(6);
        assertThat(options("-c", "a").placement().processes()).isEqualTo(1);
        assertThat(options("--loopback").servers()).isEmpty();
    }

    private static Options options(String... words) {
        return ((Parsed.Run) CommandLine.parse(words)).options();
    }
}
