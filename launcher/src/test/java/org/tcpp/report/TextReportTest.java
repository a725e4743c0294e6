package org.tcpp.report;

import org.junit.jupiter.api.Test;
import org.tcpp.estimate.Live;

import static org.assertj.core.api.Assertions.assertThat;

class TextReportTest {

    private static final Style QUIET = new Style(80, false, false, false, true, false);

    @Test
    void shouldBeginWithTheTwoLinesThatOldScriptsParse() {
        assertThat(TextReport.of(Results.complete(), QUIET))
                .matches("\\d+ bytes transferred in \\d+\\.\\d{9} seconds\n\\d+\\.\\d{6} Gbps\n");
        assertThat(TextReport.of(Results.complete(), new Style(80, false, true, false, true, false)))
                .matches("\\d+ bytes transferred in \\d+\\.\\d{9} seconds\n\\d+\\.\\d{6} cps\n");
        assertThat(TextReport.of(Results.complete(), new Style(80, false, false, true, true, false)))
                .matches("\\d+ bytes transferred in \\d+\\.\\d{9} seconds\n"
                        + "2 procs \\d+\\.\\d{6} Gbps user% 3 nice% 0 sys% 40 intr% 9 idle% 48\n");
    }

    @Test
    void shouldNotPretendToHaveMeasuredWhereNothingWas() {
        assertThat(TextReport.of(Results.interruptedAtOnce(), QUIET)).isEmpty();
        assertThat(TextReport.of(Results.interruptedAtOnce(), Style.PLAIN))
                .doesNotContain("transferred")
                .contains("interrupted: ended early by SIGINT");
    }

    @Test
    void shouldNameEveryFailureWithItsCauseAndAddress() {
        assertThat(TextReport.of(Results.degraded(), Style.PLAIN))
                .contains("1 failed in send, as the sender saw it: reset", "127.0.0.1:40000 to 127.0.0.1:10000",
                        "10 failed in worker, as the sender saw it: its worker died", "SIGKILL");
    }

    @Test
    void shouldSayThatNobodyToldWhatAKilledServerSent() {
        assertThat(TextReport.of(Results.reverse(), Style.PLAIN))
                .contains("bytes as counted by the receiver: nobody told what was sent\n").doesNotContain("null");
    }

    @Test
    void shouldNotLetAStrangersBytesReachTheTerminal() {
        assertThat(TextReport.of(Results.degraded(), Style.PLAIN)).doesNotContain("\u001b").contains("?[31ma stranger");
    }

    @Test
    void shouldCutTheLiveLineToTheTerminalAndLeaveTheLastColumnEmpty() {
        Live live = new Live(3_000_000_000L, -1, 1190, 10, 100, 1, 331_776_002.5, 397.4);

        assertThat(LiveLine.paint(live, new Style(20, true, false, false, false, false)))
                .isEqualTo("\r\u001b[K3.0 s  1200 done  1");
        assertThat(LiveLine.paint(live, Style.PLAIN)).endsWith("10 failed\n").doesNotContain("\r");
        assertThat(LiveLine.clear(Style.PLAIN)).isEmpty();
    }
}
