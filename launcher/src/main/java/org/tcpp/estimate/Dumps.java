package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;

/** Bytes around damages, of one run; as many as there can be incidents, and none unless somebody wants them. */
public final class Dumps {

    private final List<Told> all = new ArrayList<>();
    private boolean wanted;

    private record Told(int worker, Incident.Dump dump) {
    }

    /** From now on they are kept. */
    public void keep() {
        wanted = true;
    }

    /** The worker of that number has told one. */
    public void add(int worker, Incident.Dump dump) {
        if (wanted && all.size() < Integrity.MOST_INCIDENTS) {
            all.add(new Told(worker, dump));
        }
    }

    /** That of a damage, where there is one. */
    public Optional<Incident.Dump> of(int worker, long connection, Direction direction, long damagedFrom) {
        return all.stream()
                .filter(told -> told.worker == worker && told.dump.connection() == connection
                        && told.dump.direction() == direction && told.dump.damagedFrom() == damagedFrom)
                .map(Told::dump)
                .findFirst();
    }
}
