package org.tcpp.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.message.Judged;
import org.tcpp.net.Knob;

/**
 * What one end of a connection does, step by step, and how that may end.
 *
 * @param steps in their order
 * @param allowed what may happen, {@link #DONE} or a cause's word, and how that is judged; all else may not
 * @param toReceive bytes that may come at most
 * @param earliestNs it may not be cut short earlier than so long after its begin
 * @param leastWaitNs it has to be cut short only if the other end has kept it waiting for so long in one go
 */
record Script(List<Step> steps, Map<String, Judged> allowed, long toReceive, long earliestNs, long leastWaitNs) {

    /** All steps were taken. */
    static final String DONE = "done";

    /** One that ends by its last step. */
    static Script toTheEnd(long toReceive, Step... steps) {
        return new Script(List.of(steps), Map.of(DONE, Judged.EXPECTED), toReceive, 0, 0);
    }

    /** One that the other end, or the kernel, cuts short. */
    static Script until(String ending, long toReceive, Step... steps) {
        return new Script(List.of(steps), Map.of(ending, Judged.EXPECTED), toReceive, 0, 0);
    }

    /** The same, where that may happen as well. */
    Script tolerating(String ending) {
        Map<String, Judged> more = new HashMap<>(allowed);
        more.put(ending, Judged.TOLERATED);
        return new Script(steps, Map.copyOf(more), toReceive, earliestNs, leastWaitNs);
    }

    /** The same, but it may not be cut short earlier than so long after its begin. */
    Script notBefore(long ns) {
        return new Script(steps, allowed, toReceive, ns, leastWaitNs);
    }

    /** The same, but it has to be cut short only if the other end has kept it waiting for so long in one go. */
    Script ifKeptWaiting(long ns) {
        return new Script(steps, allowed, toReceive, earliestNs, ns);
    }

    /** What is to be told before connecting, or null. */
    Knob.Turn beforeConnect() {
        return steps.getFirst() instanceof Step.Tell(Knob knob, int value) && knob.isForConnecting()
                ? new Knob.Turn(knob, value)
                : null;
    }

    /** Bytes that are sent at most. */
    long toSend() {
        return steps.stream()
                .mapToLong(step -> step instanceof Step.Send send ? send.until() : 0)
                .max()
                .orElse(0);
    }
}
