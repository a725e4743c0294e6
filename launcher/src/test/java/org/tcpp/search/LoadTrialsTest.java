package org.tcpp.search;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What trials say together; the rows are worked out by hand from the draft's formulas. */
class LoadTrialsTest {

    private static final long SECOND = 1_000_000_000;

    // a trial is a letter for its grade, large where it is long enough (10 s against 1 s); 30 s decide
    @ParameterizedTest(name = "{0}, exceed ratio {1}: {2}")
    @CsvSource({
            "'',      0.34, UNDECIDED",
            "G,       0.34, UNDECIDED",
            "GG,      0.34, LOWER",
            "GB,      0.34, UNDECIDED",
            "GBG,     0.34, LOWER",
            "BB,      0.34, UPPER",
            "GBB,     0.34, UPPER",
            "B,       0.34, UNDECIDED",
            "B,       0,    UPPER",
            "GG,      0,    UNDECIDED",
            "GGG,     0,    LOWER",
            "GGGB,    0,    UPPER",
            "GGB,     0.5,  LOWER",
            "GGgb,    0,    UPPER", // short and bad counts where nothing is excused
            "GGb,     0.34, LOWER",
            "bbbbbbbbbbb, 0.34, UPPER", // eleven seconds of thirty
            "bbbbbbbbbb,  0.34, UNDECIDED",
            "bbbbbbbbbbbgg, 0.34, UNDECIDED", // good short time makes up for bad
            "gggggggggggggggggggggggggggggggggggggggg, 0.34, UNDECIDED", // and never shows that a load is carried
            "ii,      0.34, UNDECIDED",
            "iii,     0.34, OUT_OF_REACH",
            "IIIGG,   0.34, LOWER",
            "x,       0.34, OUT_OF_REACH", // a limit of the host is no accident
            "GGGGGGGBBB, 0.34, LOWER", // more time than needed: three tenths are bad
            "GGGGGBBB, 0.34, UPPER",
    })
    void shouldBeWhatTheirTimesSay(String trials, double exceedRatio, Standing standing) {
        assertThat(of(trials).standing(new Goal(0.02, exceedRatio, 10 * SECOND, 30 * SECOND))).isEqualTo(standing);
    }

    // losses in percent, all of long trials
    @ParameterizedTest(name = "{0}, exceed ratio {1}: {2}")
    @CsvSource({
            "0 0 0,   0.34, 1000",
            "0 0 5,   0.34, 1000", // one of three is excused
            "0 5 5,   0.34, 950",
            "1 2 3,   0.34, 980",
            "1 2 3,   0,    970",
            "0,       0.34, 0", // 10 s of 30
            "0 0,     0.34, 1000",
    })
    void shouldHaveCarriedWhatTheExceedRatioDoesNotExcuse(String losses, double exceedRatio, double carried) {
        List<Trial> trials = new ArrayList<>();
        for (String loss : losses.split(" ")) {
            trials.add(new Trial(1000, 10 * SECOND, Grade.GOOD, Integer.parseInt(loss) / 100.0));
        }

        assertThat(new LoadTrials(1000, trials).carried(new Goal(0.02, exceedRatio, 10 * SECOND, 30 * SECOND)))
                .isCloseTo(carried, within(1e-9));
    }

    private static LoadTrials of(String letters) {
        List<Trial> trials = new ArrayList<>();
        for (char letter : letters.toCharArray()) {
            Grade grade = switch (Character.toLowerCase(letter)) {
                case 'g' -> Grade.GOOD;
                case 'b' -> Grade.BAD;
                case 'x' -> Grade.REFUSED;
                default -> Grade.INVALID;
            };
            trials.add(new Trial(1000, (Character.isUpperCase(letter) ? 10 : 1) * SECOND, grade, 0));
        }
        return new LoadTrials(1000, trials);
    }
}
