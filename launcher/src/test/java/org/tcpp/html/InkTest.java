package org.tcpp.html;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Contrast as WCAG 2 reckons it; 3 to 1 is what it asks of parts of pictures. */
class InkTest {

    /** Chromium's page where the system is dark. */
    private static final int DARK = 0x121212;
    private static final int WHITE = 0xffffff;

    @ParameterizedTest
    @EnumSource
    void shouldStandOutFromALightAndFromADarkPage(Ink ink) {
        int colour = Integer.parseInt(ink.colour().substring(1), 16);

        assertThat(contrast(WHITE, colour)).isGreaterThan(3);
        assertThat(contrast(colour, DARK)).isGreaterThan(3);
    }

    private static double contrast(int lighter, int darker) {
        return (luminance(lighter) + 0.05) / (luminance(darker) + 0.05);
    }

    private static double luminance(int colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, weights.length).mapToDouble(i -> {
            double part = (colour >> 8 * (2 - i) & 0xff) / 255.0;
            return weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }).sum();
    }
}
