package org.tcpp.disturb;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.cli.Units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScriptTest {

    @Test
    void shouldTakeEachLineAsATimeAndACommand() {
        Script script = parse("# a flap", "", "end  ip link set eth0 up", "1.5s ip link set eth0 down; sleep 1",
                "  500ms\tethtool -K eth0 gro off # for a while");

        assertThat(script.disturbances()).containsExactly(
                new Disturbance(500_000_000, "ethtool -K eth0 gro off # for a while"),
                new Disturbance(1_500_000_000, "ip link set eth0 down; sleep 1"),
                new Disturbance(Disturbance.AT_END, "ip link set eth0 up"));
        assertThat(parse(script.lines().toArray(String[]::new))).isEqualTo(script);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5s | line 1, 5s: needs a time (500ms, 10s) or end, and a command",
            "soon true | line 1: allowed are times such as 500ms, 1.5s, 2m or 1h, or end",
            "# nothing | has 0 commands; allowed are 1 to 1000"})
    void shouldSayWhichLineIsWrong(String line, String sentence) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() {
        assertThatThrownBy(() -> Script.read("/nowhere/x", Units::parseTime)).hasMessage("there is no such file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldNotReadWhatHasNoEnd() {
        assertThatThrownBy(() -> Script.read("/dev/zero", Units::parseTime)).hasMessage("is larger than 1 MiB");
    }

    private static Script parse(String... lines) {
        return Script.parse(List.of(lines), Units::parseTime);
    }
}
