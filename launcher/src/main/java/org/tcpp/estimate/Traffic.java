package org.tcpp.estimate;

import org.tcpp.message.Closing;
import org.tcpp.message.Direction;
import org.tcpp.message.Fairness;
import org.tcpp.message.Role;

/**
 * What went one way over the connections of a run. Its bytes are the receiver's count wherever that is known.
 *
 * @param direction which way
 * @param closing who closes a connection first
 * @param sender who sent, or null where nobody tells
 * @param receiver who received, or null where nobody tells
 * @param steady rate of delivered bytes in the steady window
 */
public record Traffic(Direction direction, Closing closing, Side sender, Side receiver, Figure<Steady> steady) {

    static Traffic of(Direction direction, Closing closing, Side client, Side server, Figure<Steady> steady) {
        boolean up = direction == Direction.TO_SERVER;
        return new Traffic(direction, closing, up ? client : server, up ? server : client, steady);
    }

    /** The side whose bytes count. */
    public Side counting() {
        return receiver == null ? sender : receiver;
    }

    /** Whose bytes are the delivered bytes. */
    public Role countedBy() {
        return counting().role();
    }

    /** Delivered bytes, openings and the bytes of failed connections included. */
    public long bytes() {
        return bytes(counting());
    }

    /** What the sender counts. */
    public Figure<Long> bytesSent() {
        return sender == null
                ? Figure.unknown("a " + direction.receiver().word() + " does not know what its "
                        + direction.sender().word() + "s sent")
                : Figure.of(bytes(sender));
    }

    /** What the receiver counts. */
    public Figure<Long> bytesReceived() {
        return receiver == null
                ? Figure.unknown("nobody told what the " + direction.receiver().word() + " received; bytes are the"
                        + " sender's count, of which the last may not have arrived")
                : Figure.of(bytes(receiver));
    }

    /** First connection attempt to last byte, on the clock of the side that counted the bytes. */
    public Figure<Long> elapsedNs() {
        return counting().elapsedNs();
    }

    /** Delivered bytes over that time. */
    public Figure<Double> bytesPerSecond() {
        return elapsedNs().map(ns -> bytes() * 1e9 / ns);
    }

    /**
     * How fair connections were served, as the side tells that counts the bytes. A sender whose connections are closed
     * by itself first knows only when its kernel had taken their last byte.
     */
    public Figure<Fairness> fairness() {
        return receiver == null && isSenderEarly()
                ? Figure.unknown(early())
                : Figure.of(counting().fairness());
    }

    /** Jain's index over the shares of completed connections, 1/n to 1. */
    public Figure<Double> connectionFairness() {
        Figure<Fairness> known = fairness();
        return known.known() ? Jain.index(known.value()) : Figure.unknown(known.reason());
    }

    /** True if a sender ends a connection before it knows that everything has arrived. */
    public boolean isSenderEarly() {
        return direction == Direction.TO_SERVER ? closing == Closing.CLIENT : closing != Closing.CLIENT;
    }

    /** Why a sender that closes first has no figure of a connection's end. */
    public String early() {
        return "the sender's kernel had merely taken the last byte when it was measured, and nobody told when that"
                + " arrived; --close " + direction.receiver().word() + " or a control connection would";
    }

    private long bytes(Side side) {
        return side.totals().bytes(direction, side.role());
    }
}
