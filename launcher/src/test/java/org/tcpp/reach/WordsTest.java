package org.tcpp.reach;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.control.ControlMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What head and agent say to each other is read as it was meant. */
class WordsTest {

    @Test
    void shouldReadOrdersAsTheyWereWritten() {
        List<Order> orders = List.of(new Order.Begin("00ff", 5), new Order.Beat(), new Order.Ping(-7),
                new Order.Serve(List.of("-s", "--label", "a=\"b\" é")), new Order.Prepare(3, "id", List.of()),
                new Order.Go(1), new Order.Stop("SIGINT", true), new Order.End());
        assertThat(orders).allSatisfy(order -> {
            assertThat(order.line()).isPrintable().doesNotContain("\n");
            assertThat(Order.parse(order.line())).isEqualTo(order);
        });
    }

    @Test
    void shouldReadAnswersAsTheyWereWritten() {
        List<Answer> answers = List.of(new Answer.Here(1), new Answer.Beat(),
                new Answer.Pong(new ControlMessage.Pong(1, 2, 3)), new Answer.Serving(),
                new Answer.Unable(Answer.Unable.SERVER, 69, "why"), new Answer.Ready(0),
                new Answer.Standing(1, 2, 3, 4.5), new Answer.Over(1, null, "{\n}"), new Answer.Over(1, 5L, "{}"),
                new Answer.Served("id", "{}"), new Answer.Remark("x"), new Answer.Bye());
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.line()).startsWith("{").doesNotContain("\n");
            assertThat(Answer.parse(answer.line())).isEqualTo(answer);
        });
    }

    @Test
    void shouldTakeNothingElse() {
        assertThatThrownBy(() -> Order.parse("{\"type\":\"over\"}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Answer.parse("{\"type\":\"go\",\"epoch_ns\":1}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
