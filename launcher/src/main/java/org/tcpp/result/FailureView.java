package org.tcpp.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Side;
import org.tcpp.message.Exchange;
import org.tcpp.message.Failures;
import org.tcpp.message.Role;

/**
 * Failed connections of one kind, as one side saw them.
 *
 * @param side {@code sender} or {@code receiver}
 * @param phase where in a connection's life
 * @param cause why, as a stable word
 * @param meaning the cause for a person
 * @param count how many
 * @param examples the first of them, at most ten
 */
public record FailureView(String side, String phase, String cause, String meaning, long count,
        List<Example> examples) {

    /**
     * One of them.
     *
     * @param worker number of its worker
     * @param connection its index in the run, or null
     * @param local local address and port, or null
     * @param remote the other end's, or null
     * @param bytes bytes it had carried
     * @param atSeconds when, in seconds since go
     * @param detail what the system said, or null
     */
    public record Example(int worker, Long connection, String local, String remote, long bytes,
            BigDecimal atSeconds, String detail) {
    }

    static List<FailureView> of(Estimate estimate, Axis axis) {
        List<FailureView> views = new ArrayList<>();
        for (Side side : new Side[]{estimate.client(), estimate.server()}) {
            if (side != null) {
                String word = sideWord(side.role(), estimate.exchange());
                side.failures().forEach(failures -> views.add(of(word, side.role(), failures, axis)));
            }
        }
        return List.copyOf(views);
    }

    private static FailureView of(String side, Role role, Failures failures, Axis axis) {
        List<Example> examples = failures.examples()
                .stream()
                .map(one -> new Example(one.worker(), one.connection() < 0 ? null : (Long) one.connection(),
                        one.local(), one.remote(), one.bytes(), axis.seconds(role, one.atNs()), one.detail()))
                .toList();
        return new FailureView(side, failures.phase().word(), failures.cause().word(),
                failures.cause().sentence(), failures.count(), examples);
    }

    /** The client's side in an exchange of that word, as {@link #sideWord} has it; null is a push. */
    public static String clientSide(String exchange) {
        return Exchange.Kind.REVERSE.word().equals(exchange) ? "receiver" : "sender";
    }

    /** Who sends the way whose figures stand first, and who receives. */
    static String sideWord(Role role, Exchange exchange) {
        return role == exchange.foremost().sender() ? "sender" : "receiver";
    }
}
