package org.tcpp.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.message.Arrivals;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code --rate} and {@code --arrivals} may say, and what they stand for. */
class SchedulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--rate 20k                           | poisson                | 20000",
            "--rate 20k/s --arrivals poisson      | poisson                | 20000",
            "--rate 7 --arrivals constant         | constant               | 7",
            "--rate 1k --arrivals pareto:1.5      | pareto:1.5             | 1000",
            "--arrivals burst:100,50ms            | burst:100,50000000ns   | 2000",
            "--arrivals burst:10,1us              | burst:10,1000ns        | 10000000",
            "--arrivals ramp:100-2k -d 10s        | ramp:100-2000          | 1050"})
    void saysWhenConnectionsBegin(String words, String text, double perSecond) {
        Arrivals arrivals = parse(words).workload().times().arrivals();
        assertThat(arrivals.text()).isEqualTo(text);
        assertThat(arrivals.perSecond()).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --rate 0                       | --rate 0: allowed are 1 to 10000000 connections a second
            --rate 5/m                     | --rate 5/m: allowed are whole numbers, also with k, M or G
            --rate 5 --arrivals often      | --arrivals often: allowed are poisson, constant, pareto:ALPHA, \
            burst:N,PERIOD and ramp:A-B
            --rate 5 --arrivals pareto:1   | --arrivals pareto:1: allowed are exponents above 1: with others there \
            is no mean gap
            --rate 5 --arrivals burst:9,1s | --arrivals burst:9,1s: says how many come, so --rate is not allowed \
            with it
            --arrivals burst:9,1           | --arrivals burst:9,1: a time needs its unit: 1s for seconds, 1ms for \
            milliseconds, 1m for minutes
            --arrivals burst:9,1ns         | --arrivals burst:9,1ns: allowed are periods from 1us to 8760h
            --arrivals burst:10M,1us       | --arrivals burst:10M,1us: allowed are up to 10000000 connections a second
            --arrivals burst:11,1us        | --arrivals burst:11,1us: allowed are up to 10000000 connections a second
            --arrivals constant            | --arrivals constant: needs --rate N, unless it is burst:N,PERIOD or \
            ramp:A-B
            --arrivals ramp:1-2            | --arrivals ramp:1-2: needs -d TIME, over which the rate changes
            --arrivals ramp:0-2 -d 1s      | --arrivals ramp:0-2: allowed are 1 to 10000000 connections a second
            --rate 5 --connect-first       | --rate 5 with --connect-first: only one of these is allowed
            """)
    void refusesInOneLineWhatIsNoSchedule(String words, String line) {
        assertThat(CommandLine.parse(("--loopback " + words).split(" "))).isEqualTo(new Parsed.Wrong(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--rate 100|1000", "--rate 3k|6000", "--rate 3k -p 2|3000",
            "--rate 1M|16000", "--rate 1M -m 7|7", "--arrivals burst:4000,1s|12000", "-t 5|32"})
    void asManyMayBeUnderWayAsComeInTwoSeconds(String words, int atOnce) {
        assertThat(parse(words).workload().atOnce()).isEqualTo(atOnce);
    }

    @Test
    void theSeedIsThatOfTheDraws() {
        assertThat(parse("--rate 5 --seed 9").workload().sizes().seed()).isEqualTo(9);
    }

    private static Options parse(String words) {
        return ((Parsed.Run) CommandLine.parse(("--loopback " + words).split(" "))).options();
    }
}
