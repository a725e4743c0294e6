package org.tcpp.behaviour;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.message.Exchange;
import org.tcpp.message.Fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ChaosPlanTest {

    private static final int DRAWS = 100_000;

    @Test
    void shouldLeaveHalfOfTheConnectionsAlone() {
        ChaosPlan plan = ChaosPlan.parse("all", 1, ChaosPlan.ALL);
        Map<Behaviour, Long> drawn = LongStream.range(0, DRAWS)
                .mapToObj(plan::of)
                .collect(Collectors.groupingBy(behaviour -> behaviour, Collectors.counting()));

        assertThat(drawn.get(Behaviour.PLAIN)).isCloseTo(DRAWS / 2L, within(DRAWS / 100L));
        long each = DRAWS / 2 / Behaviour.strange().size();
        assertThat(Behaviour.strange()).allSatisfy(
                behaviour -> assertThat(drawn.get(behaviour)).isCloseTo(each, within(each / 5)));
    }

    @Test
    void shouldDrawByWeight() {
        ChaosPlan plan = ChaosPlan.parse("half-close:3,reset-midway:1,plain:0", 1, ChaosPlan.ALL);
        long halves = LongStream.range(0, DRAWS).filter(index -> plan.of(index) == Behaviour.HALF_CLOSE).count();

        assertThat(halves).isCloseTo(DRAWS * 3L / 4, within(DRAWS / 100L));
        assertThat(LongStream.range(0, DRAWS).mapToObj(plan::of)).doesNotContain(Behaviour.PLAIN);
    }

    /** What was drawn once is drawn for ever: a report of today is repeated with the tcpp of next year. */
    @Test
    void shouldDrawTheSameForEver() {
        Draw draw = new Draw(7, 4711);
        assertThat(LongStream.range(0, 8).map(name -> draw.below((int) name, 1000)))
                .containsExactly(664L, 265L, 65L, 645L, 624L, 20L, 700L, 329L);
        assertThat(LongStream.range(0, 4).map(name -> draw.spread((int) name, 12, 1_000_000)))
                .containsExactly(103276L, 481429L, 4460L, 764074L);
    }

    @Test
    void shouldSpreadOverPowersOfTwoAndStayWithin() {
        long[] some = LongStream.range(0, DRAWS).map(index -> new Draw(1, index).spread(1, 12, 100_000)).toArray();

        assertThat(LongStream.of(some).min()).hasValue(12);
        assertThat(LongStream.of(some).max().orElseThrow()).isBetween(99_000L, 100_000L);
        assertThat(LongStream.of(some).filter(value -> value < 1200).count()).isGreaterThan(DRAWS / 3);
    }

    @Test
    void shouldCrossTheWire() {
        Exchange exchange = Exchange.PUSH.with(ChaosPlan.parse("all,plain:3", -5, 4711));
        Fields out = new Fields();
        exchange.putInto(out);
        assertThat(Exchange.from(Exchange.Kind.PUSH, Fields.parse(out.line()))).isEqualTo(exchange);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            zero-widow  | no behaviour is called 'zero-widow'; allowed are all
            all,        | no behaviour is called ''; allowed are all
            all:-1      | '-1' is no weight
            all:1000001 | '1000001' is no weight
            all:0       | all weights are 0
            """)
    void shouldSayWhatIsNoMix(String text, String sentence) {
        assertThatThrownBy(() -> ChaosPlan.parse(text, 1, ChaosPlan.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
