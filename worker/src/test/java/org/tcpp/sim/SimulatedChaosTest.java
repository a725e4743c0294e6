package org.tcpp.sim;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.message.Conduct;
import org.tcpp.message.Judged;
import org.tcpp.message.Report;
import org.tcpp.message.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Misbehaviour over simulated stacks: healthy ones end every connection as they may, broken ones are caught. */
class SimulatedChaosTest {

    private static final long CONNECTIONS = 150;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final List<ChaosCase> CASES = ChaosCase.ALL;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindNothingWhereNothingIsBroken(long seed) {
        ChaosCase.playHealthy(seed, CONNECTIONS);
    }

    /** What misbehaves ends wrongly, at that end and in that way; or bystanders suffer. */
    @ParameterizedTest
    @FieldSource("CASES")
    void shouldCatchWhatIsBroken(ChaosCase broken) {
        broken.play(1, CONNECTIONS);
    }

    @Test
    void shouldHaveACaseForEachBehaviourAndEachDefect() {
        assertThat(ChaosCase.isComplete()).isTrue();
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

    /** What a lost server did to connections before its loss was known is no finding; what was there before is. */
    @Test
    void shouldJudgeNothingByAServerThatIsLost() {
        ChaosPlan all = ChaosPlan.parse("all,plain:1", 1, ChaosPlan.ALL);
        Report soon = ChaosWorld.playWithLostServer(all, 3 * SECOND_NS, SECOND_NS / 10);
        Report late = ChaosWorld.playWithLostServer(all, 3 * SECOND_NS, 5 * SECOND_NS);

        assertThat(soon.failures()).isNotEmpty();
        assertThat(soon.ends().conduct()).isNotEmpty().allSatisfy(conduct -> {
            assertThat(conduct.count(Judged.UNEXPECTED) + conduct.count(Judged.HUNG)).isZero();
            assertThat(conduct.endings()).noneMatch(one -> one.judged().isFailure());
        });
        assertThat(late.ends().conduct()).anyMatch(conduct -> conduct.count(Judged.UNEXPECTED) > 0);
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
