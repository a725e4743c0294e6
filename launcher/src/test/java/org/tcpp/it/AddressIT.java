package org.tcpp.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Addresses of every kind, names, and what each must do; between two hosts, one of them the server's. */
@EnabledOnOs(OS.LINUX)
class AddressIT {

    private static TwoHosts hosts;
    /** Listens on everything; new sockets are of both families there. */
    private static TcppServer any;
    /** Listens on ::, where the system's own default is IPv6 alone. */
    private static TcppServer six;
    /** Listens on 0.0.0.0, over java.nio, whose sockets are of both families unless told otherwise. */
    private static TcppServer four;
    private static TcppServer link;

    @BeforeAll
    static void setUp() {
        String missing = TwoHosts.missing();
        assumeTrue(missing == null, missing);
        hosts = new TwoHosts();
        any = serve();
        hosts.bindOnlyIpv6(true);
        six = serve("-l", "::");
        four = serve("-l", "0.0.0.0", "--engine", "nio");
        link = serve("-l", "fe80::2%right");
    }

    @AfterAll
    static void tearDown() {
        for (AutoCloseable one : new AutoCloseable[]{any, six, four, link, hosts}) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @ParameterizedTest(name = "{0}: -c {1}")
    @CsvSource({"any, 192.0.2.2", "any, ::ffff:192.0.2.2", "any, 2001:db8::2", "any, [2001:db8::2]",
            "any, fe80::2%left", "any, fe80::2%2", "any, six", "any, both", "any, halfdown",
            "any, 192.0.2.2 --classic", "any, 2001:db8::2 --classic", "any, fe80::2%left --classic",
            "any, six --classic", "six, 192.0.2.2", "six, 2001:db8::2 --engine nio", "four, 192.0.2.2",
            "link, fe80::2%left", "link, fe80::2%left -l fe80::11%left -M 2",
            "link, fe80::2%2 -l fe80::11%left -M 2 --engine nio"})
    void shouldReachTheServer(String server, String words) {
        Ended ended = run(server, words);

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("complete");
    }

    @ParameterizedTest(name = "{0}: -c {1}")
    @CsvSource(delimiter = '|', value = {
            "four | 2001:db8::2 | 69 | of 2001:db8::2: connection refused",
            "four | 2001:db8::2 --classic | 69 | refused",
            "link | 192.0.2.2 | 69 | of 192.0.2.2: connection refused",
            "any | 192.0.2.9 | 69 | of 192.0.2.9: No route to host",
            "any | 192.0.2.2 -l 127.0.0.1 | 69 | of 192.0.2.2 from 127.0.0.1: Invalid argument",
            "any | nowhere | 69 | -c nowhere: the name service does not answer (temporary failure in name resolution)"})
    void shouldSayWhyItDoesNotAndWriteTheResult(String server, String words, int status, String sentence) {
        Ended ended = run(server, words);

        assertThat(ended.status()).as(ended.err()).isEqualTo(status);
        assertThat(ended.err() + ended.out()).contains(sentence);
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("failed");
    }

    @ParameterizedTest(name = "-c {0}")
    @CsvSource(delimiter = '|', value = {
            "fe80::2 | -c fe80::2: a link-local address is that of an interface, and needs its name; allowed here: "
                    + "fe80::2%left",
            "fe80::2%right | -c fe80::2%right: this host has no interface right; it has lo (1), left (2)",
            "linklocal | -c linklocal stands for fe80::2: a link-local address is that of an interface",
            "six -l 192.0.2.1 | -l 192.0.2.1: not of the family of six, which has only 2001:db8::2",
            "2001:db8::2 -l 192.0.2.1 | -l 192.0.2.1: not of the family of 2001:db8::2",
            "fe80::2%left -l fe80::1 | -l fe80::1: a link-local address is that of an interface, and needs its name",
            "192.0.2.2 -l 192.0.2.3 | -l 192.0.2.3: 192.0.2.3 is no address of this host",
            "192.0.2.2 -l 192.0.2.17 -M 3 | 192.0.2.19 is no address of this host"})
    void shouldRefuseInOneLineWhatCannotBeMeant(String words, String sentence) {
        Ended ended = run("any", words);

        assertThat(ended.status()).as(ended.err()).isEqualTo(64);
        assertThat(ended.errLines()).singleElement().asString().contains(sentence);
    }

    @Test
    void shouldTalkFromTheFirstOfTheLocalAddressesAndSendFromAll() {
        Ended ended = run("any", "192.0.2.2 -l 192.0.2.17 -M 2");

        assertThat(ended.status()).as(ended.err()).isZero();
        Await.until("the server tells of the run",
                () -> any.launcher().err().soFar().contains("of 192.0.2.17: complete"));
    }

    private static TcppServer serve(String... words) {
        return TcppServer.start(1, Tcpp.call().under(hosts.atServer()).inItsOwnGroup(), words);
    }

    private static Ended run(String server, String words) {
        TcppServer of = switch (server) {
            case "six" -> six;
            case "four" -> four;
            case "link" -> link;
            default -> any;
        };
        return Tcpp.call()
                .under(hosts.atClient())
                .and("-c")
                .and(words.split(" "))
                .and("-r", Integer.toString(of.port()), "-t", "5", "-b", "1k", Tcpp.COLD)
                .json()
                .run();
    }
}
