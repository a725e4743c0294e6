package org.tcpp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.disturb.Script;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Engine;
import org.tcpp.message.Exchange;
import org.tcpp.message.RowSample;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {

    @Test
    void shouldFillInTheDefaultsOfTheOriginal() {
        Options options = run("-c", "server.example.net");
        assertThat(options.mode()).isEqualTo(Mode.CLIENT);
        assertThat(options.host()).isEqualTo("server.example.net");
        assertThat(options.workload()).isEqualTo(new Options.Workload(1, 32, SizePlan.fixed(10_485_760),
                Closing.SERVER, new Options.Times(0, 30_000_000_000L), new Options.Holding(false, 0), Content.ANY,
                Exchange.PUSH));
        assertThat(options.placement())
                .isEqualTo(new Options.Placement("server.example.net", 1, 10_000, null, 1, null));
        assertThat(options.tuning().engine()).isEqualTo(Engine.AUTO);
        assertThat(options.tuning().sockets().noDelay()).isTrue();
        assertThat(options.tuning().warmUp()).isTrue();
        assertThat(options.control().port()).isEqualTo(9_999);
    }

    @Test
    void shouldLetTheServerCloseWhereItIsControlledUnlessToldOtherwise() {
        assertThat(run("--loopback").workload().closing()).isEqualTo(Closing.SERVER);
        assertThat(run("-c", "h").workload().closing()).isEqualTo(Closing.SERVER);
        assertThat(run("-c", "h", "--classic").workload().closing()).isEqualTo(Closing.CLIENT);
        assertThat(run("-c", "h", "--classic", "--close", "server").workload().closing()).isEqualTo(Closing.SERVER);
        assertThat(run("-c", "h", "--close", "client").workload().closing()).isEqualTo(Closing.CLIENT);
        assertThat(run("-c", "h", "--close", "reset").workload().closing()).isEqualTo(Closing.RESET);
    }

    @Test
    void shouldLetTheFirstWordChooseTheCommand() {
        assertThat(run("run", "h", "-p", "4")).isEqualTo(run("-c", "h", "-p", "4"));
        assertThat(run("run", "-p", "4", "h")).isEqualTo(run("-c", "h", "-p", "4"));
        assertThat(run("serve", "-p", "4")).isEqualTo(run("-s", "-p", "4"));
        assertThat(run("loopback", "-t", "4")).isEqualTo(run("--loopback", "-t", "4"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run                | run: HOST is missing
            run h i            | unexpected argument 'i'
            serve h            | unexpected argument 'h'
            server             | unknown command 'server'; did you mean serve?
            frobnicate         | unknown command 'frobnicate'; there are COMMANDS, and without one of these the \
            options -c, -s and --loopback
            help frobnicate    | unknown command 'frobnicate'; there are COMMANDS, and without one of these the \
            options -c, -s and --loopback
            help run serve     | unexpected argument 'serve'
            compare            | compare: A... is missing
            compare a          | compare: -- B... is missing
            compare a --       | compare: -- B... is missing
            compare -- b       | compare: A... is missing
            compare a -- b -- c | compare: -- stands there twice
            compare --json --html - a -- b | --html -: standard output is taken by --json
            compare a -- b -x  | unknown option -x
            version --jsn      | unknown option --jsn; did you mean --json?
            version -p 4       | unknown option -p
            serve -t 4         | -t 4: allowed for clients only, not with serve
            run h -1           | -1: allowed for servers only, not with run
            run h -c i         | -c: given twice, once with h and once with i
            run -c h h         | -c: given twice
            run h -s           | -s with run h: only one of these is allowed
            """)
    void shouldSayWhatIsWrongWithACommand(String line, String message) {
        String commands = String.join(", ", Command.all().stream().map(Command::word).toList());

        assertThat(CommandLine.parse(line.split(" ")))
                .isEqualTo(new Parsed.Wrong(message.replace("COMMANDS", commands)));
    }

    @Test
    void shouldGiveEachCommandItsOwnOptions() {
        assertThat(RunCommand.SERVE.options()).contains(CliOption.READY_FILE).doesNotContain(CliOption.SERVE,
                CliOption.TRIALS);
        assertThat(RunCommand.RUN.options()).contains(CliOption.TRIALS).doesNotContain(CliOption.READY_FILE);
        assertThat(RunCommand.ORIGINAL.options()).containsExactlyInAnyOrder(CliOption.values());
        assertThat(Tool.VERSION.options()).containsExactly(ToolOption.VERSION_JSON, CliOption.HELP);
    }

    @Test
    void shouldReadShortOptions() {
        Options options = run("-c", "::1", "-CT", "-p4", "-t", "10k", "-m", "100", "-b", "1M", "-r", "2000", "-l",
                "::2",
                "-M", "8", "-d", "10s", "-o", "-", "-q");
        assertThat(options.workload()).isEqualTo(new Options.Workload(10_000, 100, SizePlan.fixed(1_000_000),
                Closing.SERVER, new Options.Times(10_000_000_000L, 30_000_000_000L),
                new Options.Holding(false, 0), Content.ANY,
                Exchange.PUSH));
        assertThat(options.placement()).isEqualTo(new Options.Placement("::1", 4, 2000, "::2", 8, null));
        assertThat(options.output()).isEqualTo(new Options.Output(true, true,
                new Options.Files("-", null, null, null, null, null, List.of()), List.of(), true, false, false, null));
    }

    @Test
    void shouldReadLongOptions() {
        Options options = run("--server", "--procs=2", "--max", "7", "--port=81", "--local", "127.0.0.1", "--json=d/r",
                "--one-off", "--ready-file", "ready", "--engine", "nio", "--verbose", "--worker-jvm-args",
                "-Xmx1g -Da='b c'");
        assertThat(options.mode()).isEqualTo(Mode.SERVER);
        assertThat(options.workload().atOnce()).isEqualTo(7);
        assertThat(options.output().json()).isEqualTo("d/r");
        assertThat(options.serving()).isEqualTo(new Options.Serving(true, "ready"));
        assertThat(options.tuning().engine()).isEqualTo(Engine.NIO);
        assertThat(options.tuning().workerArguments()).containsExactly("-Xmx1g", "-Da=b c");
    }

    @Test
    void shouldServeAsManyAsDescriptorsAllowUnlessTold() {
        assertThat(run("-s").workload().atOnce()).isEqualTo(Options.UNLIMITED);
        assertThat(run("-s").workload().connections()).isEqualTo(Options.UNLIMITED);
        assertThat(run("--loopback").workload().atOnce()).isEqualTo(32);
    }

    @Test
    void shouldNotCountConnectionsWithinADuration() {
        assertThat(run("--loopback", "-d", "1s").workload().connections()).isEqualTo(Options.UNLIMITED);
        assertThat(run("--loopback", "-d", "1s", "-t", "5").workload().connections()).isEqualTo(5);
    }

    @Test
    void shouldReadAMixFromAFileOfPoints(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.cdf"), "# bytes probability\n100 0\n1000 0.5\n2000 1\n");
        assertThat(run("--loopback", "--sizes", "cdf:" + file).workload().sizes().largestBytes()).isEqualTo(2000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"pareto:1k,0.9 |  | pareto:1k,0.9", "websearch | 5 | --size-cap 5"})
    void shouldRefuseAMixAndACapThatDoNotGoTogether(String mix, String cap, String named) {
        String[] words = cap == null
                ? new String[]{"--loopback", "--sizes", mix}
                : new String[]{"--loopback", "--sizes", mix, "--size-cap", cap};
        assertThat(CommandLine.parse(words)).isInstanceOfSatisfying(Parsed.Wrong.class,
                wrong -> assertThat(wrong.message()).contains("--sizes " + mix).contains(named));
    }

    @Test
    void shouldTakeAnAddressInBracketsForTheAddress() {
        assertThat(run("-c", "[::1]").host()).isEqualTo("::1");
    }

    @Test
    void shouldReadTheOptionsOfMeasuringAndControl() {
        String[] line = {"-c", "h", "--sizes", "1000", "--size-cap", "1Mi", "--seed", "7", "--close", "server",
                "--label", "nic=ix0", "--label", "run=a=b", "--max-failures", "1%", "--control-port", "5", "--nodelay",
                "off", "--no-warmup", "--connect-first", "--hold", "2s", "--trials", "3", "--omit", "1s"};
        Options options = ((Parsed.Run) CommandLine.parse(line)).options();
        assertThat(options.workload().sizes().bytesOf(0)).isEqualTo(1000);
        assertThat(options.workload().sizes().seed()).isEqualTo(7);
        assertThat(options.workload().closing()).isEqualTo(Closing.SERVER);
        assertThat(options.workload().holding().holdNs()).isEqualTo(2_000_000_000L);
        assertThat(options.output().labels()).containsExactly(new Options.Label("nic", "ix0"),
                new Options.Label("run", "a=b"));
        assertThat(options.measuring()).isEqualTo(new Options.Measuring(1_000_000_000L, 1_000_000_000L, 3, false,
                new Tolerance(0, 10_000), RowSample.NONE, Script.NONE));
        assertThat(options.control().port()).isEqualTo(5);
        assertThat(options.tuning().sockets().noDelay()).isFalse();
        assertThat(options.tuning().warmUp()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prosc 4      | unknown option --prosc; did you mean --procs?
            --proc=4       | unknown option --proc; did you mean --procs?
            --t 4          | unknown option --t; did you mean -t?
            --ti 4s        | unknown option --ti; did you mean --timeout?
            --verify=on    | --verify takes no argument
            --loopback=yes | --loopback takes no argument
            --help=foo     | --help takes no argument
            version --json=x | --json takes no argument
            -c h -d -1s    | -d: TIME is missing; one that begins with a dash is given as --duration=-1s
            -c h --timeout -1s | --timeout: TIME is missing; one that begins with a dash is given as --timeout=-1s
            -s --worker-jvm-args -verbose:gc | --worker-jvm-args: ARGS is missing; one that begins with a dash is \
            given as --worker-jvm-args=-verbose:gc
            -s --engine -p 4 | --engine: NAME is missing
            -c h -d=-1s    | -d -1s: allowed are times such as 500ms, 1.5s, 2m or 1h
            --bytess 4     | unknown option --bytess; did you mean --bytes?
            -P 4           | unknown option -P; did you mean -p?
            -S             | unknown option -S; did you mean -s?
            --frobnicate   | unknown option --frobnicate
            -x             | unknown option -x
            """)
    void shouldSuggestWhatAnUnknownOptionMayMean(String line, String sentence) {
        assertThat(CommandLine.parse(line.split(" +"))).isEqualTo(new Parsed.Wrong(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -s x                 | unexpected argument 'x'
            -s -- -p             | unexpected argument '-p'
            -c                   | -c: HOST is missing
            --json               | -o: FILE is missing
            -s -p 2 -p 3         | -p: given twice, once with 2 and once with 3
            -s -p 2 --procs 2    | -p: given twice
            -s -q -q             | -q: given twice
            --loopback --json=   | --json '': FILE is empty
            """)
    void shouldRefuseALineThatDoesNotRead(String line, String sentence) {
        assertThat(CommandLine.parse(line.split(" +"))).isEqualTo(new Parsed.Wrong(sentence));
    }

    private static Options run(String... args) {
        Parsed parsed = CommandLine.parse(args);
        assertThat(parsed).isInstanceOf(Parsed.Run.class);
        return ((Parsed.Run) parsed).options();
    }
}
