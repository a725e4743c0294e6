package org.tcpp.html;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.report.Results;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.html.ConnectionsSectionTest.connection;

class ConnectionTimesTest {

    @Test
    void shouldFitTheRunWhoseConnectionsTheyAre() {
        // each takes 1 us to connect
        ConnectionTimes both = new ConnectionTimes();
        both.add(connection(0, 0, 10, 500, true));
        assertThat(both.fit(result(1, 1, 1000, 2000))).as("longer than any of them").isFalse();
        both.add(connection(1, 0, 10, 500, false));

        assertThat(both.fit(result(1, 1, 1, 1))).isTrue();
        assertThat(both.fit(result(2, 1, 1, 5000))).as("one is missing").isTrue();
        assertThat(both.fit(result(1, 1, 1, 5000))).as("the longest is not among them").isFalse();
        assertThat(both.fit(result(1, 0, 1, 1))).as("more than the run had").isFalse();
        assertThat(both.fit(result(5, 0, 1000, 5000))).as("shorter than any of the run").isFalse();
        assertThat(new ConnectionTimes().fit(result(0, 0, 0, 0))).isTrue();
    }

    private static Result result(long completed, long failed, long leastUs, long mostUs) {
        Result result = Results.complete();
        Map<String, Object> values = new HashMap<>(result.summary().values());
        values.put("connections_completed", completed);
        values.put("connections_failed", failed);
        values.put("connect_microseconds_min", leastUs);
        values.put("connect_microseconds_max", BigDecimal.valueOf(mostUs));
        return new Result(result.schema(), result.judgement(), result.run(), result.plan(), new Summary(values),
                result.figures(), result.faults(), result.tables());
    }
}
