package org.tcpp.search;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.UsageError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SearchSpecTest {

    private static final long SECOND = 1_000_000_000;
    private static final SearchFigure.Shares SHARES = new SearchFigure.Shares(2, 8);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "-- -c h                                          | search: --figure is missing: cps, at-once or bps",
            "--figure x -- -c h                               | --figure x: allowed are cps, at-once and bps",
            "--figure cps --limit speed=1 -- -c h             | --limit speed=1: allowed are failures=N, carried=N%",
            "--figure cps --limit setup.p98=1ms -- -c h       | --limit setup.p98=1ms: allowed are",
            "--figure cps --limit setup.p99=1 -- -c h         | --limit setup.p99=1: a time needs its unit",
            "--figure cps --limit failures=x -- -c h          | --limit failures=x: allowed are whole numbers",
            "--figure bps --limit carried=2 -- -c h           | --limit carried=2: allowed are carried=0.0001%",
            "--figure bps --limit setup.p99=1ms -- -c h       | which only --figure cps has",
            "--figure cps --limit failures=0 --limit failures=1 -- -c h | failures has a limit already",
            "--figure cps --width 0% -- -c h                  | --width 0%: allowed are 0.01% to 50%",
            "--figure cps --exceed 95% -- -c h                | --exceed 95%: allowed are 0% to 90%",
            "--figure cps --trial 10ms -- -c h                | --trial 10ms: allowed are 100ms to 24h",
            "--figure cps --sum 5s -- -c h                    | --sum 5s: allowed are times from that of --trial, 10s",
            "--figure cps --rest 25h -- -c h                  | --rest 25h: allowed are 0s to 24h",
            "--figure cps --from 0 -- -c h                    | --from 0: allowed are loads of 1 to 10000000",
            "--figure bps --from 9223372036854775807 -- -c h  | --from 9223372036854775807: allowed are loads of 1 to",
            "--figure at-once --to 2000M -- -c h              | --to 2000M: allowed are loads of 1 to 1000000000",
            "--figure cps -- -s                               | -s behind --: a search runs clients, or loopback",
            "--figure cps --from 2k --to 1k -- -c h           | --from 2000 is more than --to 1000",
            "--figure cps -- -c h --rate 5                    | --rate behind --: the search itself sets it",
            "--figure at-once -- -c h -m5                     | -m behind --: the search itself sets it",
            "--figure bps -- -c h -b 5                        | -b behind --: the search itself sets it",
            "--figure cps -- sweep x                          | what stands behind -- has to be a run, not sweep",
    })
    void shouldSayWhatIsWrong(String words, String message) {
        assertThatThrownBy(() -> Searches.spec(words)).isInstanceOf(UsageError.class).hasMessageContaining(message);
    }

    @Test
    void shouldNotAddUpTrialsToMoreThanADayUnlessTold() {
        assertThat(Searches.spec("--figure cps --trial 10h -- -c h").goal().phases()).isNotEmpty();
    }

    @Test
    void shouldGiveARunItsLoad() {
        assertThat(Searches.spec("--figure cps -- -c h").line(new Demand(500, SECOND), SHARES)).containsExactly("-c",
                "h", "-b", "1k", "--rate", "500", "-d", "1000000000ns", "--interval", "100ms");
        assertThat(Searches.spec("--figure at-once -- -c h -p 2 -b 5k").line(new Demand(500, SECOND), SHARES))
                .containsExactly("-c", "h", "-p", "2", "-b", "5k", "-m", "250", "-t", "250", "--connect-first",
                        "--hold", "1000000000ns");
        // 64 Mbit/s over 16 connections are 500,000 bytes a second on each, for two seconds
        assertThat(Searches.spec("--figure bps -- -c h -p 2 -m 8").line(new Demand(64_000_000, 2 * SECOND), SHARES))
                .containsExactly("-c", "h", "-p", "2", "-m", "8", "--pace", "500000", "-b", "1000000", "-t", "8");
    }

    @Test
    void shouldAskForLoadsThatCanBeShared() {
        assertThat(Searches.spec("--figure bps --to 1G -- -c h").range(SHARES))
                .isEqualTo(new LoadRange(128, 1_000_000_000 / 128 * 128, 128));
        assertThat(Searches.spec("--figure at-once -- -c h").range(SHARES).step()).isEqualTo(2);
        assertThat(Searches.spec("--figure cps --trial 200ms -- -c h").range(SHARES).lowest())
                .as("fewer than ten connections say nothing").isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "round.p99      |                      | a trial has rounds with --reply MIX only",
            "round.p99      | --bidir              | a trial has rounds with --reply MIX only",
            "round.p99      | --reply 5            |",
            "completion.p50 | --close client       | nobody confirms that everything has arrived where the client",
            "completion.p50 | --reverse            |",
            "completion.p50 |                      |",
            "response.p50   | --classic            | nobody confirms that everything has arrived where the client",
            "response.p50   | --close half         |",
            "connect.p50    | --classic            |"})
    void shouldRefuseALimitToATimeThatTrialsDoNotHave(String time, String options, String why) {
        String line = "-c h" + (options == null ? "" : " " + options);
        SearchSpec spec = Searches.spec("--figure cps --limit " + time + "=1s -- " + line);
        Options trial = ((Parsed.Run) CommandLine.parse(line.split(" "))).options();
        if (why == null) {
            assertThatCode(() -> spec.check(trial)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> spec.check(trial)).isInstanceOf(UsageError.class)
                    .hasMessageStartingWith("--limit " + time + "=1s: " + why);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--figure cps --trial 1s --to 5       | --to 5: the smallest load of such a trial is 10",
            "--figure at-once --to 1              | --to 1: the smallest load of such a trial is 2",
            "--figure bps --to 127                | --to 127: the smallest load of such a trial is 128"})
    void shouldRefuseToTryLessThanATrialCanHave(String words, String message) {
        SearchSpec spec = Searches.spec(words + " -- -c h");
        assertThatThrownBy(() -> spec.range(SHARES)).isInstanceOf(UsageError.class).hasMessage(message);
    }

    @Test
    void shouldHaveTheLimitsThatAFigureNeeds() {
        assertThat(Searches.spec("--figure cps --limit setup.p99=5ms -- -c h").limits()).extracting(Limit::text)
                .containsExactly("setup.p99=5ms", "failures=0", "backlog");
        assertThat(Searches.spec("--figure bps --limit failures=1% --limit carried=90% -- -c h").limits())
                .extracting(Limit::text).containsExactly("failures=1%", "carried=90%");
        assertThat(Searches.spec("--figure at-once -- -c h").limits()).extracting(Limit::text)
                .containsExactly("failures=0");
    }
}
