package org.tcpp.doctor;

import org.tcpp.host.Demand;
import org.tcpp.message.Fields;
import org.tcpp.message.Load;

/**
 * What a client asks a server's launcher: is your host fit for a run of this kind?
 *
 * @param workers server workers that the run needs
 * @param atOnce connections at once of each
 * @param timeWaitThere closed connections stay in TIME_WAIT on the server
 * @param purpose what the run is to find out
 * @param roundTripNs time from one to the other and back, in nanoseconds; 0: not known
 * @param sends whether the server sends
 * @param receives whether the server receives
 */
public record Question(int workers, int atOnce, boolean timeWaitThere, Purpose purpose, long roundTripNs,
        boolean sends, boolean receives) {

    private static final int MOST_WORKERS = 65_535;

    /** What the run asks of the server's host. */
    public Demand demand() {
        return new Demand(0, workers, atOnce, Load.UNLIMITED, 1, false, timeWaitThere);
    }

    /** The same beside numbers; what is set on the server's sockets is the server's to say. */
    public Wish wish(Wish.Sockets sockets) {
        return new Wish(purpose, roundTripNs, sends, receives, sockets);
    }

    /** As it travels. */
    public Fields toFields() {
        return new Fields().put("workers", workers).put("at_once", atOnce).put("time_wait", timeWaitThere)
                .put("purpose", purpose.word()).put("round_trip_ns", roundTripNs).put("sends", sends)
                .put("receives", receives);
    }

    /** As it arrives; throws {@link IllegalArgumentException} if it is none, or asks for what cannot be. */
    public static Question from(Fields fields) {
        Question question = new Question(fields.number("workers"), fields.number("at_once"), fields.flag("time_wait"),
                Purpose.of(fields.text("purpose")), fields.whole("round_trip_ns"), fields.flag("sends"),
                fields.flag("receives"));
        if (question.workers < 1 || question.workers > MOST_WORKERS || question.atOnce < Load.UNLIMITED) {
            throw new IllegalArgumentException("no run is like that: " + fields.line());
        }
        return question;
    }
}
