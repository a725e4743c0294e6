package org.tcpp.live;

import org.tcpp.estimate.Bucket;
import org.tcpp.message.Counters;
import org.tcpp.message.Direction;
import org.tcpp.message.Exchange;
import org.tcpp.message.Role;
import org.tcpp.result.PlanView;

/** One run that is under way, as its intervals tell. One thread. */
final class RunState {

    private static final double NS_PER_SECOND = 1e9;
    private static final int BITS = 8;

    private final PlanView plan;
    private final Exchange exchange;
    private final long beganNs;
    private Bucket last;
    private long toldNs;
    private Counters client = Counters.NONE;
    private Counters server = Counters.NONE;

    /** That began at a moment of our clock. */
    RunState(PlanView plan, Exchange exchange, long beganNs) {
        this.plan = plan;
        this.exchange = exchange;
        this.beganNs = beganNs;
        toldNs = beganNs;
    }

    /** An interval was told at a moment of our clock; what of it is to be seen over time goes there. */
    void take(Bucket interval, long nowNs, Timeline timeline) {
        last = interval;
        toldNs = nowNs;
        client = client.plus(interval.client() == null ? Counters.NONE : interval.client().counters());
        server = server.plus(interval.server() == null ? Counters.NONE : interval.server().counters());
        Bucket.Part arrived = arrived();
        if (arrived != null) {
            timeline.add(beganNs + arrived.fromNs(), beganNs + arrived.toNs(),
                    (double) BITS * arrived.counters().bytes(exchange.foremost(), arrivedAt()));
        }
    }

    PlanView plan() {
        return plan;
    }

    long beganNs() {
        return beganNs;
    }

    /** When something was told of it last. */
    long toldNs() {
        return toldNs;
    }

    /** True if its receiver tells what comes. */
    boolean receiverTells() {
        return last == null || part(exchange.foremost().receiver()) != null;
    }

    /** Bits per second that arrived in the last interval; those sent where the receiver tells nothing. */
    double arrivedNow() {
        return rate(arrived(), exchange.foremost(), arrivedAt());
    }

    /** Bits per second sent in the last interval; null where the sender tells nothing. */
    Double sentNow() {
        Role sender = exchange.foremost().sender();
        return last == null || part(sender) == null ? null : (Double) rate(part(sender), exchange.foremost(), sender);
    }

    /** Bits per second that went the other way in the last interval; null where nothing is to go there. */
    Double backNow() {
        if (!exchange.isTwoWay()) {
            return null;
        }
        Direction back = exchange.foremost().opposite();
        Role at = last == null || part(back.receiver()) != null ? back.receiver() : back.sender();
        return rate(part(at), back, at);
    }

    /** Bytes that arrived so far. */
    long bytes() {
        Role at = arrivedAt();
        return (at == Role.CLIENT ? client : server).bytes(exchange.foremost(), at);
    }

    /** What has become of connections so far, as its client saw it, or its server where no client tells. */
    Counters counted() {
        return client.equals(Counters.NONE) ? server : client;
    }

    /** Connections under way. */
    long atOnce() {
        return connections() == null ? 0 : connections().atOnce();
    }

    /** Connections completed in the last interval, for each second. */
    double completedPerSecond() {
        Bucket.Part part = connections();
        return part == null ? 0 : perSecond(part.counters().completed(), part);
    }

    private Bucket.Part connections() {
        return last == null ? null : last.client() == null ? last.server() : last.client();
    }

    private Bucket.Part arrived() {
        return part(arrivedAt());
    }

    private Role arrivedAt() {
        return receiverTells() ? exchange.foremost().receiver() : exchange.foremost().sender();
    }

    private Bucket.Part part(Role role) {
        return last == null ? null : last.part(role);
    }

    private static double rate(Bucket.Part part, Direction direction, Role role) {
        return part == null ? 0 : BITS * perSecond(part.counters().bytes(direction, role), part);
    }

    private static double perSecond(long count, Bucket.Part part) {
        return part.toNs() <= part.fromNs() ? 0 : count * NS_PER_SECOND / (part.toNs() - part.fromNs());
    }
}
