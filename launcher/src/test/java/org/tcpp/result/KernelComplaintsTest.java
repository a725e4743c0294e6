package org.tcpp.result;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KernelComplaintsTest {

    @Test
    void shouldNameWhatTheKernelComplainsOf() {
        assertThat(texts(new HostView.Counter("kernel.tainted", 512L + 128L))).containsExactly(
                "the kernel of this host became tainted during the run, by an oops or a bug: the kernel died within and"
                        + " a warning: the kernel found itself in a state that cannot be: its log says more (dmesg)");
    }

    @Test
    void shouldNameALostLink() {
        assertThat(texts(new HostView.Counter("interface.carrier_changes", 2L))).containsExactly(
                "the network interface of this host lost or found its link 2 times during the run");
    }

    @Test
    void shouldNameWhatIsLeft() {
        assertThat(texts(new HostView.Counter("left.sockets", 5L), new HostView.Counter("left.milliseconds", 75_000L),
                new HostView.Counter("left.close_wait", 5L), new HostView.Counter("left.time_wait", 70L)))
                .containsExactly("this host still had 5 sockets on the run's ports 75000 ms after its end (5 in"
                        + " close_wait), which nobody needs any more");
    }

    @Test
    void shouldFindNothingWhereAllIsWell() {
        assertThat(texts(new HostView.Counter("kernel.tainted", 0L), new HostView.Counter("left.sockets", 0L),
                new HostView.Counter("left.time_wait", 9L), new HostView.Counter("interface.carrier_changes", null)))
                .isEmpty();
    }

    private static List<String> texts(HostView.Counter... counters) {
        HostView host = new HostView("lab", null, null, null, null,
                new HostView.Counted(null, List.of(counters), List.of()), List.of());
        return KernelComplaints.of(HostRow.of(new HostsView(host, host))).stream().map(Finding::text).toList();
    }
}
