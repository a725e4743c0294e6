package org.tcpp.sim;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.message.Conduct;
import org.tcpp.message.Judged;
import org.tcpp.message.Report;
import org.tcpp.message.Role;

/**
 * Something that is broken, and who is to notice.
 *
 * @param defect what is broken
 * @param behaviour whose connections it is that end wrongly, or whom bystanders suffer from
 * @param role at which end
 * @param ending what happens there, or null: bystanders fail
 */
record ChaosCase(Defect defect, Behaviour behaviour, Role role, String ending) {

    private static final String NOTHING = "nothing";
    private static final String RESET_LATE = "reset, late";
    private static final String END = "premature_end";
    private static final String DAMAGED = "damaged";

    /** At least one for each defect, and one for each behaviour. */
    static final List<ChaosCase> ALL = List.of(
            new ChaosCase(Defect.LOSES_TAIL_AFTER_HALF_CLOSE, Behaviour.HALF_CLOSE, Role.CLIENT, END),
            new ChaosCase(Defect.FORGETS_ZERO_WINDOW, Behaviour.ZERO_WINDOW, Role.SERVER, NOTHING),
            new ChaosCase(Defect.ANSWERS_RESET_LATE, Behaviour.RESET_MIDWAY, Role.SERVER, RESET_LATE),
            new ChaosCase(Defect.SWALLOWS_RESETS, Behaviour.RESET_MIDWAY, Role.SERVER, NOTHING),
            new ChaosCase(Defect.SWALLOWS_RESETS, Behaviour.CLOSE_UNREAD, Role.CLIENT, NOTHING),
            new ChaosCase(Defect.TURNS_RESET_INTO_FIN, Behaviour.RESET_MIDWAY, Role.SERVER, END),
            new ChaosCase(Defect.FORGETS_ORPHANS, Behaviour.CLOSE_BEHIND, Role.SERVER, NOTHING),
            new ChaosCase(Defect.GARBLES_SMALL_PIECES, Behaviour.DRIP, Role.SERVER, DAMAGED),
            new ChaosCase(Defect.DROPS_ODD_PAGES, Behaviour.EDGES, Role.CLIENT, NOTHING),
            new ChaosCase(Defect.CLOSES_UNREAD_IN_ORDER, Behaviour.CLOSE_UNREAD, Role.CLIENT, NOTHING),
            new ChaosCase(Defect.RESETS_CROSSING_FINS, Behaviour.BOTH_CLOSE, Role.CLIENT, "reset"),
            new ChaosCase(Defect.IGNORES_USER_TIMEOUT, Behaviour.USER_TIMEOUT, Role.CLIENT, "done"),
            new ChaosCase(Defect.LOSES_TINY_SEGMENTS, Behaviour.TINY_MSS, Role.CLIENT, RESET_LATE),
            new ChaosCase(Defect.FORGETS_IDLE, Behaviour.IDLE_THEN_TALK, Role.SERVER, NOTHING),
            new ChaosCase(Defect.REFUSES_AFTER_ABORT, Behaviour.CONNECT_ABORT, Role.CLIENT, null),
            new ChaosCase(Defect.FORGETS_WAITING, Behaviour.ACCEPT_STALL, Role.CLIENT, null),
            new ChaosCase(Defect.REMEMBERS_FOUR_TUPLES, Behaviour.PORT_REUSE, Role.CLIENT, NOTHING),
            new ChaosCase(Defect.SHUTS_WINDOW_THAT_SHRINKS, Behaviour.SHAKE, Role.SERVER, NOTHING),
            new ChaosCase(Defect.SENDS_COLD_PAGES_EMPTY, Behaviour.COLD_BUFFER, Role.SERVER, DAMAGED),
            new ChaosCase(Defect.MOVES_URGENT_DATA, Behaviour.OOB, Role.SERVER, DAMAGED),
            new ChaosCase(Defect.REPEATS_WHAT_CAME_WITH_SYN, Behaviour.FAST_OPEN, Role.SERVER, "too_much_data"));

    /** Half of the connections misbehave, by a plan and in a world of that seed; throws unless all is right. */
    static void playHealthy(long seed, long connections) {
        ChaosPlan plan = ChaosPlan.parse("all", seed, ChaosPlan.ALL);
        Map<Role, Report> reports = ChaosWorld.play(seed, plan, connections, Defect.NONE);
        for (Report report : reports.values()) {
            require(report.failures().isEmpty(), seed, "failures " + report.failures());
            for (Conduct conduct : report.ends().conduct()) {
                require(conduct.begun() == conduct.count(Judged.EXPECTED) + conduct.count(Judged.TOLERATED), seed,
                        conduct.toString());
            }
        }
    }

    /** The same with something broken; throws unless it is noticed. */
    void play(long seed, long connections) {
        boolean bystanders = ending == null;
        ChaosPlan plan = ChaosPlan.parse(behaviour.word() + (bystanders ? ":1,plain:3" : ":3,plain:1"), seed,
                ChaosPlan.ALL);
        Map<Role, Report> reports = ChaosWorld.play(seed, plan, connections, defect);
        Report report = reports.get(role);
        require(bystanders ? hurt(report) > 0 : endings(report).contains(ending), seed,
                this + " was not noticed: " + report.ends().conduct());
    }

    private Set<String> endings(Report report) {
        return report.ends()
                .conduct()
                .stream()
                .filter(conduct -> conduct.behaviour() == behaviour)
                .flatMap(conduct -> conduct.endings().stream())
                .filter(one -> one.judged().isFailure())
                .map(Conduct.Ending::word)
                .collect(Collectors.toSet());
    }

    /** Bystanders that failed. */
    private static long hurt(Report report) {
        return report.totals().failed() - report.ends()
                .conduct()
                .stream()
                .mapToLong(conduct -> conduct.count(Judged.UNEXPECTED) + conduct.count(Judged.HUNG))
                .sum();
    }

    /** Every defect but none, and every behaviour but that of bystanders, has a case. */
    static boolean isComplete() {
        Set<Defect> defects = EnumSet.of(Defect.NONE);
        Set<Behaviour> behaviours = EnumSet.of(Behaviour.PLAIN);
        ALL.forEach(one -> {
            defects.add(one.defect);
            behaviours.add(one.behaviour);
        });
        return defects.size() == Defect.values().length && behaviours.size() == Behaviour.values().length;
    }

    private static void require(boolean condition, long seed, String words) {
        if (!condition) {
            throw new AssertionError("seed " + seed + ": " + words);
        }
    }
}
