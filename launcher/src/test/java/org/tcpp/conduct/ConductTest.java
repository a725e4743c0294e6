package org.tcpp.conduct;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.pattern.Pattern;
import org.tcpp.reach.Answer;
import org.tcpp.reach.Order;

import static org.assertj.core.api.Assertions.assertThat;

/** What the head of many hosts does, with a clock that the test moves and hosts that say what the test wants. */
class ConductTest {

    private static final String THREE = "h[1-3]";
    private static final long SECOND_NS = Patience.SECOND_NS;

    @Test
    void shouldTellEachHostTheSameMomentOnItsOwnClock() {
        Play play = Play.ring().reached("h1", "h2", "h3");
        assertThat(play.told()).containsExactly("h1 Begin", "h2 Begin", "h3 Begin", "h1 Serve", "h2 Serve", "h3 Serve");
        play.serving("h3", "h1").says("h1", new Answer.Remark("warm"));
        assertThat(play.conduct.awaited()).containsExactly("h2");
        play.serving("h2").goes();

        long momentNs = play.nowNs + Patience.LEAD_NS + 3 * Patience.LEAD_PER_HOST_NS;
        assertThat(play.wanted(Task.Tell.class).stream().filter(tell -> tell.order() instanceof Order.Go))
                .containsExactly(
                        new Task.Tell("h1", new Order.Go(momentNs + SECOND_NS)),
                        new Task.Tell("h2", new Order.Go(momentNs + 2 * SECOND_NS)),
                        new Task.Tell("h3", new Order.Go(momentNs + 3 * SECOND_NS)));
    }

    /** A banner, or a warning of a hundred hosts that are alike. */
    @Test
    void shouldTellOnceWhatManyHostsSay() {
        Play play = Play.ring();
        List.of("h1", "h2", "h3").forEach(host -> play.noise(host, "welcome"));
        play.noise("h2", "one update").reached("h1", "h2");
        assertThat(play.remarks()).isEmpty();

        play.reached("h3");
        assertThat(play.remarks()).containsExactly("h[1-3]: welcome", "h2: one update");

        play.serving("h1", "h2", "h3").goes().noise("h3", "link is down");
        assertThat(play.remarks()).as("what comes while data flows is told at once")
                .containsExactly("h3: link is down");
    }

    @Test
    void shouldReadFourClocksAtATime() {
        Play play = new Play(Pattern.INCAST, "h[1-6]", 0).reached("h1", "h2", "h3", "h4", "h5", "h6").serving("h1");
        for (int pair = 0; pair < 5; pair++) {
            play.says("h" + (pair + 2), new Answer.Ready(pair));
        }
        assertThat(play.wanted(Task.ReadClock.class)).hasSize(ClockRound.AT_ONCE);
        play.clock("h3", 7);
        assertThat(play.wanted(Task.ReadClock.class)).containsExactly(new Task.ReadClock("h5"));
        assertThat(play.conduct.awaited()).containsExactlyInAnyOrder("h1", "h2", "h4", "h5", "h6");
    }

    @Test
    void shouldSayHowFarApartHostsBeganAndHowClocksDrifted() {
        Play play = Play.running().over("h1", 0, 100).over("h2", 1, 900).over("h3", 2, 300);
        assertThat(play.conduct.stage()).isEqualTo(Stage.DRIFT);
        play.wanted(Task.ReadClock.class).forEach(read -> play.clock(read.host(), 2_000_000_050L));
        assertThat(play.host("h2").driftNs()).isEqualTo(50);
        assertThat(play.host("h2").lateNs()).isEqualTo(900);
        assertThat(play.host("h2").clock().offsetNs()).isEqualTo(2 * SECOND_NS);
        assertThat(play.told()).endsWith("h1 End", "h2 End", "h3 End");
        List.of("h1", "h2", "h3").forEach(host -> play.says(host, new Answer.Bye()));
        assertThat(play.conduct.stage()).isEqualTo(Stage.DONE);
        assertThat(play.wanted(Task.HangUp.class)).hasSize(3);
        assertThat(play.settled()).allSatisfy(cell -> {
            assertThat(cell.why()).isNull();
            assertThat(cell.witness()).isEqualTo(Cell.Witness.CLIENT);
        });
    }

    @Test
    void shouldBeginNothingAndTellAllReasonsIfAHostIsNotReady() {
        Play play = Play.ring().unreached("h1", "no route").reached("h2").unreached("h3", "no Java");
        assertThat(play.complaints()).containsExactly("h1: no route", "h3: no Java");
        assertThat(play.conduct.failure())
                .isEqualTo("nothing was begun, since of 3 hosts 2 are not ready: h1, h3 (see --missing)");
        assertThat(play.told()).containsExactly("h2 Begin", "h2 End");
        play.says("h2", new Answer.Bye());
        assertThat(play.conduct.failure()).isNotNull();
        assertThat(play.conduct.hasBegun()).isFalse();
        assertThat(play.settled()).extracting(Cell::why).containsOnly("nothing was begun");
        assertThat(play.host("h1").standing()).isEqualTo(Participant.Standing.ABSENT);
    }

    @Test
    void shouldLeaveCellsEmptyWhereAbsenceIsAllowed() {
        Play play = new Play(Pattern.RING, "h[1-4]", 1).unreached("h2", "no route").reached("h1", "h3", "h4")
                .serving("h1", "h3", "h4");
        assertThat(play.settled()).extracting(cell -> cell.pair().text() + ": " + cell.why())
                .containsExactly("h1 to h2: h2 is not there: no route", "h2 to h3: h2 is not there: no route");
        play.goes();
        assertThat(play.conduct.stage()).isEqualTo(Stage.RUN);
        assertThat(play.told()).filteredOn(told -> told.endsWith("Go")).containsExactly("h3 Go", "h4 Go");
    }

    @Test
    void shouldBeginNothingIfAServerOrAClientCannotBe() {
        Play server = Play.ring().reached("h1", "h2", "h3").serving("h1", "h2")
                .says("h3", new Answer.Unable(Answer.Unable.SERVER, 69, "port 10000 is taken"));
        assertThat(server.complaints()).containsExactly("h3: its server: port 10000 is taken");
        assertThat(server.conduct.failure()).isNotNull();

        Play client = Play.ring().reached("h1", "h2", "h3").serving("h1", "h2", "h3")
                .says("h2", new Answer.Unable(1, 69, "no answer")).says("h1", new Answer.Ready(0));
        assertThat(client.conduct.failure()).as("all are heard first").isNull();
        client.says("h3", new Answer.Unable(2, 69, "refused"));
        assertThat(client.complaints()).containsExactly("h2: no answer", "h3: refused");
        assertThat(client.conduct.failure()).isNotNull();
    }

    /** What its client says of it is heard earlier or later than that it is gone. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldBlameNoClientForAServerThatIsGone(boolean heardFirst) {
        for (int missing : new int[]{0, 1}) {
            Play play = new Play(Pattern.RING, THREE, missing).reached("h1", "h2", "h3").serving("h1", "h2", "h3");
            Answer.Unable unable = new Answer.Unable(0, 69, "the control connection broke");
            if (heardFirst) {
                play.ends("h2", "killed").says("h1", unable);
            } else {
                play.says("h1", unable).ends("h2", "killed");
            }
            play.says("h3", new Answer.Ready(2));
            if (missing == 1) {
                assertThat(play.conduct.stage()).isEqualTo(Stage.CLOCKS);
                continue;
            }
            play.says("h3", new Answer.Unable(2, 69, "did not begin")).says("h1", new Answer.Bye())
                    .says("h3", new Answer.Bye());
            assertThat(play.conduct.failure())
                    .isEqualTo("nothing was begun, since of 3 hosts 1 is not ready: h2 (see --missing)");
            assertThat(play.complaints()).noneMatch(line -> line.contains("did not begin"));
            assertThat(play.host("h1").why()).isNull();
            assertThat(play.host("h3").why()).isNull();
        }
    }

    @Test
    void shouldNameWhoIsLateAndWaitNoLonger() {
        Play play = Play.ring().reached("h1", "h2", "h3").serving("h1", "h3").passes(Patience.PREPARE_NS);
        assertThat(play.complaints()).containsExactly("h2: not ready within 90 s");
        assertThat(play.wanted(Task.HangUp.class)).containsExactly(new Task.HangUp("h2"));
        assertThat(play.conduct.failure()).isNotNull();
    }

    @Test
    void shouldKeepWhatTheServerCountedOfALostHost() {
        Play play = Play.running();
        String run = play.run(0);
        play.ends("h1", "exit status 255").over("h2", 1, 5).over("h3", 2, 5);
        assertThat(play.complaints()).containsExactly("h1 is lost: exit status 255");
        assertThat(play.conduct.stage()).as("its server may still tell").isEqualTo(Stage.RUN);
        play.says("h3", new Answer.Served(run, "forged")).says("h2", new Answer.Served(run, "{\"of\":\"server\"}"));

        Cell lost = play.settled().getLast();
        assertThat(lost.pair().text()).isEqualTo("h1 to h2");
        assertThat(lost.witness()).isEqualTo(Cell.Witness.SERVER);
        assertThat(lost.result()).contains("server");
        assertThat(lost.why()).isEqualTo("h1 was lost: exit status 255");
        assertThat(play.host("h1").standing()).isEqualTo(Participant.Standing.LOST);
    }

    @Test
    void shouldKeepWhatTheServerToldBeforeTheHostWasFoundToBeLost() {
        Play play = Play.running();
        play.says("h2", new Answer.Served(play.run(0), "{\"of\":\"server\"}"));
        assertThat(play.settled()).as("its client knows more").isEmpty();
        play.ends("h1", "exit status 255");

        Cell lost = play.settled().getLast();
        assertThat(lost.witness()).isEqualTo(Cell.Witness.SERVER);
        assertThat(lost.result()).contains("server");
        assertThat(lost.why()).isEqualTo("h1 was lost: exit status 255");
    }

    @Test
    void shouldBelieveTheClientWhateverTheServerToldBefore() {
        Play play = Play.running();
        play.says("h2", new Answer.Served(play.run(0), "{\"of\":\"server\"}")).over("h1", 0, 5);
        assertThat(play.settled().getLast().witness()).isEqualTo(Cell.Witness.CLIENT);
    }

    @Test
    void shouldKeepWhatTheServerToldOfAClientThatDidNotEndInTime() {
        Play play = Play.running();
        play.says("h2", new Answer.Served(play.run(0), "{\"of\":\"server\"}"))
                .happens(new Happening.StopRequested("SIGINT", false)).passes(Patience.STOP_NS);
        assertThat(play.settled()).extracting(Cell::witness).containsExactly(Cell.Witness.SERVER, Cell.Witness.NOBODY,
                Cell.Witness.NOBODY);
    }

    @Test
    void shouldNotWaitForEverForWhatTheServerOfALostHostCounted() {
        Play play = Play.running().ends("h1", "gone").over("h2", 1, 5).over("h3", 2, 5).passes(Patience.ORPHAN_NS);
        assertThat(play.conduct.stage()).isEqualTo(Stage.DRIFT);
        assertThat(play.settled().getLast().witness()).isEqualTo(Cell.Witness.NOBODY);
    }

    @Test
    void shouldGoFromRoundToRoundWithoutThoseThatAreLost() {
        Play play = new Play(Pattern.SHIFT, THREE, 0).reached("h1", "h2", "h3").serving("h1", "h2", "h3").goes();
        assertThat(play.told()).filteredOn(told -> told.endsWith("Prepare")).hasSize(3);
        play.over("h1", 0, 5).over("h2", 1, 5).ends("h3", "gone").passes(Patience.ORPHAN_NS);
        assertThat(play.conduct.round()).isEqualTo(1);
        assertThat(play.told()).filteredOn(told -> told.endsWith("Prepare")).hasSize(1);
        assertThat(play.settled()).extracting(Cell::why).filteredOn(why -> why != null && why.contains("not there"))
                .hasSize(2);
    }

    @Test
    void shouldEndEverythingEverywhereWhenSomebodyWantsAnEnd() {
        Play early = Play.ring().reached("h1").happens(new Happening.StopRequested("SIGINT", false));
        assertThat(early.told()).containsExactly("h1 Begin", "h1 End");
        early.says("h1", new Answer.Bye());
        assertThat(early.conduct.stage()).isEqualTo(Stage.DONE);
        assertThat(early.settled()).extracting(Cell::why).containsOnly("ended by SIGINT");

        Play late = Play.running();
        late.told();
        late.happens(new Happening.StopRequested("SIGINT", false));
        assertThat(late.told()).containsExactly("h1 Stop", "h2 Stop", "h3 Stop");
        late.over("h1", 0, 5).over("h2", 1, 5).passes(Patience.STOP_NS);
        assertThat(late.settled()).last().extracting(Cell::why).isEqualTo("did not end in time after SIGINT");
        late.clocks().passes(Patience.LEAVE_NS);
        assertThat(late.conduct.stage()).isEqualTo(Stage.DONE);
        assertThat(late.conduct.signal()).isEqualTo("SIGINT");
    }

    @Test
    void shouldNotBelieveWhatAHostSaysOfPairsThatAreNotItsOwn() {
        Play play = Play.running().over("h1", 1, 5).over("h1", 77, 5).says("h1", new Answer.Unable(2, 69, "no"));
        assertThat(play.settled()).isEmpty();
        assertThat(play.complaints()).isEmpty();
    }
}
