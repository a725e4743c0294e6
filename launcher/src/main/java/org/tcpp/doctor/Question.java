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
 * @param wish what else the run wants
 */
public record Question(int workers, int atOnce, boolean timeWaitThere, Wish wish) {

    private static final int MOST_WORKERS = 65_535;

    /** What the run asks of the server's host. */
    public Demand demand() {
        return new Demand(0, workers, atOnce, Load.UNLIMITED, 1, false, timeWaitThere);
    }

    /** As it travels. */
    public Fields toFields() {
        return new Fields().put("workers", workers).put("at_once", atOnce).put("time_wait", timeWaitThere)
                .put("purpose", wish.purpose().word()).put("round_trip_ns", wish.roundTripNs())
                .put("sndbuf", wish.sendBufferBytes()).put("rcvbuf", wish.receiveBufferBytes())
                .put("pinned", wish.pinned());
    }

    /** As it arrives; throws {@link IllegalArgumentException} if it is none, or asks for what cannot be. */
    public static Question from(Fields fields) {
        Question question = new Question(fields.number("workers"), fields.number("at_once"), fields.flag("time_wait"),
                new Wish(Purpose.of(fields.text("purpose")), fields.whole("round_trip_ns"), fields.number("sndbuf"),
                        fields.number("rcvbuf"), fields.flag("pinned")));
        if (question.workers < 1 || question.workers > MOST_WORKERS || question.atOnce < Load.UNLIMITED) {
            throw new IllegalArgumentException("no run is like that: " + fields.line());
        }
        return question;
    }
}
