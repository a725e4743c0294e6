package org.tcpp.html;

import java.util.List;
import org.tcpp.estimate.Distribution;
import org.tcpp.message.Judged;
import org.tcpp.result.ChaosView;
import org.tcpp.result.DisturbanceView;
import org.tcpp.result.OpenLoopView;
import org.tcpp.result.Result;

/** What runs have in which more was asked for than bytes: misbehaviour, moments to begin at, disturbances. */
final class SpecialSections {

    private static final String ABOVE = "\u2265 ";

    private SpecialSections() {}

    /** How connections ended that misbehaved by plan (--chaos). */
    static Section chaos(Result result) {
        Section section = new Section("chaos", "Misbehaviour");
        ChaosView chaos = result.faults().chaos();
        if (chaos == null) {
            return section;
        }
        DataTable wrong = new DataTable("endings that may not be", List.of("behaviour", "what happens", "end",
                "ended by", "judged", "count", "first: connection", "at, s", "again"));
        DataTable all = new DataTable("how each behaviour ended, times in microseconds", List.of("behaviour", "end",
                "begun", "right", "may be", "wrong", "hung", "skipped", "p50", "p99", "max"));
        for (ChaosView.BehaviourView row : chaos.behaviours()) {
            Distribution.Quantiles time = row.time();
            ChaosView.JudgedView judged = row.judged();
            all.row(row.behaviour(), row.role(), row.begun(), judged.expected(), judged.tolerated(),
                    judged.unexpected(), judged.hung(), judged.notSupported(), time == null ? null : time.p50(),
                    time == null ? null : time.p99(), time == null ? null : time.max());
            row.endings().stream().filter(ending -> Judged.of(ending.judged()).isFailure())
                    .forEach(ending -> wrong.row(row.behaviour(), row.meaning(), row.role(), ending.ending(),
                            ending.judged(), ending.count(), ending.example().connection(),
                            ending.example().atSeconds(), "tcpp " + String.join(" ", ending.again())));
        }
        DataTable bystanders = new DataTable("bystanders, which did what was agreed",
                List.of("end", "begun", "completed", "failed"));
        chaos.bystanders().forEach(row -> bystanders.row(row.role(), row.begun(), row.completed(), row.failed()));
        return section.say("--chaos " + chaos.mix() + " --seed " + chaos.seed() + ".").add(wrong).add(all)
                .add(bystanders);
    }

    /** What became of connections that each had its moment (--rate). */
    static Section openLoop(Result result) {
        Section section = new Section("open-loop", "Connections at given moments");
        OpenLoopView loop = result.figures().openLoop();
        if (loop == null) {
            return section;
        }
        OpenLoopView.Counts counts = loop.counts();
        section.say("Offered " + Unit.PER_SECOND.text(loop.offeredPerSecond()) + (loop.achievedPerSecond() == null
                ? ""
                : ", achieved " + Unit.PER_SECOND.text(loop.achievedPerSecond())) + "; of "
                + Numbers.count(counts.due()) + " connections due " + Numbers.count(counts.begun()) + " began, "
                + Numbers.count(counts.blockedByLimit()) + " of them late for want of a place (-m), "
                + Numbers.count(counts.blockedByHost()) + " for want of a port, descriptor or memory."
                + (loop.valid() ? "" : " Invalid: the figures say what this client can do, not what the server can."));
        DataTable table = new DataTable("times in microseconds, from when each was due unless a service is meant",
                List.of("what", "count", "given up", "min", "p50", "p90", "p99", "p99.9", "max"));
        for (OpenLoopView.TimesView row : loop.times()) {
            OpenLoopView.Quantiles times = row.times();
            boolean any = row.counted().count() + row.counted().givenUp() > 0;
            String above = any ? ABOVE + loop.givenUpAboveMicroseconds() : null;
            table.row(row.name(), row.counted().count(), row.counted().givenUp(), or(times.min(), above),
                    or(times.p50(), above), or(times.p90(), above), or(times.p99(), above), or(times.p999(), above),
                    or(times.max(), above));
        }
        return section.add(table);
    }

    /** What disturbed the run on purpose (--disturb). */
    static Section disturbances(Result result) {
        DataTable table = new DataTable("what was done, and what it did to the rate",
                List.of("command", "began, s", "ended, s", "status", "bit/s before", "bit/s at worst",
                        "recovered after, s", "bytes missed", "remark"));
        for (DisturbanceView one : result.tables().disturbances()) {
            DisturbanceView.Done done = one.done();
            DisturbanceView.Effect effect = one.effect();
            table.row(one.command(), done.beganSeconds(), done.endedSeconds(), done.exitStatus(),
                    effect.bitsPerSecondBefore(), effect.bitsPerSecondLowest(), effect.recoverySeconds(),
                    effect.bytesMissed(), effect.remark());
        }
        return new Section("disturbances", "Disturbances").add(table);
    }

    /** What was given up would have taken longer. */
    private static Object or(Long microseconds, String above) {
        return microseconds == null ? above : microseconds;
    }
}
