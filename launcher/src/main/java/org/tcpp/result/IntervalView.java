package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Estimate;
import org.tcpp.message.Counters;

/**
 * What happened in one interval, over all workers; flat in JSON, scalars only. A side that told nothing of it is null.
 * The sender's times are seconds since go; the receiver's are seconds since go as its own host learned of it.
 *
 * @param sent what the senders counted
 * @param received what the receivers counted
 */
public record IntervalView(@JsonUnwrapped Sent sent, @JsonUnwrapped Received received) {

    /** What the senders counted. */
    public record Sent(BigDecimal fromSeconds, BigDecimal toSeconds, Long bytesSent, Long bitsPerSecondSent,
            @JsonUnwrapped(prefix = "connections_") Started connections) {

        private static final Sent NOTHING = new Sent(null, null, null, null, new Started(null, null, null, null, null));

        private static Sent of(Bucket.Part part) {
            Counters counters = part.counters();
            return new Sent(Decimals.seconds(part.fromNs()), Decimals.seconds(part.toNs()), counters.bytes(),
                    bits(part), new Started(counters.started(), counters.established(), counters.completed(),
                            counters.failed(), part.atOnce()));
        }
    }

    /**
     * Their connections.
     *
     * @param atOnce under way at its end
     */
    public record Started(Long started, Long established, Long completed, Long failed, Long atOnce) {
    }

    /** What the receivers counted. */
    public record Received(BigDecimal receiverFromSeconds, BigDecimal receiverToSeconds, Long bytesReceived,
            Long bitsPerSecondReceived, @JsonUnwrapped(prefix = "receiver_connections_") Accepted connections) {

        private static final Received NOTHING = new Received(null, null, null, null,
                new Accepted(null, null, null, null));

        private static Received of(Bucket.Part part) {
            Counters counters = part.counters();
            return new Received(Decimals.seconds(part.fromNs()), Decimals.seconds(part.toNs()), counters.bytes(),
                    bits(part), new Accepted(counters.started(), counters.completed(), counters.failed(),
                            part.atOnce()));
        }
    }

    /**
     * Their connections.
     *
     * @param atOnce under way at its end
     */
    public record Accepted(Long accepted, Long completed, Long failed, Long atOnce) {
    }

    static List<IntervalView> of(Estimate estimate) {
        return estimate.history().rows().stream().map(IntervalView::of).toList();
    }

    /** One interval. */
    public static IntervalView of(Bucket bucket) {
        return new IntervalView(bucket.sender() == null ? Sent.NOTHING : Sent.of(bucket.sender()),
                bucket.receiver() == null ? Received.NOTHING : Received.of(bucket.receiver()));
    }

    private static Long bits(Bucket.Part part) {
        return Decimals.bits(Decimals.perSecond(part.counters().bytes(), part.toNs() - part.fromNs()));
    }
}
