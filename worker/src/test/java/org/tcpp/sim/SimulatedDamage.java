package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;

/** The history of a seed, with damages on the way that all have to be found. One thread. */
final class SimulatedDamage {

    final Simulation simulation;
    private final Injector injector;
    private final List<Injection> found = new ArrayList<>();

    private SimulatedDamage(long seed) {
        simulation = new Simulation(seed, ScriptedLauncher::new);
        injector = new Injector(simulation, new SimRandom(seed));
        simulation.world.tampering = injector;
    }

    /** Plays it; throws AssertionError, with the seed, where something is said that is wrong, or not said. */
    static SimulatedDamage run(long seed) {
        SimulatedDamage played = new SimulatedDamage(seed);
        try {
            played.simulation.run();
            for (SimLauncher launcher : played.simulation.launchers) {
                for (SimLauncher.Run run : launcher.runs) {
                    played.check(run, Direction.TO_SERVER, run.servers);
                    played.check(run, Direction.TO_CLIENT, run.clients);
                }
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n    " + played.simulation.scenario
                    + "\n    " + played.simulation.disturbances + "\n" + played.simulation.story(), e);
        }
        return played;
    }

    /** What was injected and told of. */
    List<Injection> found() {
        return found;
    }

    private void check(SimLauncher.Run run, Direction direction, List<Book> receivers) {
        List<Incident> incidents = new ArrayList<>();
        boolean uncertain = run.cancelled;
        for (Book book : receivers) {
            uncertain |= book.report == null;
            Integrity told = book.report == null ? null : book.report.ends().integrity();
            incidents.addAll(told == null ? List.of() : told.incidents());
        }
        for (Injection injection : injector.all) {
            if (injection.stream.run() == run.draft && injection.stream.direction() == direction
                    && injection.isBegun()) {
                check(injection, incidents, uncertain);
            }
        }
        if (!incidents.isEmpty()) {
            throw new AssertionError("nobody did that: " + incidents);
        }
    }

    /**
     * Who would have told may be dead, or have ended the run before he knew the connection; and what was met with only
     * in part is told of somehow.
     */
    private void check(Injection injection, List<Incident> incidents, boolean uncertain) {
        List<Incident> about = incidents.stream().filter(injection::isOf).toList();
        incidents.removeAll(about);
        if (!injection.isMet() || uncertain && about.isEmpty()) {
            return;
        }
        if (about.size() != 1) {
            throw new AssertionError(injection + " is told of " + about.size() + " times: " + about);
        }
        injection.check(about.getFirst());
        found.add(injection);
    }
}
