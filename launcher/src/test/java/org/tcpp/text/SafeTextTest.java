package org.tcpp.text;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a stranger wrote must not command a terminal, nor look like what it is not. */
class SafeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "exit status 137 (SIGKILL)", "Zürich", "Ελλάδα", "東京",
            "naïve \"quotes\" \\ 'and' $(more)",
            "fe80::1%eth0", "\uD83D\uDE80"})
    void shouldLeaveWhatIsSafeInAnyScript(String text) {
        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    static IntStream controls() {
        return IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7f, 0xa0));
    }

    @ParameterizedTest
    @MethodSource("controls")
    void shouldShowAControlCharacterAsItsEscape(int control) {
        assertThat(SafeText.of("a" + (char) control + "b")).isEqualTo(String.format("a\\u%04xb", control));
    }

    @ParameterizedTest
    // right-to-left override and isolates, zero-width space, byte order mark, line separator, half a pair, a tag
    @ValueSource(strings = {"\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\u200b", "\ufeff", "\u2028", "\u2029",
            "\ud83d", "\udb40\udc41"})
    void shouldShowWhatNobodySeesAsItsEscape(String hidden) {
        assertThat(SafeText.of("a" + hidden + "b")).matches("a\\\\u(\\{e0041}|[0-9a-f]{4})b");
    }

    @Test
    void shouldKeepALineShortHoweverLongItCame() {
        assertThat(SafeText.line("x".repeat(1_000_000))).hasSize(SafeText.LINE).endsWith("x...");
        assertThat(SafeText.line("\u001b".repeat(1_000_000))).hasSizeLessThanOrEqualTo(SafeText.LINE)
                .startsWith("\\u001b")
                .endsWith("...");
        assertThat(SafeText.of("12345", 5)).isEqualTo("12345");
        assertThat(SafeText.of("123456", 5)).isEqualTo("12...");
        assertThat(SafeText.of("1\uD83D\uDE803456", 5).codePoints()).doesNotContain(0xd83d);
    }

    @Test
    void shouldTakeNothingForNothing() {
        assertThat(SafeText.of(null)).isNull();
        assertThat(SafeText.line(null)).isNull();
    }
}
