package org.tcpp.flow;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tcpp.integrity.Verifier;
import org.tcpp.message.Message;
import org.tcpp.net.Net;
import org.tcpp.payload.Region;
import org.tcpp.sample.Samplers;
import org.tcpp.time.Clock;
import org.tcpp.time.Pauses;
import org.tcpp.time.TimerWheel;
import org.tcpp.wire.Opening;

/**
 * What a worker's loop runs in; a simulation brings its own.
 *
 * @param net the network
 * @param clock the clock of all times
 * @param pauses when this process stood still
 * @param wheel the timers of connections, in running time
 * @param samplers what cuts a run into intervals
 * @param told receives what the launcher is to know
 * @param verifier writes and checks what runs are verified by
 * @param worker number of the worker
 */
public record Environment(Net net, Clock clock, Pauses pauses, TimerWheel wheel, Samplers samplers,
        Consumer<Message> told, Verifier verifier, int worker) {

    /** One over a network and a clock; {@code cpuNs} is the CPU time of this process so far. */
    public static Environment of(Net net, Clock clock, LongSupplier cpuNs, Consumer<Message> told) {
        return of(net, clock, cpuNs, told, 0);
    }

    /** The same for the worker of that number. */
    public static Environment of(Net net, Clock clock, LongSupplier cpuNs, Consumer<Message> told, int worker) {
        Pauses pauses = new Pauses();
        return new Environment(net, clock, pauses, new TimerWheel(clock.nowNs()), new Samplers(cpuNs, pauses, told),
                told, new Verifier(worker, Opening.BYTES, net.in().capacity() - Opening.BYTES, () -> region(net)),
                worker);
    }

    private static Region region(Net net) {
        int number = net.region(Region.BYTES, Region::fill);
        return new Region(net.regionBytes(number), number);
    }
}
