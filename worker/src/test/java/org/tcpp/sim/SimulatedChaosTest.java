package org.tcpp.sim;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.message.Conduct;
import org.tcpp.message.Judged;
import org.tcpp.message.Report;
import org.tcpp.message.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Misbehaviour over simulated stacks: healthy ones end every connection as they may, broken ones are caught. */
class SimulatedChaosTest {

    private static final int SEEDS = 3;
    private static final long CONNECTIONS = 150;
    private static final long FEW = 60;

    @Test
    void shouldFindNothingWhereNothingIsBroken() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            ChaosPlan plan = ChaosPlan.parse("all", seed, ChaosPlan.ALL);
            Map<Role, Report> reports = ChaosWorld.play(seed, plan, CONNECTIONS, Defect.NONE);
            for (Report report : reports.values()) {
                assertThat(report.failures()).as("seed %d", seed).isEmpty();
                assertThat(report.ends().conduct()).as("seed %d", seed).allSatisfy(conduct -> assertThat(
                        conduct.begun()).isEqualTo(conduct.count(Judged.EXPECTED) + conduct.count(Judged.TOLERATED)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
            "LOSES_TAIL_AFTER_HALF_CLOSE, half-close, client, premature_end",
            "FORGETS_ZERO_WINDOW, zero-window, server, nothing",
            "ANSWERS_RESET_LATE, reset-midway, server, 'reset, late'",
            "SWALLOWS_RESETS, reset-midway, server, nothing",
            "SWALLOWS_RESETS, close-unread, client, nothing",
            "TURNS_RESET_INTO_FIN, reset-midway, server, premature_end",
            "FORGETS_ORPHANS, close-behind, server, nothing",
            "GARBLES_SMALL_PIECES, drip, server, damaged",
            "DROPS_ODD_PAGES, edges, client, nothing",
            "CLOSES_UNREAD_IN_ORDER, close-unread, client, nothing",
            "RESETS_CROSSING_FINS, both-close, client, reset",
            "IGNORES_USER_TIMEOUT, user-timeout, client, done",
            "LOSES_TINY_SEGMENTS, tiny-mss, client, 'reset, late'",
            "FORGETS_IDLE, idle-then-talk, server, nothing"})
    void shouldCatchWhatIsBroken(Defect defect, String behaviour, String role, String ending) {
        ChaosPlan plan = ChaosPlan.parse(behaviour + ":3,plain:1", 1, ChaosPlan.ALL);
        Map<Role, Report> reports = ChaosWorld.play(1, plan, FEW, defect);

        assertThat(conduct(reports.get(Role.of(role)), Behaviour.of(behaviour)).endings())
                .filteredOn(one -> one.judged().isFailure())
                .extracting(Conduct.Ending::word)
                .contains(ending);
    }

    /** What misbehaves well may still hurt others. */
    @ParameterizedTest
    @CsvSource({"REFUSES_AFTER_ABORT, connect-abort", "FORGETS_WAITING, accept-stall"})
    void shouldSeeCollateralDamageAtBystanders(Defect defect, String behaviour) {
        ChaosPlan plan = ChaosPlan.parse(behaviour + ":1,plain:3", 1, ChaosPlan.ALL);
        assertThat(ChaosWorld.play(1, plan, CONNECTIONS, Defect.NONE).get(Role.CLIENT).failures()).isEmpty();

        Report client = ChaosWorld.play(1, plan, CONNECTIONS, defect).get(Role.CLIENT);
        long strange = client.ends().conduct().stream().mapToLong(Conduct::begun).sum();
        long failed = client.totals().failed() - client.ends().conduct().stream()
                .mapToLong(conduct -> conduct.count(Judged.UNEXPECTED) + conduct.count(Judged.HUNG))
                .sum();
        assertThat(strange).isPositive();
        assertThat(failed).isPositive();
    }

    /** The same connection, alone, does the same and fails in the same way. */
    @Test
    void shouldDoItAgainWithOneConnection() {
        ChaosPlan all = ChaosPlan.parse("all", 1, ChaosPlan.ALL);
        Conduct.Ending found = conduct(ChaosWorld.play(1, all, CONNECTIONS, Defect.LOSES_TAIL_AFTER_HALF_CLOSE)
                .get(Role.CLIENT), Behaviour.HALF_CLOSE).endings()
                .stream()
                .filter(one -> one.judged().isFailure())
                .findFirst()
                .orElseThrow();

        ChaosPlan only = ChaosPlan.parse(all.text(), 1, found.example().connection());
        Conduct again = conduct(ChaosWorld.play(2, only, 1, Defect.LOSES_TAIL_AFTER_HALF_CLOSE).get(Role.CLIENT),
                Behaviour.HALF_CLOSE);

        assertThat(again.begun()).isOne();
        assertThat(again.endings().getFirst().word()).isEqualTo(found.word());
        assertThat(again.endings().getFirst().example().bytes()).isEqualTo(found.example().bytes());
    }

    @Test
    void shouldPlanTheSameWithOneSeed() {
        assertThat(behaviours(5)).isEqualTo(behaviours(5)).isNotEqualTo(behaviours(6));
    }

    private static List<Behaviour> behaviours(long seed) {
        ChaosPlan plan = ChaosPlan.parse("all", seed, ChaosPlan.ALL);
        return LongStream.range(0, 1000).mapToObj(plan::of).toList();
    }

    private static Conduct conduct(Report report, Behaviour behaviour) {
        return report.ends().conduct()
                .stream()
                .filter(conduct -> conduct.behaviour() == behaviour)
                .findFirst()
                .orElseThrow();
    }
}
