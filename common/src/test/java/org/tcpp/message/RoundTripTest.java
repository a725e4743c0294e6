package org.tcpp.message;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RoundTripTest {

    static List<Message> messages() {
        return Samples.MESSAGES;
    }

    static List<Command> commands() {
        return Samples.COMMANDS;
    }

    static List<WorkerSpec> specs() {
        return Samples.SPECS;
    }

    static Stream<String> lines() {
        return Stream.of(Samples.MESSAGES.stream().map(Message::line), Samples.COMMANDS.stream().map(Command::line),
                Samples.SPECS.stream().map(WorkerSpec::line)).flatMap(lines -> lines);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadTheMessageItWrote(Message message) {
        assertThat(Message.parse(message.line())).usingRecursiveComparison()
                .withStrictTypeChecking()
                .isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldReadTheCommandItWrote(Command command) {
        assertThat(Command.parse(command.line())).isEqualTo(command);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldReadTheSpecItWrote(WorkerSpec spec) {
        assertThat(WorkerSpec.parse(spec.line())).isEqualTo(spec);
    }

    @Test
    void shouldHaveASampleOfEveryKind() {
        assertThat(Samples.MESSAGES.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
        assertThat(Samples.COMMANDS.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void shouldWriteOneLineOfAsciiInEveryLocale(String line) {
        assertThat(line).matches("\\{[\\x20-\\x7e]*}");
        Locale before = Locale.getDefault();
        try {
            for (String locale : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(locale));
                assertThat(lines()).as(locale).contains(line);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"go\",\"epoch_ns\":1}", "{\"type\":\"hello\"}"})
    void shouldRefuseAMessageOfUnknownType(String line) {
        assertThatThrownBy(() -> Message.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown message: " + line);
    }

    @Test
    void shouldRefuseACommandOfUnknownType() {
        String line = "{\"type\":\"pause\"}";
        assertThatThrownBy(() -> Command.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown command: " + line);
    }

    @Test
    void shouldRefuseASpecOfAnotherVersionOrKind() {
        String spec = Samples.SPECS.getFirst().line();
        for (String line : List.of(spec.replace("\"version\":2", "\"version\":3"), Samples.COMMANDS.getFirst().line()
                .replace("}", ",\"version\":2}"))) {
            assertThatThrownBy(() -> WorkerSpec.parse(line)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not a spec of version 2: " + line);
        }
    }

    /** Each field of each sample, written over: the message says which. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"done"}                      | field 'cpu_ns' is missing
            {"type":"done","cpu_ns":null}        | field 'cpu_ns' is missing
            {"type":"done","cpu_ns":"1"}         | field 'cpu_ns' is not a Long: 1
            {"type":"done","cpu_ns":1.5}         | field 'cpu_ns' is not a Long: 1.5
            {"type":"done","cpu_ns":9223372036854775808} | field 'cpu_ns' is too large: 9223372036854775808
            {"type":"done","cpu_ns":1,"cpu_ns":1} | named twice
            {"type":"done","cpu_ns":1,"cpu_ns":1} | 'cpu_ns'
            {"cpu_ns":1}                         | field 'type' is missing
            {"type":7}                           | field 'type' is not a String: 7
            {"type":"notice","text":{}}          | field 'text' is not a String
            {"type":"finished","report":[]}      | field 'report' is not a Fields
            {"type":"finished","report":{"run":2147483648}} | field 'run' is too large: 2147483648
            {"type":"failed","phase":"lunch"}    | no phase 'lunch'
            {"type":"failed","phase":"bind","cause":"tired"} | no cause 'tired'
            {"type":"ready","version":1,"pid":1,"engine":"steam"} | no engine 'steam'
            """)
    void shouldNameTheFieldThatIsWrong(String line, String reason) {
        assertThatThrownBy(() -> Message.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldNameTheFieldOfASpecThatIsWrong() {
        String spec = Samples.SPECS.getFirst().line();
        assertRefused(spec.replace("\"port\":1", "\"port\":\"http\""), "field 'port' is not a Long: http");
        assertRefused(spec.replace("\"role\":\"client\"", "\"role\":\"CLIENT\""), "no role 'CLIENT'");
        assertRefused(spec.replace("\"no_delay\":true", "\"no_delay\":1"), "field 'no_delay' is not a Boolean: 1");
    }

    @Test
    void shouldNameTheFieldOfALoadThatIsWrong() {
        List<String> loads = Samples.COMMANDS.stream().filter(Command.Prepare.class::isInstance).map(Command::line)
                .toList();
        String line = loads.get(1);
        assertThatThrownBy(() -> Command.parse(line.replace("\"closing\":\"reset\"", "\"closing\":\"never\"")))
                .hasMessageContaining("no closing 'never'");
        assertThatThrownBy(() -> Command.parse(line.replace("1k:50,64k:30", "cdf:/etc/passwd")))
                .hasMessageContaining("only be named on this side's command line");
        assertThatThrownBy(() -> Command.parse(line.replace("\"size_cap\":99", "\"size_cap\":1")))
                .hasMessageContaining("size cap 1, allowed is 12 or more");
        String rounds = loads.getLast();
        assertThatThrownBy(() -> Command.parse(rounds.replace("\"exchange\":\"rounds\"", "\"exchange\":\"pull\"")))
                .hasMessageContaining("no exchange 'pull'");
        assertThatThrownBy(() -> Command.parse(rounds.replace("\"rounds\":3000000000", "\"rounds\":0")))
                .hasMessageContaining("0 rounds");
        assertThatThrownBy(() -> Command.parse(rounds.replace("\"think_ns\":5", "\"think_ns\":-5")))
                .hasMessageContaining("-5 ns");
    }

    private static void assertRefused(String line, String reason) {
        assertThat(Samples.SPECS).extracting(WorkerSpec::line).doesNotContain(line);
        assertThatThrownBy(() -> WorkerSpec.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
