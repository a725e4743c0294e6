package org.tcpp.report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.estimate.Live;
import org.tcpp.result.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** Every face writes the same bytes under every locale: one with a decimal comma, one with digits of its own, none. */
class GoldenTest {

    private static final Style WIDE = new Style(140, false, true, true, false, true);

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "und"})
    void shouldWriteTheSameTextEverywhere(String language) {
        Golden.in(language, () -> {
            assertText("complete.txt", TextReport.of(Results.complete(), Style.PLAIN), 80);
            assertText("complete-wide.txt", TextReport.of(Results.complete(), WIDE), 140);
            assertText("degraded.txt", TextReport.of(Results.degraded(), Style.PLAIN), 80);
            assertText("refused.txt", TextReport.of(Results.refused(), Style.PLAIN), 80);
            assertText("interrupted.txt", TextReport.of(Results.interruptedAtOnce(), Style.PLAIN), 80);
            assertText("server.txt", TextReport.serverTotals(Results.server(), Style.PLAIN), 80);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "und"})
    void shouldWriteTheSameJsonEverywhere(String language) {
        Golden.in(language, () -> {
            assertJson("complete.json", Results.complete());
            assertJson("degraded.json", Results.degraded());
            assertJson("server.json", Results.server());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "und"})
    void shouldShowTheSameLiveLineEverywhere(String language) {
        Golden.in(language, () -> {
            Live live = new Live(3_000_000_000L, 4000, 1190, 10, 100, 1, 331_776_002.5, 397.4);
            assertThat(LiveLine.text(live, false))
                    .isEqualTo("3.0 s  1200 of 4000 done  100 at once  2.65Gbps  10 failed");
            assertThat(LiveLine.text(live, true))
                    .isEqualTo("3.0 s  1200 of 4000 done  100 at once  397 cps  10 failed");
        });
    }

    private static void assertText(String name, String text, int width) {
        Golden.assertSame(name, text);
        assertThat(text.lines()).allSatisfy(line -> {
            assertThat(line.length()).isLessThanOrEqualTo(width);
            assertThat(line).matches("[ -~]*");
        });
    }

    private static void assertJson(String name, Result result) {
        String text = JsonReport.text(result);
        ResultFiles.valid(text);
        Golden.assertSame(name, text);
    }
}
