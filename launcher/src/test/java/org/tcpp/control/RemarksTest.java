package org.tcpp.control;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** However many strangers come, few lines are written. */
class RemarksTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final List<String> lines = new ArrayList<>();
    private long nowNs = 7;
    private final Remarks remarks = new Remarks("port: ", lines::add, () -> nowNs);

    @Test
    void shouldNameTenStrangersAndCountTheRestOncePerMinute() {
        for (int i = 0; i < 10_000; i++) {
            remarks.stranger("stranger " + i);
        }
        assertThat(lines).hasSize(11)
                .startsWith("port: stranger 0", "port: stranger 1")
                .endsWith("port: more of these are counted, and their number told once a minute");

        nowNs += 60 * SECOND_NS;
        remarks.tick();
        assertThat(lines).hasSize(12).last().isEqualTo("port: 9990 more were dropped within a minute");
    }

    @Test
    void shouldWriteOneLineAMinuteWhileTheyKeepComing() {
        for (int second = 0; second < 3_600; second++) {
            for (int i = 0; i < 10; i++) {
                remarks.stranger("stranger");
            }
            remarks.tick();
            nowNs += SECOND_NS;
        }
        assertThat(lines).hasSizeBetween(60, 75);
    }

    @Test
    void shouldNameThemAgainWhenItWasQuietForAMinute() {
        for (int i = 0; i < 10; i++) {
            remarks.stranger("early");
        }
        lines.clear();
        nowNs += 61 * SECOND_NS;
        remarks.tick();
        remarks.stranger("late");
        assertThat(lines).containsExactly("port: late");
    }

    @Test
    void shouldTellTheSystemsTroubleOncePerCauseAndMinute() {
        for (int second = 0; second < 180; second++) {
            remarks.system("too many open files");
            remarks.system("no memory");
            nowNs += SECOND_NS;
        }
        assertThat(lines).hasSize(6).filteredOn(line -> line.equals("port: no memory")).hasSize(3);
    }
}
