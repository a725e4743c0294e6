package org.tcpp.chaos;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.flow.Actor;
import org.tcpp.flow.Cast;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.net.Knob;

/** Who of one worker's connections of a run misbehaves, as the plan has it. One thread. */
public final class Troupe implements Cast {

    private final ChaosPlan plan;
    private final Role role;
    private final int worker;
    private final Patience patience;
    private final Map<Behaviour, Tally> tallies = new EnumMap<>(Behaviour.class);

    private Troupe(Load load, Role role, int worker) {
        plan = load.exchange().chaos();
        patience = Patience.of(load.times().timeoutNs());
        this.role = role;
        this.worker = worker;
    }

    /** That of a run at one end; {@link Cast#NONE} where every connection does what was agreed. */
    public static Cast of(Load load, Role role, int worker) {
        return load.exchange().chaos().isOn() ? new Troupe(load, role, worker) : NONE;
    }

    @Override
    public Actor actor(long connection) {
        Behaviour behaviour = plan.of(connection);
        if (behaviour == Behaviour.PLAIN) {
            return null;
        }
        Tally tally = tallies.computeIfAbsent(behaviour, _ -> new Tally(behaviour, worker));
        tally.begin();
        return new Performer(Scripts.of(behaviour, role, plan.draw(connection)), tally, connection, patience);
    }

    @Override
    public Knob.Turn beforeConnect(long connection) {
        Behaviour behaviour = plan.of(connection);
        return behaviour == Behaviour.PLAIN ? null : Scripts.of(behaviour, role, plan.draw(connection)).beforeConnect();
    }

    @Override
    public void otherEndLost(long nowNs) {
        tallies.values().forEach(tally -> tally.otherEndLost(nowNs));
    }

    @Override
    public Report addTo(Report report) {
        Map<String, String> histograms = new TreeMap<>();
        tallies.values().forEach(tally -> tally.encodeInto(histograms));
        return report.with(tallies.values().stream().map(Tally::conduct).toList(), histograms);
    }
}
