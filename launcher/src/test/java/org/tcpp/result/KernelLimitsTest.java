package org.tcpp.result;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KernelLimitsTest {

    @Test
    void shouldNameTheQuotaThatStoppedTheRun() {
        HostView host = host(new HostView.Counter("cgroup.nr_throttled", 7L),
                new HostView.Counter("cgroup.throttled_usec", 123_456L),
                new HostView.Counter("cgroup.memory_limit_reached", 0L));

        assertThat(KernelLimits.of(HostRow.of(new HostsView(host, host)))).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("throttled");
            assertThat(finding.value()).isEqualTo(123);
            assertThat(finding.text()).startsWith("this host stopped tcpp's processes 7 times, for 123 ms")
                    .endsWith("(0.50 of them may be used: cpu.max of the control group /a)");
        });
    }

    @Test
    void shouldNameTheHostWhoseMemoryWasUsedUp() {
        HostView server = host(new HostView.Counter("cgroup.memory_limit_reached", 12L));

        assertThat(KernelLimits.of(HostRow.of(new HostsView(host(), server)))).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("memory_limit");
            assertThat(finding.text()).startsWith("the server's host had to take memory back 12 times");
        });
    }

    @Test
    void shouldFindNothingWhereNothingWasWithheld() {
        HostView host = host(new HostView.Counter("cgroup.nr_throttled", 0L),
                new HostView.Counter("cgroup.throttled_usec", null));

        assertThat(KernelLimits.of(HostRow.of(new HostsView(host, null)))).isEmpty();
    }

    private static HostView host(HostView.Counter... counters) {
        return new HostView("lab", null, null, null, null,
                new HostView.Counted(null, List.of(counters), List.of()), List.of(new Note("processors",
                        "0.50 of them may be used: cpu.max of the control group /a")));
    }
}
