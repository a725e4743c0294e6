package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Estimate;
import org.tcpp.message.Counters;
import org.tcpp.message.Direction;
import org.tcpp.message.Exchange;
import org.tcpp.message.Role;

/**
 * What happened in one interval, over all workers; flat in JSON, scalars only. A side that told nothing of it is null.
 * The client's times are seconds since go; the server's are seconds since go as its own host learned of it.
 *
 * @param client when it was at the clients, and what became of connections there
 * @param server the same at the servers
 * @param reverse what went the other way, and rounds; nothing of it where there is no such thing
 */
public record IntervalView(@JsonUnwrapped Client client, @JsonUnwrapped Server server,
        @JsonUnwrapped Reverse reverse) {

    /**
     * What the clients counted.
     *
     * @param bytesSent bytes of the way whose figures stand first, as their sender counted them
     */
    public record Client(BigDecimal fromSeconds, BigDecimal toSeconds, Long bytesSent, Long bitsPerSecondSent,
            @JsonUnwrapped(prefix = "connections_") Started connections) {
    }

    /**
     * Their connections.
     *
     * @param atOnce under way at its end
     */
    public record Started(Long started, Long established, Long completed, Long failed, Long atOnce) {

        private static Started of(Bucket.Part part) {
            Counters counters = part == null ? null : part.counters();
            return counters == null
                    ? new Started(null, null, null, null, null)
                    : new Started(counters.started(), counters.established(), counters.completed(), counters.failed(),
                            part.atOnce());
        }
    }

    /**
     * What the servers counted.
     *
     * @param bytesReceived bytes of the way whose figures stand first, as their receiver counted them
     */
    public record Server(BigDecimal receiverFromSeconds, BigDecimal receiverToSeconds, Long bytesReceived,
            Long bitsPerSecondReceived, @JsonUnwrapped(prefix = "receiver_connections_") Accepted connections) {
    }

    /**
     * Their connections.
     *
     * @param atOnce under way at its end
     */
    public record Accepted(Long accepted, Long completed, Long failed, Long atOnce) {

        private static Accepted of(Bucket.Part part) {
            Counters counters = part == null ? null : part.counters();
            return counters == null
                    ? new Accepted(null, null, null, null)
                    : new Accepted(counters.started(), counters.completed(), counters.failed(), part.atOnce());
        }
    }

    /** What went the other way, and how many questions were answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reverse(Long reverseBytesSent, Long reverseBitsPerSecondSent, Long reverseBytesReceived,
            Long reverseBitsPerSecondReceived, Long rounds) {

        private static Reverse of(Bucket bucket, Exchange exchange) {
            Direction back = exchange.isTwoWay() ? Direction.TO_CLIENT : null;
            return new Reverse(bytes(part(bucket, back, true), back), bits(part(bucket, back, true), back),
                    bytes(part(bucket, back, false), back), bits(part(bucket, back, false), back),
                    exchange.kind() == Exchange.Kind.ROUNDS && bucket.client() != null
                            ? (Long) bucket.client().counters().rounds()
                            : null);
        }
    }

    /** What one side counted, and which. */
    private record Part(Bucket.Part counted, Role role) {
    }

    static List<IntervalView> of(Estimate estimate) {
        return estimate.history().rows().stream().map(row -> of(row, estimate.exchange())).toList();
    }

    /** One interval. */
    public static IntervalView of(Bucket bucket, Exchange exchange) {
        Bucket.Part client = bucket.client();
        Bucket.Part server = bucket.server();
        Direction first = exchange.foremost();
        Part sender = part(bucket, first, true);
        Part receiver = part(bucket, first, false);
        return new IntervalView(
                new Client(client == null ? null : Decimals.seconds(client.fromNs()),
                        client == null ? null : Decimals.seconds(client.toNs()), bytes(sender, first),
                        bits(sender, first), Started.of(client)),
                new Server(server == null ? null : Decimals.seconds(server.fromNs()),
                        server == null ? null : Decimals.seconds(server.toNs()), bytes(receiver, first),
                        bits(receiver, first), Accepted.of(server)),
                Reverse.of(bucket, exchange));
    }

    private static Part part(Bucket bucket, Direction direction, boolean sends) {
        if (direction == null) {
            return null;
        }
        Role role = sends ? direction.sender() : direction.receiver();
        Bucket.Part counted = bucket.part(role);
        return counted == null ? null : new Part(counted, role);
    }

    private static Long bytes(Part part, Direction direction) {
        return part == null ? null : (Long) part.counted.counters().bytes(direction, part.role);
    }

    private static Long bits(Part part, Direction direction) {
        return part == null
                ? null
                : Decimals
                        .bits(Decimals.perSecond(bytes(part, direction), part.counted.toNs() - part.counted.fromNs()));
    }
}
