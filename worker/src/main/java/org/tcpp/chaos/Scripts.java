package org.tcpp.chaos;

import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.Draw;
import org.tcpp.chaos.Step.AwaitEnd;
import org.tcpp.chaos.Step.Close;
import org.tcpp.chaos.Step.Receive;
import org.tcpp.chaos.Step.Reset;
import org.tcpp.chaos.Step.Rest;
import org.tcpp.chaos.Step.Send;
import org.tcpp.chaos.Step.Shut;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Role;
import org.tcpp.wire.Opening;

/**
 * The catalogue: what either end does, for each behaviour. Both ends draw the same numbers, so each knows what the
 * other is going to do. docs/exercise.md says why each ending is right.
 */
final class Scripts {

    private static final int AMOUNT = 1;
    private static final int ANSWER = 2;
    private static final int REST = 3;
    private static final int LONG_REST = 4;

    private static final long MILLISECOND_NS = 1_000_000L;
    private static final long KIB = 1 << 10;
    /** More than a receive window that nobody reads from lets through, as systems are set up. */
    private static final long BEYOND_WINDOW = 512 * KIB;

    private Scripts() {}

    /** What the end of that role does; never for {@link Behaviour#PLAIN}. */
    static Script of(Behaviour behaviour, Role role, Draw draw) {
        boolean client = role == Role.CLIENT;
        return switch (behaviour) {
            case PLAIN -> throw new IllegalArgumentException("a bystander has no script");
            case RESET_MIDWAY -> resetMidway(client, draw);
            case HALF_CLOSE -> halfClose(client, draw);
            case ZERO_WINDOW -> zeroWindow(client, draw);
        };
    }

    /** RFC 9293, 3.5.2: a reset ends the other end at once; what it has not read may be lost. */
    private static Script resetMidway(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, Opening.BYTES, 256 * KIB);
        return client
                ? Script.toTheEnd(0, new Send(sent, 0), new Reset())
                : Script.until(FailureCause.RESET.word(), sent + 1, new Receive(sent + 1, 0));
    }

    /** RFC 9293, 3.6: who has closed its side goes on receiving until the other end has closed as well. */
    private static Script halfClose(boolean client, Draw draw) {
        long asked = draw.spread(AMOUNT, Opening.BYTES, 64 * KIB);
        long answered = draw.spread(ANSWER, 1, 256 * KIB);
        long restNs = restNs(draw);
        return client
                ? Script.toTheEnd(answered, new Send(asked, 0), new Shut(), new Receive(answered, restNs),
                        new AwaitEnd(0), new Close())
                : Script.toTheEnd(asked, new Receive(asked, 0), new AwaitEnd(0), new Rest(restNs),
                        new Send(answered, 0), new Close());
    }

    /** RFC 9293, 3.8.6.1: a window that was shut and opens is learnt of, by an update or by a probe. */
    private static Script zeroWindow(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, BEYOND_WINDOW, 4 * BEYOND_WINDOW);
        long restNs = restNs(draw);
        return client
                ? Script.toTheEnd(0, new Send(sent, restNs), new AwaitEnd(restNs), new Close())
                : Script.toTheEnd(sent, new Receive(Opening.BYTES, 0), new Rest(restNs), new Receive(sent, 0),
                        new Close());
    }

    /** Mostly short, so that a run of many is over soon, and now and then longer than the kernel's first timers. */
    private static long restNs(Draw draw) {
        return MILLISECOND_NS * (draw.oneIn(LONG_REST, 32) ? draw.spread(REST, 500, 3000) : draw.spread(REST, 1, 250));
    }
}
