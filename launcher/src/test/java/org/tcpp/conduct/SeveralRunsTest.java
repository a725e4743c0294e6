package org.tcpp.conduct;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.pattern.Pattern;
import org.tcpp.reach.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** One run after the other on the same hosts, as the head conducts them. */
class SeveralRunsTest {

    @Test
    void shouldKeepAgentsForAnotherTrial() {
        Play play = Play.running();
        assertThat(play.sought()).containsExactly("h1", "h2", "h3");
        play.conduct.staying();
        play.told();
        play.over("h1", 0, 5).over("h2", 1, 5).over("h3", 2, 5).clocks();
        assertThat(play.conduct.stage()).isEqualTo(Stage.DONE);
        assertThat(play.told()).as("nobody is told to end").isEmpty();

        Play next = play.again();
        assertThat(next.sought()).isEmpty();
        assertThat(next.told()).containsExactly("h1 Prepare", "h2 Prepare", "h3 Prepare");
        for (int pair = 0; pair < 3; pair++) {
            next.says("h" + (pair + 1), new Answer.Ready(pair));
        }
        next.clocks();
        assertThat(next.told()).containsExactly("h1 Go", "h2 Go", "h3 Go");
        next.over("h1", 0, 5).over("h2", 1, 5).over("h3", 2, 5).clocks();
        assertThat(next.told()).containsExactly("h1 End", "h2 End", "h3 End");
    }

    /** A ring that is over, whose agents stayed. */
    private static Play stayed() {
        Play play = Play.running();
        play.conduct.staying();
        play.over("h1", 0, 5).over("h2", 1, 5).over("h3", 2, 5).clocks();
        assertThat(play.conduct.stage()).isEqualTo(Stage.DONE);
        play.told();
        return play;
    }

    @Test
    void shouldKeepAgentsForARunOfAnotherPatternAndReplaceServersThatAreToDoOtherwise() {
        assertThat(stayed().again(Pattern.INCAST, "-s").told()).containsExactly("h2 Prepare", "h3 Prepare");

        Play other = stayed().again(Pattern.INCAST, "-s", "-p", "2");
        assertThat(other.told()).containsExactly("h1 Serve");
        assertThat(other.serving("h1").told()).containsExactly("h2 Prepare", "h3 Prepare");
    }

    @Test
    void shouldReachOnceMoreAHostThatWentBetweenTwoRuns() {
        Play play = stayed().ends("h2", "gone");
        Play next = play.again();
        assertThat(next.sought()).containsExactly("h2");
        assertThat(next.reached("h2").told()).containsExactly("h2 Begin", "h2 Serve");
        assertThat(next.complaints()).isEmpty();
    }

    @Test
    void shouldEndAgentsThatStayedWhenNothingFollows() {
        Play play = stayed().ends("h2", "gone");
        play.conduct.dismiss();
        assertThat(play.passes(0).told()).containsExactly("h1 End", "h3 End");
        assertThat(play.conduct.stage()).isEqualTo(Stage.LEAVE);
        play.says("h1", new Answer.Bye()).passes(Patience.LEAVE_NS);
        assertThat(play.conduct.stage()).isEqualTo(Stage.DONE);
        assertThat(play.complaints()).containsExactly("h3 is lost: did not end within 15 s");

        Play over = Play.running().over("h1", 0, 5).over("h2", 1, 5).over("h3", 2, 5).clocks();
        List.of("h1", "h2", "h3").forEach(host -> over.says(host, new Answer.Bye()));
        over.told();
        over.conduct.dismiss();
        assertThat(over.passes(0).told()).as("nobody stayed").isEmpty();
        assertThat(over.conduct.stage()).isEqualTo(Stage.DONE);
    }

    @Test
    void shouldReachALostHostOnceMoreForAnotherTrialAndAnAbsentOneNever() {
        Play play = new Play(Pattern.RING, "h[1-4]", 1).unreached("h2", "no route").reached("h1", "h3", "h4")
                .serving("h1", "h3", "h4").goes();
        play.conduct.staying();
        play.ends("h3", "gone").over("h4", 3, 5).passes(Patience.ORPHAN_NS).clocks();
        assertThat(play.conduct.stage()).isEqualTo(Stage.DONE);

        Play next = play.again();
        assertThat(next.sought()).containsExactly("h3");
        assertThat(next.host("h2").why()).isEqualTo("no route");
        assertThat(next.reached("h3").told()).containsExactly("h3 Begin", "h3 Serve");
    }

    @Test
    void shouldLetNoAgentStayWhenSomebodyWantsAnEnd() {
        Play play = Play.running();
        play.conduct.staying();
        play.happens(new Happening.StopRequested("SIGINT", false)).over("h1", 0, 5).over("h2", 1, 5)
                .over("h3", 2, 5).clocks();
        assertThat(play.told()).endsWith("h1 End", "h2 End", "h3 End");
    }
}
