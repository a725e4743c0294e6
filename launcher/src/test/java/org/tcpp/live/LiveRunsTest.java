package org.tcpp.live;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Busy;
import org.tcpp.estimate.FailureHistory;
import org.tcpp.estimate.Runs;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostCount;
import org.tcpp.host.HostReading;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.message.FailureCause;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.report.Results;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

import static org.assertj.core.api.Assertions.assertThat;

/** What the view makes of what it is told. */
class LiveRunsTest {

    private static final long SECOND_NS = Runs.SECOND_NS;

    private final Result result = Results.complete();
    private final String run = result.run().id();
    private long nowNs = 5 * SECOND_NS;

    @Test
    void shouldTellWhatTheReceiverCountsAndHowFarItHasCome() {
        LiveRuns view = begun(new LiveRuns("client", false, 1, () -> nowNs));
        tell(view, 0, 100, 80);
        tell(view, 1, 100, 160);

        Scene scene = view.scene(nowNs);

        assertThat(scene.goodput().verb()).isEqualTo("received");
        assertThat(scene.goodput().now()).isEqualTo(1280);
        assertThat(scene.goodput().minute()).isEqualTo(960);
        assertThat(scene.goodput().sent()).isEqualTo(800);
        assertThat(scene.goodput().bytes()).isEqualTo(240);
        assertThat(scene.goodput().history()).hasSize(8);
        assertThat(scene.connections()).isEqualTo(new Scene.Connections(4, 20L, 18, 2, 2000L, 9));
        assertThat(scene.progress()).isEqualTo(new Scene.Progress(2 * SECOND_NS, 0.01, 198 * SECOND_NS));
    }

    @Test
    void shouldSayThatOnlyTheSenderTells() {
        LiveRuns view = begun(new LiveRuns("client", false, 1, () -> nowNs));
        nowNs += SECOND_NS;
        view.interval(run, new Bucket(part(0, new Counters(10, 10, 9, 1, 100, 0)), null), Exchange.PUSH);

        assertThat(view.scene(nowNs).goodput().verb()).isEqualTo("sent");
        assertThat(view.scene(nowNs).goodput().now()).isEqualTo(800);
        assertThat(view.scene(nowNs).goodput().sent()).isNull();
    }

    @Test
    void shouldTellWhatFailedAndWhatBothEndsDo() {
        LiveRuns view = begun(new LiveRuns("client", false, 1, () -> nowNs));
        view.failures(run, new FailureHistory.Row(Role.CLIENT, 0, SECOND_NS,
                new FailureCount(Phase.SEND, FailureCause.RESET, 2)), Exchange.PUSH);
        view.failures(run, new FailureHistory.Row(Role.SERVER, 0, SECOND_NS,
                new FailureCount(Phase.RECEIVE, FailureCause.RESET, 3)), Exchange.PUSH);
        view.busy(run, List.of(new Busy(Role.CLIENT, 1.5, 0.8), new Busy(Role.SERVER, 0.5, 0.25)));
        view.host(run, "client", HostSampleView.of(0, SECOND_NS / 2, new HostReading(
                new CpuTicks(30, 0, 10, 10, 50, 0), Map.of(HostCount.TCP_SEGMENTS_RETRANSMITTED, 7L))));
        nowNs += SECOND_NS;

        Scene scene = view.scene(nowNs);

        assertThat(scene.failures()).isEqualTo(new Scene.Failures(
                List.of("3 receive reset (receiver)", "2 send reset (sender)"), SECOND_NS));
        assertThat(scene.hosts()).containsExactly(new Scene.Host("client", 0.5, 1.5, 0.8, 14.0, null),
                new Scene.Host("server", null, 0.5, 0.25, null, null));
    }

    @Test
    void shouldAddUpTheRunsOfAServerAndForgetTheRateOfThoseThatAreOver() {
        LiveRuns view = begun(new LiveRuns("server", true, 1, () -> nowNs));
        tell(view, 0, 100, 80);
        assertThat(view.scene(nowNs).status()).isEqualTo("1 run under way, 1 so far");

        view.end(result);
        begun(view);
        nowNs += SECOND_NS;
        Scene scene = view.scene(nowNs);

        assertThat(scene.goodput().now()).isZero();
        assertThat(scene.goodput().bytes()).isEqualTo(80);
        assertThat(scene.connections().completed()).isEqualTo(9);
        assertThat(scene.status()).isEqualTo("1 run under way, 2 so far");
    }

    @Test
    void shouldShowThatARunSaysNothing() {
        LiveRuns view = begun(new LiveRuns("client", false, 3, () -> nowNs));
        tell(view, 0, 100, 80);
        nowNs += 60 * SECOND_NS;

        Scene scene = view.scene(nowNs);

        assertThat(scene.title()).isEqualTo("client, run 1 of 3");
        assertThat(scene.goodput().now()).isZero();
        assertThat(scene.goodput().history()).endsWith(0, 0, 0);
    }

    private LiveRuns begun(LiveRuns view) {
        view.begin(Start.of(Results.facts(new Ending.Normal(), FailureLimit.NONE),
                Runs.plan(Mode.CLIENT, 2, 1000, 10)), Exchange.PUSH);
        return view;
    }

    private void tell(LiveRuns view, int second, long sent, long received) {
        nowNs += SECOND_NS;
        view.interval(run, new Bucket(part(second, new Counters(10, 10, 9, 1, sent, 0)),
                part(second, new Counters(10, 10, 9, 1, 0, received))), Exchange.PUSH);
    }

    private static Bucket.Part part(int second, Counters counters) {
        return new Bucket.Part(second * SECOND_NS, (second + 1) * SECOND_NS, counters, 4);
    }
}
