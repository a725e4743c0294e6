package org.tcpp.control;

import org.junit.jupiter.api.Test;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Exchange;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a plan fits a server is said before the run. */
class OfferTest {

    private static final Offer SMALL = new Offer(2, 10_000, 3, true);

    @Test
    void shouldTakeWhatFits() {
        assertThat(SMALL.refusal(plan(2, 100, 3), 0)).isEmpty();
        assertThat(SMALL.refusal(plan(1, 2, 20), 0)).as("there will never be more than two at once").isEmpty();
        assertThat(SMALL.refusal(plan(2, 100, 2), 1)).isEmpty();
        assertThat(new Offer(2, 10_000, Offer.UNLIMITED, true).refusal(plan(2, -1, 100_000), 1_000_000)).isEmpty();
    }

    @Test
    void shouldSayThatTheServerDoesNotServeSoManyAtOnce() {
        assertThat(SMALL.refusal(plan(2, -1, 20), 0)).hasValue("-m 20: each of the server's workers serves 3"
                + " connections at once (its -m); allowed are as many, or fewer");
    }

    @Test
    void shouldSayThatOthersHaveTakenThem() {
        assertThat(SMALL.refusal(plan(1, 100, 3), 3)).hasValue("-m 3: each of the server's workers serves 3"
                + " connections at once (its -m), and other runs have 3 of them; try again when they are over");
    }

    @Test
    void shouldSayThatTheServerHasFewerWorkers() {
        assertThat(SMALL.refusal(plan(3, 1, 1), 0)).hasValue("-p 3: the server has 2 workers; allowed are as many,"
                + " or fewer");
    }

    @Test
    void shouldSayThatItDoesNotCheckWhatItReceives() {
        ControlMessage.Plan push = plan(1, 1, 1);
        ControlMessage.Plan verified = new ControlMessage.Plan(push.id(), push.share(), push.sizes(), push.closing(),
                push.exchange(), push.times(), push.holding(), Content.KEYED);
        assertThat(SMALL.refusal(verified, 0)).isEmpty();
        assertThat(new Offer(2, 10_000, 3, false).refusal(push, 0)).isEmpty();
        assertThat(new Offer(2, 10_000, 3, false).refusal(verified, 0)).hasValue("--verify: the server does not look at"
                + " what it receives; its version is older, or it has --skip-rx-copy");
    }

    private static ControlMessage.Plan plan(int workers, long connections, int atOnce) {
        return new ControlMessage.Plan("7f", new ControlMessage.Plan.Share(workers, connections, atOnce),
                new SizePlan(SizeMixes.parse("1000"), 0, Long.MAX_VALUE), Closing.SERVER, Exchange.PUSH,
                new ControlMessage.Plan.Times(0, 1, 1_000_000_000), ControlMessage.Plan.Holding.NONE, Content.ANY);
    }
}
