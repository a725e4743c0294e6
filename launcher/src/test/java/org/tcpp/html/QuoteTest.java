package org.tcpp.html;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuoteTest {

    private final Map<String, Object> summary = new HashMap<>(Map.of("bits_per_second", 8_000_000_000L));

    @Test
    void shouldQuoteTheSteadyRateWithItsInterval() {
        summary.put("steady_bits_per_second", 10_000_000_000L);
        summary.put("steady_bits_per_second_low", 9_000_000_000L);
        summary.put("steady_bits_per_second_high", 11_000_000_000L);

        Quote quote = Quote.of(summary);

        assertThat(quote.text()).isEqualTo("10 Gbit/s");
        assertThat(quote.certainty("5 s", "4 s", "receiver"))
                .isEqualTo("Steady for 4 s, as counted by the receiver. 95 % confidence: 9 Gbit/s to 11 Gbit/s"
                        + " (\u00b110 %). What differs from run to run only repeated runs tell.");
    }

    @Test
    void shouldQuoteTheWholeRunWhereNothingWasSteady() {
        assertThat(Quote.of(summary).text()).isEqualTo("8 Gbit/s");
        assertThat(Quote.of(summary).certainty("5 s", "?", "sender"))
                .isEqualTo("Over the whole run of 5 s: there is no steady window.");
    }

    @Test
    void shouldQuoteRoundsWhereTheseWereAskedFor() {
        summary.put("exchange", "rounds");
        summary.put("rounds_steady_per_second", new BigDecimal("39650.25"));

        Quote quote = Quote.of(summary);

        assertThat(quote.text()).isEqualTo("39.65 k rounds/s");
        assertThat(quote.certainty("5 s", "4 s", "receiver"))
                .isEqualTo("Steady for 4 s. Too short for an interval of confidence.");
    }

    @Test
    void shouldQuoteNothingOfARunInWhichNothingCame() {
        assertThat(Quote.of(Map.of()).text()).isEqualTo("no rate");
        assertThat(Quote.of(Map.of("bits_per_second", 0L)).certainty("1 s", "?", "sender"))
                .isEqualTo("Nothing was transferred that a rate could be made of.");
    }
}
