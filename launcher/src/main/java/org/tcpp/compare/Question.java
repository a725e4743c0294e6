package org.tcpp.compare;

import java.math.BigDecimal;
import org.tcpp.cli.Given;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.Units;

/**
 * What is to be known of two samples.
 *
 * @param figure the figure that the verdict is about; null: the first of
 *            {@link org.tcpp.result.MainFigure#NAMES} that all runs have
 * @param sameWithin a difference that does not matter, as a share; 0: none
 * @param tolerated how much worse B may be, as a share; 0: nobody asked
 * @param unclearPasses what cannot be told counts as passed
 * @param onlyComplete runs that are not complete are left out
 */
public record Question(String figure, double sameWithin, double tolerated, boolean unclearPasses,
        boolean onlyComplete) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** As the user put it. Throws {@link org.tcpp.cli.UsageError} if it makes no sense. */
    public static Question of(Given given) {
        return new Question(given.text(ToolOption.FIGURE), share(given, ToolOption.SAME_WITHIN),
                share(given, ToolOption.FAIL_IF_SLOWER),
                given.parse(ToolOption.UNCLEAR, Question::passes, false), given.has(ToolOption.ONLY_COMPLETE));
    }

    private static double share(Given given, ToolOption option) {
        return given.parse(option, text -> {
            BigDecimal percent = Units.parsePercent(text).orElse(BigDecimal.ZERO);
            if (percent.signum() > 0 && percent.compareTo(HUNDRED) < 0) {
                return percent.movePointLeft(2).doubleValue();
            }
            throw new IllegalArgumentException("allowed are percentages above 0% and below 100%");
        }, 0.0);
    }

    private static boolean passes(String word) {
        return switch (word) {
            case "pass" -> true;
            case "fail" -> false;
            default -> throw new IllegalArgumentException("allowed are pass and fail");
        };
    }
}
