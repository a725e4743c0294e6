package org.tcpp.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule, with the sentence that the user reads. */
class RulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -p 4                              | one of -s, -c HOST, --loopback and --hosts LIST is needed
            ''                                | one of -s, -c HOST, --loopback and --hosts LIST is needed
            -s -c h                           | -s with -c h: only one of these is allowed
            --server --client h               | --server with --client h: only one of these is allowed
            -s --loopback                     | -s with --loopback: only one of these is allowed
            -c h --loopback                   | -c h with --loopback: only one of these is allowed
            -s -q -v                          | -q with -v: only one of these is allowed
            -s -t 4                           | -t 4: allowed for clients only, not with -s
            -s -b 1k                          | -b 1k: allowed for clients only, not with -s
            -s -M 2 -l ::1                    | -M 2: allowed for clients only, not with -s
            -s -C                             | -C: allowed for clients only, not with -s
            -s -d 1s                          | -d 1s: allowed for clients only, not with -s
            -s --timeout 1s                   | --timeout 1s: allowed for clients only, not with -s
            -c h -1                           | -1: allowed for servers only, not with -c
            --loopback --ready-file f         | --ready-file f: allowed for servers only, not with --loopback
            -c h -M 2                         | -M 2: needs -l IP, the first of the addresses
            -s -o -1                          | -o -1: FILE looks like an option
            -c -1                             | -c -1: HOST looks like an option
            """)
    void shouldRefuseWhatDoesNotBelongTogether(String line, String sentence) {
        assertThat(wrong(line)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -p 0                      | -p 0: allowed are 1 to 4096 worker processes
            --procs=4097              | --procs 4097: allowed are 1 to 4096 worker processes
            -p 99999999999            | -p 99999999999: allowed are 1 to 4096 worker processes
            -p x                      | -p x: allowed are whole numbers
            -p 1k                     | -p 1k: allowed are whole numbers
            -p -1                     | -p -1: allowed are whole numbers
            -t 0                      | -t 0: allowed are 1 to 1000000000000 connections per worker
            -t 2T                     | -t 2T: allowed are 1 to 1000000000000 connections per worker
            -t 1Ki                    | -t 1Ki: allowed are whole numbers, also with k, M or G
            -m 0                      | -m 0: allowed are 1 to 10000000 connections at once per worker
            -m 11M                    | -m 11M: allowed are 1 to 10000000 connections at once per worker
            -b 11                     | -b 11: allowed are at least 12 bytes, the header included
            -b 9223373T               | -b 9223373T: more than 9223372036854775807 (2^63 - 1) do not fit
            -r 0                      | -r 0: allowed are 1 to 65535
            -r 65536                  | -r 65536: allowed are 1 to 65535
            -r http                   | -r http: allowed are whole numbers
            -r 65535 -p 2             | -r 65535: the last worker's port would be 65536 (base port 65535); allowed are \
            ports up to 65535
            -l localhost              | -l localhost: allowed are IP addresses
            -l 127.1                  | -l 127.1: allowed are IP addresses
            -l 1.2.3.256              | -l 1.2.3.256: allowed are IP addresses
            -l ::g                    | -l ::g: not an IPv6 address; allowed are addresses like 2001:db8::1 or \
            fe80::1%eth0
            -l 127.0.0.1 -M 0         | -M 0: allowed are 1 to 65536 local addresses
            -l 255.255.255.250 -M 7   | -M 7: so many addresses from 255.255.255.250 on run \
            past the last address there is
            -d 10                     | -d 10: a time needs its unit: 10s for seconds, 10ms for milliseconds, 10m for \
            minutes
            -d 0s                     | -d 0s: allowed are 1ms to 8760h
            --timeout 9000h           | --timeout 9000h: allowed are 1ms to 8760h
            --chaos plain:0           | --chaos plain:0: all weights are 0
            --chaos all:x             | --chaos all:x: 'x' is no weight; allowed are 0 to 1000000
            --chaos all --only -1     | --only -1: allowed are whole numbers
            --timeout soon            | --timeout soon: allowed are times such as 500ms, 1.5s, 2m or 1h
            --engine kqueue           | --engine kqueue: allowed are auto, epoll and nio
            --engine NIO              | --engine NIO: allowed are auto, epoll and nio
            """)
    void shouldRefuseValuesOutOfRange(String line, String sentence) {
        assertThat(wrong("--loopback " + line)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -c 192.0.2.1 -l ::1           | -l ::1: not of the family of 192.0.2.1; one of both is IPv4, the other IPv6
            -c [::1] -l 127.0.0.1         | -l 127.0.0.1: not of the family of ::1; one of both is IPv4, the other IPv6
            -s -l ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff -p 70000 | -p 70000: allowed are 1 to 4096 worker processes
            -s -p 4000 -r 62000           | -r 62000: the last worker's port would be 65999 (base port 62000); \
            allowed are ports up to 65535
            """)
    void shouldRefuseAddressesThatDoNotGo(String line, String sentence) {
        assertThat(wrong(line)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -c h --classic --control-port 5   | --classic with --control-port 5: only one of these is allowed
            -c h --classic --secret-file f    | --classic with --secret-file f: only one of these is allowed
            -c h -b 5k --sizes 100            | -b 5k with --sizes 100: only one of these is allowed
            -c h --size-cap 1k                | --size-cap 1k: needs --sizes MIX, a mix to cap
            -c h --seed 1                     | --seed 1: needs --sizes MIX, a mix to draw from
            -c h --hold 1s                    | --hold 1s: needs --connect-first, which opens the \
            connections that are held
            --loopback --control-port 5       | --control-port 5: allowed with -s or -c only, not with --loopback
            -c h --skip-rx-copy               | --skip-rx-copy: needs --reverse, --bidir or --reply MIX, or the \
            client receives nothing
            -c h --skip-rx-copy --reverse     | (accepted)
            -c h --dscp 64                    | --dscp 64: allowed are 0 to 63, cs0 to cs7, af11 to af43, be, le, va \
            and ef
            -c h --dscp af44                  | --dscp af44: allowed are 0 to 63, cs0 to cs7, af11 to af43, be, le, va \
            and ef
            -c h --keepalive 1500ms           | --keepalive 1500ms: allowed are whole seconds
            -c h --keepalive 10h              | --keepalive 10h: allowed are 1 to 32767 seconds
            -c h --keepalive 0s               | --keepalive 0s: allowed are 1 to 32767 seconds
            -s --control-port 10001 -p 2      | --control-port 10001: is one of the data ports 10000 to 10001
            -s -r 1                           | -r 1: allowed are 2 to 65535 where the control connection takes the \
            port below
            -c h -r 1                         | -r 1: allowed are 2 to 65535 where the control connection takes the \
            port below
            --hosts a,b -r 1                  | -r 1: allowed are 2 to 65535 where the control connection takes the \
            port below
            -c h -r 1 --classic               | (accepted)
            -s -r 1 --control-port 5          | (accepted)
            --loopback -r 1                   | (accepted)
            -c h --interval 1ms               | --interval 1ms: allowed are 10ms to 8760h
            -c h --trials 0                   | --trials 0: allowed are 1 to 10000 runs
            -c h --sndbuf 1                   | --sndbuf 1: allowed are 512 to 1073741824 bytes, and system
            -c h --quantum 4Gi                | --quantum 4Gi: allowed are 512 to 1073741824 bytes
            -c h --nodelay maybe              | --nodelay maybe: allowed are on and off
            -c h --close both                 | --close both: allowed are client, server, reset and half
            -c h --max-failures 101%          | --max-failures 101%: allowed are 0% to 100%, in steps of 0.0001%
            -c h --label x                    | --label x: allowed are KEY=VALUE, the key of A-Z a-z 0-9 _ . - and \
            beginning with a letter
            -c h --label =a                   | --label =a: allowed are KEY=VALUE, the key of A-Z a-z 0-9 _ . - and \
            beginning with a letter
            -c h --label a=1 --label=         | --label '': KEY=VALUE is empty
            -c h --pace 10-5                  | --pace 10-5: allowed are ranges upwards from at least 1 byte a second
            -c h --pace 0-5                   | --pace 0-5: allowed are ranges upwards from at least 1 byte a second
            -c h --pace 1M-2M                 | (accepted)
            -c h --label a=1 --label a=2      | --label a=1: a is given twice
            -c h --congestion a/b             | --congestion a/b: allowed are the names in \
            net.ipv4.tcp_available_congestion_control
            """)
    void shouldKnowTheRulesOfWhatIsStillToCome(String line, String sentence) {
        assertThat(wrong(line)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -c h --chaos all --reverse        | --chaos all with --reverse: only one of these is allowed
            -c h --chaos all --classic        | --chaos all with --classic: only one of these is allowed
            -c h --chaos all --payload shared | (accepted)
            -c h --payload shared             | --payload shared: needs --verify, which checks what is sent
            -c h --chaos drip:1,drip:5        | --chaos drip:1,drip:5: drip stands there twice
            -c h --only 5                     | --only 5: needs --chaos MIX, which draws what that connection does
            -c h --reverse --bidir            | --reverse with --bidir: only one of these is allowed
            -c h --reverse --reply 5          | --reverse with --reply 5: only one of these is allowed
            -c h --classic --reply 5          | --reply 5 with --classic: only one of these is allowed
            -c h --bidir --rounds 3           | --rounds 3 with --bidir: only one of these is allowed
            -c h --rounds 5                   | --rounds 5: needs --reply MIX, what the server answers
            -c h --think 1s                   | --think 1s: needs --reply MIX, what the server answers
            -c h --reply 5 --rounds 0         | --rounds 0: allowed are 1 to 1000000000000 rounds on each connection
            -c h --reply 0                    | --reply 0: allowed are at least 1 bytes
            -c h --pace 0                     | --pace 0: allowed are at least 1 bytes a second
            -c h --classic --pace 5M          | --pace 5M with --classic: only one of these is allowed
            -c h --burst 5                    | --burst 5: allowed are bytes and a time, such as 64k,10ms
            -c h --burst 0,10ms               | --burst 0,10ms: allowed are one byte or more, and some time
            -c h --burst 5,10ms               | --burst 5,10ms: allowed are at least 12 bytes
            -s --reverse                      | --reverse: allowed for clients only, not with -s
            """)
    void shouldKnowTheRulesOfWhoSendsAndHowFast(String line, String sentence) {
        assertThat(wrong(line)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -c h -o - --csv -                 | --csv -: standard output is taken by -o -
            -c h -o - --csv /dev/stdout       | --csv /dev/stdout: standard output is taken by -o -
            -c h --html /dev/fd/1 --csv /proc/self/fd/1 | --html /dev/fd/1: standard output is taken by --csv \
            /proc/self/fd/1
            -c h -o - --csv /dev/null         | (accepted)
            -c h --openmetrics-file -         | --openmetrics-file -: needs a file, which is written anew each second
            -c h -o - --openmetrics-file /dev/stdout | --openmetrics-file /dev/stdout: needs a file, which is \
            written anew each second
            -s --ready-file /dev/stdout       | --ready-file /dev/stdout: needs a file, which is there as long as the \
            server listens
            """)
    void shouldLetOneThingAloneOnStandardOutputByWhateverName(String line, String sentence) {
        assertThat(wrong(line)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -c h --zerocopy --engine nio      | --zerocopy: java.nio has no way to do this; it needs --engine epoll
            -s --skip-rx-copy --engine nio    | --skip-rx-copy: java.nio has no way to do this; it needs --engine epoll
            -s --congestion cubic --engine nio | --congestion cubic: java.nio has no way to do this; it needs \
            --engine epoll
            -c h --zerocopy --engine auto     | (accepted)
            -s -r 9100 --openmetrics 9099     | --openmetrics 9099: is the control port
            -s -p 2 -r 9100 --openmetrics 9101 | --openmetrics 9101: is one of the data ports 9100 to 9101
            -s -r 9100 -l 127.0.0.2 --openmetrics 9100 | (accepted)
            -s -r 9100 -l 127.0.0.2 --openmetrics [::]:9100 | --openmetrics [::]:9100: is one of the data ports 9100 \
            to 9100
            -s -r 9100 -l 0.0.0.0 --openmetrics [::1]:9100 | (accepted)
            --loopback -r 9100 --openmetrics 9100 | --openmetrics 9100: is one of the data ports 9100 to 9100
            --loopback -r 9100 -l ::1 --openmetrics 9100 | (accepted)
            -c h -r 9100 --openmetrics 9100   | (accepted)
            """)
    void shouldRefuseWhatWouldFailOnlyAfterTheStart(String line, String sentence) {
        assertThat(wrong(line)).isEqualTo(sentence);
    }

    private static String wrong(String line) {
        return CommandLine.parse(words(line)) instanceof Parsed.Wrong(String message) ? message : "(accepted)";
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.strip().split(" +");
    }
}
