package org.tcpp.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.flow.Moves;
import org.tcpp.message.Conduct;
import org.tcpp.message.Failures;
import org.tcpp.message.Incident;
import org.tcpp.message.Judged;
import org.tcpp.sample.Distribution;

/** Counts how the connections of one behaviour end at one worker. One thread. */
final class Tally {

    private static final class Way {
        private final String word;
        private final Judged judged;
        private final Failures.Example example;
        private long count;

        /** Where it may not end so: when it lately did. */
        private final Deque<Long> latelyNs = new ArrayDeque<>();

        private Way(String word, Judged judged, Failures.Example example) {
            this.word = word;
            this.judged = judged;
            this.example = example;
        }

        private void count(long atNs) {
            count++;
            if (judged.isFailure()) {
                latelyNs.addLast(atNs);
                forget(atNs);
            }
        }

        private void forget(long nowNs) {
            while (!latelyNs.isEmpty() && nowNs - latelyNs.getFirst() > DOUBT_NS) {
                latelyNs.removeFirst();
            }
        }
    }

    /** So long it may take until it is known that the other end is not there any more. */
    private static final long DOUBT_NS = 1_000_000_000L;

    private final Behaviour behaviour;
    private final int worker;
    private final List<Way> ways = new ArrayList<>();
    private final Distribution times;
    private long begun;

    Tally(Behaviour behaviour, int worker) {
        this.behaviour = behaviour;
        this.worker = worker;
        times = Distribution.ofTimes(Conduct.histogram(behaviour));
    }

    void begin() {
        begun++;
    }

    /**
     * One has ended, and is still open.
     *
     * @param waitedNs so long after the last that this end did or saw
     * @param detail more for a person, asked for where it is the first to end so
     */
    void ended(String word, Judged judged, long waitedNs, Moves moves, int handle, long index,
            Supplier<String> detail) {
        times.recordNs(waitedNs);
        for (Way way : ways) {
            if (way.word.equals(word) && way.judged == judged) {
                way.count(moves.clockNs());
                return;
            }
        }
        Incident.Socket socket = moves.socket(handle);
        Way way = new Way(word, judged, new Failures.Example(worker, index, socket.local(), socket.remote(),
                moves.sent(handle) + moves.received(handle), moves.clockNs(), "sent " + moves.sent(handle)
                        + ", received " + moves.received(handle) + " bytes, " + detail.get()
                        + (socket.facts() == null ? "" : "; " + socket.facts())));
        way.count(moves.clockNs());
        ways.add(way);
    }

    /** The other end is lost: what lately ended as it may not is not judged. */
    void otherEndLost(long nowNs) {
        for (Way way : ways) {
            way.forget(nowNs);
            way.count -= way.latelyNs.size();
            way.latelyNs.clear();
        }
        ways.removeIf(way -> way.count == 0);
    }

    Conduct conduct() {
        return new Conduct(behaviour, begun, ways.stream()
                .map(way -> new Conduct.Ending(way.word, way.judged, way.count, way.example))
                .toList());
    }

    void encodeInto(Map<String, String> histograms) {
        times.encodeInto(histograms);
    }
}
