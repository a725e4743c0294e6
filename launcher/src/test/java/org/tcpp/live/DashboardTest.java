package org.tcpp.live;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.output.Look;
import org.tcpp.report.Golden;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardTest {

    private static final long SECOND_NS = 1_000_000_000;
    private static final String ESCAPE = "\u001b";

    @ParameterizedTest
    @CsvSource({"80, 24", "200, 60", "50, 12", "20, 4"})
    void shouldFillTerminalsOfAnySize(int columns, int rows) {
        for (String language : List.of("de-DE", "ar-EG-u-nu-arab")) {
            Golden.in(language, () -> Golden.assertSame("live-" + columns + "x" + rows + ".txt",
                    text(Dashboard.lines(client(), new Look(columns, rows, false, true)))));
        }
    }

    @Test
    void shouldShowAServerInAsciiAndInColour() {
        Golden.assertSame("live-server.txt", text(Dashboard.lines(server(), new Look(80, 24, true, false)))
                .replace(ESCAPE, "<ESC>"));
    }

    @Test
    void shouldNeverBeLargerThanTheTerminal() {
        for (int columns = 1; columns < 130; columns += 3) {
            for (int rows = 1; rows < 40; rows += 2) {
                for (Scene scene : List.of(client(), server(), hostile())) {
                    List<String> lines = Dashboard.lines(scene, new Look(columns, rows, true, true));
                    int most = columns;
                    assertThat(lines).hasSizeLessThanOrEqualTo(rows)
                            .allSatisfy(line -> assertThat(Cells.width(plain(line))).isLessThanOrEqualTo(most));
                }
            }
        }
    }

    @Test
    void shouldShowWhatOthersWroteAsText() {
        List<String> lines = Dashboard.lines(hostile(), new Look(80, 24, false, true));

        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(ESCAPE, "\u202e", "\n", "\r"));
        assertThat(lines.getFirst()).startsWith("client of \\u001b]0;owned\\u0007 \u6f22\u5b57");
        assertThat(Cells.width(lines.getFirst())).isEqualTo(79);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldColourOnlyIfItMay(boolean colours) {
        String screen = text(Dashboard.lines(client(), new Look(80, 24, colours, true)));

        assertThat(screen.contains(ESCAPE)).isEqualTo(colours);
        assertThat(plain(screen)).isEqualTo(text(Dashboard.lines(client(), new Look(80, 24, false, true))));
    }

    @Test
    void shouldSayTheSameInALineWhereThereIsNoScreen() {
        assertThat(Dashboard.line(client()))
                .isEqualTo("12.0 s  3213 of 12000 done  400 at once  9.41Gbps  3 failed  48.0 s left");
    }

    @Test
    void shouldDrawBarsToScale() {
        assertThat(Bars.lines(new double[]{0, 1, 8, 16, 12}, 16, 6, 2, true))
                .containsExactly("    \u2588\u2584", "  \u2581\u2588\u2588\u2588");
        assertThat(Bars.fitted(new double[]{9, 1, 3, 5, 7}, 3)).containsExactly(4.5, 2, 6);
        assertThat(Bars.fitted(new double[0], 3)).isEmpty();
    }

    private static Scene client() {
        double[] history = IntStream.range(0, 48).mapToDouble(i -> i < 4 ? i * 2e9 : 9e9 + 4e8 * Math.sin(i / 3.0))
                .toArray();
        return new Scene("tcpp, client of lab1, ports 10000 to 10003", null,
                new Scene.Progress(12 * SECOND_NS, 0.2, 48 * SECOND_NS),
                new Scene.Goodput("received", 9.41e9, 9.38e9, 9.42e9, null, 14_100_000_000L, history),
                new Scene.Connections(400, 400L, 3210, 3, 12_000L, 345),
                new Scene.Failures(List.of("2 send reset (sender)", "1 connect timeout (sender)"), 4 * SECOND_NS),
                List.of(new Scene.Host("client", 0.45, 1.2, 0.98, 12.0, 0L),
                        new Scene.Host("server", null, 0.9, 0.4, null, null)),
                List.of("3.1 s  client worker 2: stood still for 1.2 s"));
    }

    private static Scene server() {
        double[] history = new double[2400];
        Arrays.setAll(history, i -> i % 800 < 400 ? 1e9 + i * 1e6 : 0);
        return new Scene("tcpp, server on port 10000", "2 runs under way, 7 so far",
                new Scene.Progress(7300 * SECOND_NS, null, null),
                new Scene.Goodput("received", 3.4e9, 2e9, null, 1.2e9, 900_000_000_000L, history),
                new Scene.Connections(64, null, 1000, 0, null, 20), new Scene.Failures(List.of(), null),
                List.of(new Scene.Host("server", 0.7, 0.9, 0.5, 0.0, 3L)), List.of("one", "two", "three"));
    }

    private static Scene hostile() {
        Scene scene = client();
        String text = "client of \u001b]0;owned\u0007 " + "\u6f22\u5b57".repeat(60) + "\n\u202e";
        return new Scene(text, null, scene.progress(), scene.goodput(), scene.connections(),
                new Scene.Failures(List.of(text), SECOND_NS), List.of(new Scene.Host(text, 1.0, 1.0, 1.0, 1.0, 1L)),
                List.of(text, text));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String plain(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
