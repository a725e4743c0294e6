package org.tcpp.plan;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.UsageError;

import static org.assertj.core.api.Assertions.assertThat;

/** What makes two runs the same experiment. */
class RunSpecTest {

    private static final String RUN = "-c h -p 2 -m 5 -t 10k --sizes 64k:1,1k:3 --size-cap 1M -d 10s --engine epoll";

    @Test
    void shouldHaveTheTextAndTheHashThatItAlwaysHad() {
        RunSpec spec = spec(RUN + " --interval 500ms --omit 2s --congestion cubic --worker-jvm-args '-Xmx1g -Da=\\b'");

        assertThat(spec.text()).isEqualTo("""
                tcpp-run-spec/1
                mode=client
                procs=2
                local_count=1
                classic=false
                tcps=10000
                max=5
                bytes=
                sizes=1k:3,64k:1
                seed=1
                size_cap_bytes=1000000
                close=server
                duration_seconds=10.000000000
                timeout_seconds=30.000000000
                connect_first=false
                hold_seconds=0.000000000
                payload=
                interval_seconds=0.500000000
                omit_seconds=2.000000000
                engine=epoll
                buffer_bytes=1048576
                quantum_bytes=0
                send_buffer_bytes=
                receive_buffer_bytes=
                no_delay=true
                congestion=cubic
                skip_rx_copy=false
                zerocopy=false
                pin_cpu=false
                warmup=true
                worker_arguments=-Xmx1g
                worker_arguments=-Da=\\\\b
                """);
        assertThat(spec.hash()).isEqualTo("5408d48d1c22d90b86f1835f7159ef432f2229956c5df2f0fec7657ad266a12d");
    }

    @ParameterizedTest
    @CsvSource({"-c h -b 1M, --client h --bytes=1000000", "-c h -b 1Mi, run h -b 1048576",
            "-c h -d 1m, -c h --duration 60s", "-c h --sizes 1k:1, -c h --sizes 1000:1.0",
            "-c h, -c h -p 1 -m 32 --close server --timeout 30000ms",
            "--loopback --label a=b -o r.json, loopback -q --csv c.csv --max-failures 5%",
            "--loopback -d 9s --trials 3, --loopback -d 9s --fresh-workers --trials 5"})
    void shouldNotDependOnHowItIsSpelt(String one, String other) {
        assertThat(spec(other).text()).isEqualTo(spec(one).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-c other", "-c 192.0.2.9", "-r 2000", "-l 192.0.2.1", "--control-port 3000",
            "--json-stream s.jsonl", "--label nic=ix0", "-o r.json", "-q", "--max-failures 3", "--trials 2"})
    void shouldNotDependOnWhereItRunsOrWhatIsWrittenOfIt(String option) {
        String run = option.startsWith("-c") ? option + RUN.substring("-c h".length()) : RUN + " " + option;

        assertThat(spec(run).hash()).isEqualTo(spec(RUN).hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-p 3", "-m 6", "-t 9", "--sizes 1k:3", "--size-cap 2M", "-d 11s", "--seed 2",
            "--close client", "--timeout 1s", "--connect-first", "--connect-first --hold 1s", "-M 2 -l 192.0.2.1",
            "--classic", "--interval 2s", "--omit 1s", "--engine nio", "--buffer 1M", "--quantum 1M",
            "--sndbuf 1M", "--sndbuf system", "--rcvbuf 1M", "--nodelay off", "--congestion bbr",
            "--zerocopy", "--dscp 0", "--keepalive 9s", "--pin-cpu", "--no-warmup", "--worker-jvm-args -Xint"})
    void shouldDependOnWhatIsDoneAndHow(String option) {
        String name = option.split(" ")[0];
        String run = RUN.contains(name + " ") ? RUN.replaceFirst(name + " \\S+", option) : RUN + " " + option;

        assertThat(spec(run).hash()).isNotEqualTo(spec(RUN).hash());
    }

    @Test
    void shouldDependOnWhatAReceiverDoes() {
        assertThat(spec("--loopback --skip-rx-copy").hash()).isNotEqualTo(spec("--loopback").hash());
    }

    @Test
    void shouldTellModesApart() {
        assertThat(List.of(spec("-c h").hash(), spec("--loopback").hash(), spec("-s").hash())).doesNotHaveDuplicates();
    }

    @Test
    void shouldReadTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        String text = spec(RUN).text();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(spec(RUN).text()).isEqualTo(text);
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(spec(RUN).text()).isEqualTo(text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldKeepEachFieldOnALineOfItsOwn() {
        assertThat(spec("-c h --worker-jvm-args '-Da=\"1\nmax=7\"'").text())
                .contains("worker_arguments=-Da=1\\nmax=7\n");
    }

    private static RunSpec spec(String words) {
        Parsed parsed = CommandLine.parse(split(words));
        if (parsed instanceof Parsed.Wrong wrong) {
            throw new UsageError(wrong.message());
        }
        Options options = ((Parsed.Run) parsed).options();
        return Planner.plan(options, _ -> List.of(InetAddress.ofLiteral("192.0.2.7"))).plan();
    }

    /** As a shell does, of which only single quotes are needed here. */
    private static String[] split(String words) {
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(words)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }
}
