package org.tcpp.flow;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tcpp.message.Message;
import org.tcpp.net.Net;
import org.tcpp.sample.Samplers;
import org.tcpp.time.Clock;
import org.tcpp.time.Pauses;
import org.tcpp.time.TimerWheel;

/**
 * What a worker's loop runs in; a simulation brings its own.
 *
 * @param net the network
 * @param clock the clock of all times
 * @param pauses when this process stood still
 * @param wheel the timers of connections, in running time
 * @param samplers what cuts a run into intervals
 * @param told receives what the launcher is to know
 */
public record Environment(Net net, Clock clock, Pauses pauses, TimerWheel wheel, Samplers samplers,
        Consumer<Message> told) {

    /** One over a network and a clock; {@code cpuNs} is the CPU time of this process so far. */
    public static Environment of(Net net, Clock clock, LongSupplier cpuNs, Consumer<Message> told) {
        Pauses pauses = new Pauses();
        return new Environment(net, clock, pauses, new TimerWheel(clock.nowNs()), new Samplers(cpuNs, pauses, told),
                told);
    }
}
