package org.tcpp.html;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.tcpp.result.HostRow;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;

/** The time of a run, the same in all charts of one kind. */
final class RunTime {

    private RunTime() {}

    /** From go to the last byte; hosts are watched for longer, which is much where a run is short. */
    static Axis axis(Result result) {
        return until(result.tables().intervals().stream().flatMap(RunTime::ends));
    }

    /** From go to the end of whatever was told of hosts. */
    static Axis ofHosts(Result result) {
        return until(result.tables().hosts().stream().map(HostRow::facts)
                .flatMap(host -> host.counted().samples().stream()).map(sample -> sample.toSeconds()));
    }

    private static Axis until(Stream<BigDecimal> ends) {
        return Axis.time(0, ends.filter(Objects::nonNull).mapToDouble(BigDecimal::doubleValue).max().orElse(1));
    }

    private static Stream<BigDecimal> ends(IntervalView interval) {
        return Stream.of(interval.client().toSeconds(), interval.server().receiverToSeconds());
    }
}
