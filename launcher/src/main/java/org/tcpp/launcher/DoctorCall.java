package org.tcpp.launcher;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tcpp.address.NumericAddress;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlClient;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Link;
import org.tcpp.control.Offer;
import org.tcpp.control.Secret;
import org.tcpp.doctor.Check;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.doctor.Examination;
import org.tcpp.doctor.Purpose;
import org.tcpp.doctor.Question;
import org.tcpp.message.Closing;
import org.tcpp.plan.RunSpec;

/** Asks the launcher of a server, over the control connection, whether its host is fit for a run. One use. */
final class DoctorCall {

    /** It looks for a second or two, and its host may be busy. */
    private static final int PATIENCE_S = 20;
    private static final int PINGS = 20;
    private static final String NAME = "control_connection";

    private final RunSpec plan;
    private final int controlPort;
    private final Secret secret;
    private final BlockingQueue<ChannelEvent> heard = new LinkedBlockingQueue<>();
    private Examination answer;
    private long roundTripNs;
    private boolean oneOff;

    DoctorCall(RunSpec plan, int controlPort, Secret secret) {
        this.plan = plan;
        this.controlPort = controlPort;
        this.secret = secret;
    }

    /** Asks; what there is to say of the connection itself, and of what the server offers. */
    List<Check> ask(Purpose purpose) {
        ControlClient.Target target = new ControlClient.Target(NumericAddress.parse(plan.address()).orElseThrow(),
                controlPort, NumericAddress.parse(plan.local().first()).orElse(null), plan.basePort());
        return switch (ControlClient.greet(target, secret, heard::add)) {
            case ControlClient.TurnedAway away -> List.of(bad("the server refuses: " + away.reason()));
            case ControlClient.Nobody nobody -> List.of(bad(nobody.reason()));
            case ControlClient.Welcomed welcomed -> {
                try (Link link = welcomed.link()) {
                    readClock(link);
                    link.send(new ControlMessage.Examine(new Question(plan.processes(), plan.atOnce(),
                            plan.closing() == Closing.SERVER, purpose, roundTripNs, Wishes.serverSends(plan),
                            Wishes.clientSends(plan)).toFields()));
                    Check asked = await();
                    link.send(new ControlMessage.Bye(null));
                    yield List.of(asked, offered(welcomed.offer()));
                }
            }
        };
    }

    /** What the server told of its host, or null. */
    Examination answer() {
        return answer;
    }

    /** How long the quickest of some questions took to the server and back, in nanoseconds; 0: nobody knows. */
    long roundTripNs() {
        return roundTripNs;
    }

    /** Whether the server ends when the first connections have come and gone. */
    boolean endsAfterOneRun() {
        return oneOff;
    }

    /** The first of them find launchers that have never answered one, and are slow. */
    private void readClock(Link link) {
        try {
            for (int i = 0; i < PINGS; i++) {
                long askedNs = System.nanoTime();
                link.ping();
                if (!(heard.poll(PATIENCE_S, TimeUnit.SECONDS) instanceof ChannelEvent.ClockRead read)) {
                    return;
                }
                roundTripNs = Math.min(2 * read.offset().errorNs(), System.nanoTime() - askedNs);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Check await() {
        try {
            return switch (heard.poll(PATIENCE_S, TimeUnit.SECONDS)) {
                case ChannelEvent.Received received -> take(received.take());
                case ChannelEvent.Broken broken -> silent("the server was asked about its host and broke the connection"
                        + " (" + broken.how() + "): its tcpp is older, and knows no such question");
                case null, default -> silent("the server was asked about its host and said nothing for " + PATIENCE_S
                        + " s");
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return silent("interrupted");
        }
    }

    private Check take(ControlMessage message) {
        try {
            if (message instanceof ControlMessage.Examined examined) {
                answer = Examination.from(examined.examination());
                oneOff = examined.oneOff();
                return new Check(NAME, Verdict.GOOD, Map.of(), "the server answers", null);
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        return silent("the server was asked about its host and answered something else");
    }

    private Check offered(Offer offer) {
        if (offer.workers() < plan.processes()) {
            return new Check("server_workers", Verdict.BAD, Map.of("workers", (long) offer.workers()), "-p "
                    + plan.processes() + ": the server has " + workers(offer),
                    "Start it with -p "
                            + plan.processes() + ", or ask for less");
        }
        if (offer.atOnce() != Offer.UNLIMITED && offer.atOnce() < plan.atOnce()) {
            return new Check("server_workers", Verdict.BAD, Map.of("at_once", (long) offer.atOnce()), "-m "
                    + plan.atOnce() + ": each of the server's workers serves " + offer.atOnce() + " at once",
                    "Start it with -m " + plan.atOnce() + " or without -m, or ask for less");
        }
        return new Check("server_workers", Verdict.GOOD, Map.of("workers", (long) offer.workers()),
                "the server has " + workers(offer), null);
    }

    private static String workers(Offer offer) {
        return offer.workers() + (offer.workers() == 1 ? " worker" : " workers");
    }

    private static Check bad(String why) {
        return new Check(NAME, Verdict.BAD, Map.of(), why, null);
    }

    private static Check silent(String why) {
        return new Check(NAME, Verdict.WARN, Map.of(), why, "Ask there: tcpp doctor -s");
    }
}
