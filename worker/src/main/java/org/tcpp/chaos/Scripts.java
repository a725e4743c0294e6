package org.tcpp.chaos;

import java.util.List;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.Draw;
import org.tcpp.chaos.Step.AwaitEnd;
import org.tcpp.chaos.Step.Close;
import org.tcpp.chaos.Step.Receive;
import org.tcpp.chaos.Step.Reset;
import org.tcpp.chaos.Step.Rest;
import org.tcpp.chaos.Step.Send;
import org.tcpp.chaos.Step.Shut;
import org.tcpp.chaos.Step.Tell;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Role;
import org.tcpp.net.Knob;
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
    private static final int VARIANT = 5;
    private static final int PIECE = 6;
    private static final int OTHER_PIECE = 7;

    private static final long MILLISECOND_NS = 1_000_000L;
    private static final long KIB = 1 << 10;
    /** More than a receive window that nobody reads from lets through, as systems are set up. */
    private static final long BEYOND_WINDOW = 512 * KIB;
    private static final int SEGMENT = 1448;
    private static final int PAGE = 4096;
    private static final int MOST_SEGMENTS = 64;
    /** Linux, MAX_SKB_FRAGS. */
    private static final int MOST_PAGES = 17;
    private static final int LONGEST = 65_535;
    /** What becomes of segments that are not full: they wait for what is under way, go at once, or are kept back. */
    private static final List<Tell> DRIPS = List.of(new Tell(Knob.NO_DELAY, 0), new Tell(Knob.NO_DELAY, 1),
            new Tell(Knob.CORK, 1), new Tell(Knob.MORE, 1));
    /** Linux, TCP_MIN_MSS in include/net/tcp.h. */
    private static final int SMALLEST_SEGMENT = 88;
    private static final int LARGEST_SEGMENT = 536;
    /** Assured forwarding, AF11 (RFC 2597), of which everybody may make use. */
    private static final int TRAFFIC_CLASS = 10 << 2;

    private Scripts() {}

    /** What the end of that role does; never for {@link Behaviour#PLAIN}. */
    static Script of(Behaviour behaviour, Role role, Draw draw) {
        boolean client = role == Role.CLIENT;
        return switch (behaviour) {
            case PLAIN -> throw new IllegalArgumentException("a bystander has no script");
            case RESET_MIDWAY -> resetMidway(client, draw);
            case HALF_CLOSE -> halfClose(client, draw);
            case ZERO_WINDOW -> zeroWindow(client, draw);
            case CLOSE_BEHIND -> closeBehind(client, draw);
            case DRIP -> drip(client, draw);
            case EDGES -> edges(client, draw);
            case CLOSE_UNREAD -> closeUnread(client, draw);
            case CONNECT_ABORT -> connectAbort(draw);
            case ACCEPT_STALL -> acceptStall(client, draw);
            case BOTH_CLOSE -> bothClose(client, draw);
            case IDLE_THEN_TALK -> idleThenTalk(client, draw);
            case TINY_MSS -> tinyMss(client, draw);
            case USER_TIMEOUT -> userTimeout(client, draw);
            case PORT_REUSE -> portReuse(client, draw);
            case SHAKE -> shake(client, draw);
            case COLD_BUFFER -> coldBuffer(client, draw);
            case OOB -> oob(client, draw);
            case FAST_OPEN -> fastOpen(client, draw);
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

    /** RFC 9293, 3.10.4: what was written before a close is still delivered, however long that takes. */
    private static Script closeBehind(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, 96 * KIB, 256 * KIB);
        long restNs = restNs(draw);
        boolean resumes = !draw.oneIn(VARIANT, 4);
        if (client) {
            Script closing = Script.toTheEnd(0, new Send(sent, restNs), new Close());
            return resumes ? closing : closing.tolerating(FailureCause.RESET.word());
        }
        return resumes
                ? Script.toTheEnd(sent, new Receive(Opening.BYTES, 0), new Rest(restNs), new Receive(sent, 0),
                        new AwaitEnd(0), new Close())
                : Script.toTheEnd(sent, new Receive(Opening.BYTES, 0), new Rest(restNs), new Close());
    }

    /** A stream has no seams, however it was written; what a kernel keeps back because it is small comes by itself. */
    private static Script drip(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, 64, 4 * KIB);
        long written = draw.spread(PIECE, Math.max(1, sent / 1024), 64);
        long read = draw.spread(OTHER_PIECE, Math.max(1, sent / 1024), 64 * KIB);
        return client
                ? Script.toTheEnd(0, DRIPS.get((int) draw.below(VARIANT, DRIPS.size())), new Send(sent, written, 0),
                        new AwaitEnd(0), new Close())
                : Script.toTheEnd(sent, new Receive(sent, read, 0), new Close());
    }

    private static Script edges(boolean client, Draw draw) {
        long edge = switch ((int) draw.below(VARIANT, 3)) {
            case 0 -> SEGMENT * (1 + draw.below(AMOUNT, MOST_SEGMENTS));
            case 1 -> PAGE * (1 + draw.below(AMOUNT, MOST_PAGES));
            default -> LONGEST;
        };
        long sent = edge - 2 + draw.below(PIECE, 5);
        return client
                ? Script.toTheEnd(0, new Send(sent, 0), new AwaitEnd(0), new Close())
                : Script.toTheEnd(sent, new Receive(sent, 0), new Close());
    }

    /**
     * RFC 2525, 2.17: closing with bytes unread, or getting more after that, is answered by a reset. Who shuts its side
     * before, as java.nio does, lets the end be seen first.
     */
    private static Script closeUnread(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, BEYOND_WINDOW, 4 * BEYOND_WINDOW);
        long read = draw.spread(ANSWER, Opening.BYTES, 64 * KIB);
        long restNs = MILLISECOND_NS * draw.spread(REST, 1, 50);
        return client
                ? Script.until(FailureCause.RESET.word(), 0, new Send(sent, restNs), new AwaitEnd(restNs), new Close())
                        .tolerating(Script.DONE)
                : Script.toTheEnd(sent, new Receive(read, 0), new Rest(restNs), new Close());
    }

    /** The server may never learn of it, and owes it nothing. */
    private static Script connectAbort(Draw draw) {
        long restNs = draw.oneIn(VARIANT, 2) ? 0 : MILLISECOND_NS * draw.spread(REST, 1, 20);
        return Script.toTheEnd(0, new Rest(restNs), draw.oneIn(PIECE, 2) ? new Close() : new Reset());
    }

    /** Who waits in the backlog is established, and may send. */
    private static Script acceptStall(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, Opening.BYTES, 4 * KIB);
        return client
                ? Script.toTheEnd(0, new Send(sent, 0), new AwaitEnd(0), new Close())
                : Script.toTheEnd(sent, new Step.Stall(MILLISECOND_NS * draw.spread(REST, 2, 30)),
                        new Receive(sent, 0), new Close());
    }

    /** RFC 9293, 3.6, case 3: both FINs may pass each other, and both streams end with their last byte. */
    private static Script bothClose(boolean client, Draw draw) {
        long asked = draw.spread(AMOUNT, Opening.BYTES, 64 * KIB);
        long answered = draw.spread(ANSWER, 1, 64 * KIB);
        // each shuts its side a moment after the last byte has gone or come: mostly one sees the other's end first
        Rest moment = new Rest(draw.below(client ? PIECE : OTHER_PIECE, 2 * MILLISECOND_NS));
        return client
                ? Script.toTheEnd(answered, new Send(asked, 0), new Receive(answered, 0), moment, new Shut(),
                        new AwaitEnd(0), new Close())
                : Script.toTheEnd(asked, new Receive(asked, 0), new Send(answered, 0), moment, new Shut(),
                        new AwaitEnd(0), new Close());
    }

    /** Nothing on the way may forget a connection only because it is quiet. */
    private static Script idleThenTalk(boolean client, Draw draw) {
        long asked = draw.spread(AMOUNT, Opening.BYTES, 4 * KIB);
        long answered = draw.spread(ANSWER, 1, 4 * KIB);
        long restNs = restNs(draw);
        return client
                ? Script.toTheEnd(2 * answered, new Send(asked, 0), new Receive(answered, 0), new Rest(restNs),
                        new Send(2 * asked, 0), new Receive(2 * answered, 0), new AwaitEnd(0), new Close())
                : Script.toTheEnd(2 * asked, new Receive(asked, 0), new Send(answered, 0),
                        new Receive(2 * asked, restNs), new Send(2 * answered, 0), new Close());
    }

    /** A stream has no seams, however short its segments. */
    private static Script tinyMss(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, 16 * KIB, 256 * KIB);
        int segment = (int) draw.spread(PIECE, SMALLEST_SEGMENT, LARGEST_SEGMENT);
        return pushAfter(client, new Tell(Knob.SEGMENT_BYTES, segment), sent);
    }

    /** RFC 5482: what is not acknowledged for so long ends the connection, a shut window or not, and not earlier. */
    private static Script userTimeout(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, BEYOND_WINDOW, 4 * BEYOND_WINDOW);
        int timeoutMs = (int) draw.spread(VARIANT, 100, 300);
        // Linux counts from its first probe on, which comes after 200 ms at the earliest
        long restNs = MILLISECOND_NS * (timeoutMs + 900);
        return client
                ? Script.until(FailureCause.TIMED_OUT.word(), 0, new Tell(Knob.USER_TIMEOUT_MS, timeoutMs),
                        new Send(sent, restNs), new AwaitEnd(restNs), new Close())
                        .notBefore(MILLISECOND_NS * timeoutMs * 4 / 5)
                        // on a busy host the server may have rested before the window was full
                        .ifKeptWaiting(MILLISECOND_NS * (timeoutMs + 500))
                : Script.until(FailureCause.RESET.word(), sent, new Receive(Opening.BYTES, 0),
                        new Rest(restNs, true), new Receive(sent, 0), new Close()).tolerating(Script.DONE);
    }

    /** RFC 9293, 3.10.7.1: a reset ends all that an end knows, so that the next SYN is like any other's. */
    private static Script portReuse(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, Opening.BYTES, 64 * KIB);
        return pushAfter(client, new Step.Again(), sent);
    }

    /** RFC 9293, 3.8.6: what a window promised is kept, whatever becomes of the buffer behind it. */
    private static Script shake(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, 64 * KIB, BEYOND_WINDOW);
        long first = Opening.BYTES + draw.below(ANSWER, sent / 2);
        // a window below one segment, which may have 64 KiB over loopback, would go on by probes alone
        int small = (int) draw.spread(PIECE, 96 * KIB, 192 * KIB);
        int large = (int) draw.spread(OTHER_PIECE, 192 * KIB, 1024 * KIB);
        long restNs = MILLISECOND_NS * draw.spread(REST, 1, 20);
        return client
                ? Script.toTheEnd(0, new Send(first, restNs), new Tell(Knob.SEND_BUFFER_BYTES, small),
                        new Tell(Knob.TRAFFIC_CLASS, TRAFFIC_CLASS), new Tell(Knob.RENO, 1),
                        new Send((first + sent) / 2, restNs), new Tell(Knob.SEND_BUFFER_BYTES, large),
                        new Send(sent, restNs), new AwaitEnd(restNs), new Close())
                : Script.toTheEnd(sent, new Receive(Opening.BYTES, 0), new Rest(restNs),
                        new Tell(Knob.RECEIVE_BUFFER_BYTES, large), new Tell(Knob.TRAFFIC_CLASS, TRAFFIC_CLASS),
                        new Receive(first, 0), new Tell(Knob.RECEIVE_BUFFER_BYTES, small),
                        new Tell(Knob.WINDOW_BYTES, small), new Receive((first + sent) / 2, 0),
                        new Tell(Knob.RECEIVE_BUFFER_BYTES, large), new Tell(Knob.WINDOW_BYTES, large),
                        new Receive(sent, 0), new Close());
    }

    /** What is sent is what stood there when it was sent, however the kernel came by it. */
    private static Script coldBuffer(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, 4 * KIB, 256 * KIB);
        return pushAfter(client, new Tell(Knob.COLD_MEMORY, 1), sent);
    }

    /** RFC 6093, 6: urgent data in line is data like any other. The server says when it is ready for it. */
    private static Script oob(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, 1 * KIB, 64 * KIB);
        long first = Opening.BYTES + draw.below(ANSWER, sent / 2);
        long urgent = first + 1 + draw.below(PIECE, 64);
        return client
                ? Script.toTheEnd(1, new Send(Opening.BYTES, 0), new Receive(1, 0), new Send(first, 0),
                        new Tell(Knob.URGENT, 1), new Send(urgent, 1 + draw.below(OTHER_PIECE, 16), 0),
                        new Tell(Knob.URGENT, 0), new Send(sent, 0), new AwaitEnd(0), new Close())
                : Script.toTheEnd(sent, new Receive(Opening.BYTES, 0), new Tell(Knob.URGENT_IN_LINE, 1),
                        new Send(1, 0), new Receive(sent, 0), new Close());
    }

    /** RFC 7413, 4.2: bytes that came with a SYN count once, and are sent again where they did not. */
    private static Script fastOpen(boolean client, Draw draw) {
        long sent = draw.spread(AMOUNT, Opening.BYTES, 16 * KIB);
        return pushAfter(client, new Tell(Knob.FAST_OPEN, 1), sent);
    }

    /** The client does something first, and then sends all that the server takes. */
    private static Script pushAfter(boolean client, Step first, long sent) {
        return client
                ? Script.toTheEnd(0, first, new Send(sent, 0), new AwaitEnd(0), new Close())
                : Script.toTheEnd(sent, new Receive(sent, 0), new Close());
    }

    /** Mostly short, so that a run of many is over soon, and now and then longer than the kernel's first timers. */
    private static long restNs(Draw draw) {
        return MILLISECOND_NS * (draw.oneIn(LONG_REST, 32) ? draw.spread(REST, 500, 3000) : draw.spread(REST, 1, 250));
    }
}
