package org.tcpp.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MainFigureTest {

    private static final Summary BULK = of(Map.of("steady_bits_per_second", 5L, "bits_per_second", 4L));
    private static final Summary SHORT = of(Map.of("bits_per_second", 4L));
    private static final Summary ROUNDS = of(Map.of("rounds_per_second", 7L, "steady_bits_per_second", 5L,
            "bits_per_second", 4L));

    @Test
    void shouldBeOneThatAllRunsHave() {
        assertThat(MainFigure.of(List.of(BULK, BULK))).isEqualTo("steady_bits_per_second");
        assertThat(MainFigure.of(List.of(BULK, SHORT))).isEqualTo("bits_per_second");
        assertThat(MainFigure.of(List.of(ROUNDS))).isEqualTo("rounds_per_second");
        assertThat(MainFigure.of(List.of(ROUNDS, BULK))).isEqualTo("steady_bits_per_second");
    }

    @Test
    void shouldBeARateEvenIfNoRunHasOneOrThereIsNone() {
        assertThat(MainFigure.of(List.of())).isEqualTo("bits_per_second");
        assertThat(MainFigure.of(List.of(of(Map.of())))).isEqualTo("bits_per_second");
    }

    private static Summary of(Map<String, Object> known) {
        Map<String, Object> values = new HashMap<>(known);
        values.putIfAbsent("steady_bits_per_second", null);
        return new Summary(values);
    }
}
