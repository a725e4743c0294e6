package org.tcpp.result;

import java.math.BigDecimal;
import java.util.List;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Estimate;

/**
 * What happened in one interval, over all workers; flat, scalars only. A side that told nothing of it is null. The
 * sender's times are seconds since go; the receiver's are seconds since go as its own host learned of it.
 *
 * @param connectionsAtOnce under way at its end
 */
public record IntervalView(BigDecimal fromSeconds, BigDecimal toSeconds, Long bytesSent, Long bitsPerSecondSent,
        Long connectionsStarted, Long connectionsEstablished, Long connectionsCompleted, Long connectionsFailed,
        Long connectionsAtOnce, BigDecimal receiverFromSeconds, BigDecimal receiverToSeconds, Long bytesReceived,
        Long bitsPerSecondReceived, Long receiverConnectionsAccepted, Long receiverConnectionsCompleted,
        Long receiverConnectionsFailed, Long receiverConnectionsAtOnce) {

    static List<IntervalView> of(Estimate estimate) {
        return estimate.history().rows().stream().map(IntervalView::of).toList();
    }

    /** One interval. */
    public static IntervalView of(Bucket bucket) {
        Part sender = Part.of(bucket.sender());
        Part receiver = Part.of(bucket.receiver());
        return new IntervalView(sender.from, sender.to, sender.bytes, sender.bits, sender.started,
                sender.established, sender.completed, sender.failed, sender.atOnce, receiver.from, receiver.to,
                receiver.bytes, receiver.bits, receiver.started, receiver.completed, receiver.failed,
                receiver.atOnce);
    }

    private record Part(BigDecimal from, BigDecimal to, Long bytes, Long bits, Long started, Long established,
            Long completed, Long failed, Long atOnce) {

        static Part of(Bucket.Part part) {
            if (part == null) {
                return new Part(null, null, null, null, null, null, null, null, null);
            }
            return new Part(Decimals.seconds(part.fromNs()), Decimals.seconds(part.toNs()), part.counters().bytes(),
                    Decimals.bits(Decimals.perSecond(part.counters().bytes(), part.toNs() - part.fromNs())),
                    part.counters().started(), part.counters().established(), part.counters().completed(),
                    part.counters().failed(), part.atOnce());
        }
    }
}
