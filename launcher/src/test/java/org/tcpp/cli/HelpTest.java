package org.tcpp.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --help               |
            -h                   |
            --bogus --help       |
            -s --version -h      |
            help                 |
            help --help          |
            help loopback        | loopback
            loopback --help      | loopback
            run -c --help        | run
            -sh                  |
            -Ch --loopback       |
            run -qh              | run
            doctor -sh           | doctor
            """)
    void shouldHelpWhateverElseIsAskedFor(String line, String about) {
        assertThat(CommandLine.parse(line.split(" "))).isInstanceOfSatisfying(Parsed.Use.class, use -> {
            assertThat(use.tool()).isEqualTo(Tool.HELP);
            assertThat(Help.about(use.given()))
                    .isEqualTo(about == null ? RunCommand.ORIGINAL : Command.named(about));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "version", "version --json", "-s --version"})
    void shouldTellTheVersion(String line) {
        assertThat(CommandLine.parse(line.split(" "))).isInstanceOfSatisfying(Parsed.Use.class, use -> {
            assertThat(use.tool()).isEqualTo(Tool.VERSION);
            assertThat(use.given().has(ToolOption.VERSION_JSON)).isEqualTo(line.contains("--json"));
        });
    }

    static List<Command> commands() {
        return Stream.<Command>concat(Stream.of(RunCommand.ORIGINAL), Command.all().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldTellEachOptionOfACommandInItsHelp(Command command) {
        String help = Help.text(command, "80");
        assertThat(command.options()).allSatisfy(
                option -> assertThat(help).containsPattern("(?m)--" + option.longName() + "( |$)"));
        assertThat(command.options().stream().map(OptionRow::longName)).doesNotHaveDuplicates();
        assertThat(command.options().stream().map(OptionRow::shortName).filter(Objects::nonNull))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldListEveryCommandInHelp() {
        assertThat(Command.all()).isNotEmpty().allSatisfy(
                command -> assertThat(Help.text(RunCommand.ORIGINAL, "80"))
                        .contains("\n  " + command.word(), command.purpose().split(" ")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "80", "100", "120"})
    void shouldWrapHelpToTheTerminal(String columns) {
        assertThat(commands().stream().flatMap(command -> Help.text(command, columns).lines())
                .filter(line -> !line.contains("tcpp"))).allMatch(line -> line.length() <= Integer.parseInt(columns));
    }

    @ParameterizedTest
    @CsvSource({"100, 100", ", 80", "x, 80", "0, 80", "-5, 80", "9, 60", "999, 120"})
    void shouldTakeTheWidthFromTheEnvironmentWithinReason(String columns, int width) {
        assertThat(Help.width(columns)).isEqualTo(width);
    }

    @Test
    void shouldShowTheDefaultsInHelp() {
        assertThat(Help.text(RunCommand.ORIGINAL, null)).contains("[10485760; with --chaos: 65536]", "[10000]", "[30s]",
                "[auto]",
                "[32; with --rate: those of two seconds");
    }
}
