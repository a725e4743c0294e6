package org.tcpp.html;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.tcpp.result.HostRow;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;

/** The time of a run, the same in all of its charts. */
final class RunTime {

    private RunTime() {}

    /** From go to the end of whatever was told last. */
    static Axis axis(Result result) {
        Stream<BigDecimal> ends = Stream.concat(
                result.tables().intervals().stream().flatMap(RunTime::ends),
                result.tables().hosts().stream().map(HostRow::facts)
                        .flatMap(host -> host.counted().samples().stream()).map(sample -> sample.toSeconds()));
        ToDoubleFunction<BigDecimal> seconds = BigDecimal::doubleValue;
        return Axis.time(0, ends.filter(Objects::nonNull).mapToDouble(seconds).max().orElse(1));
    }

    private static Stream<BigDecimal> ends(IntervalView interval) {
        return Stream.of(interval.client().toSeconds(), interval.server().receiverToSeconds());
    }
}
