package org.tcpp.sim;

import java.util.ArrayDeque;
import org.tcpp.net.Ready;

/** An epoll set, and the only call in which time passes that is not the process's own. One thread. */
final class SimEpoll {

    private static final long CALL_NS = 400;

    private final SimProcess process;
    private final SimWorld world;
    private final Weather weather;
    private final Witness witness;
    private final ArrayDeque<SimDescriptor> list = new ArrayDeque<>();
    private boolean woken;

    SimEpoll(SimProcess process, Witness witness) {
        this.process = process;
        world = process.host.world;
        weather = world.weather;
        this.witness = witness;
    }

    /** It may be ready. */
    void list(SimDescriptor descriptor) {
        if (!descriptor.listed) {
            descriptor.listed = true;
            list.add(descriptor);
        }
    }

    void poll(Ready ready, long timeoutNs) {
        process.call(CALL_NS);
        process.catchUp();
        ready.clear();
        collect(ready);
        boolean interrupted = woken || world.random.oneIn(weather.interruptedOneIn);
        if (ready.count() == 0 && timeoutNs > 0 && !interrupted) {
            long nowNs = world.nowNs();
            long untilNs = timeoutNs >= Long.MAX_VALUE - Math.max(0, nowNs) ? Long.MAX_VALUE : nowNs + timeoutNs;
            if (process.sleep(untilNs, true)) {
                collect(ready);
            }
            process.catchUp();
        }
        woken = false;
        witness.polled(timeoutNs, ready.count(), interrupted);
    }

    void wake() {
        woken = true;
        process.wakeUp();
    }

    /** As the kernel's ep_send_events(): what is still ready goes to the end of the list. */
    private void collect(Ready ready) {
        boolean partial = world.random.oneIn(weather.partialOneIn);
        for (int left = list.size(); left > 0 && ready.count() < ready.capacity(); left--) {
            SimDescriptor descriptor = list.poll();
            int events = descriptor.handle < 0 ? 0 : descriptor.events();
            if (events == 0) {
                descriptor.listed = false;
                if (descriptor.handle >= 0 && descriptor.interest > 0 && world.random.oneIn(weather.spuriousOneIn)) {
                    ready.add(descriptor.handle, descriptor.interest);
                }
                continue;
            }
            list.add(descriptor);
            if (!partial || ready.count() == 0 || world.random.oneIn(2)) {
                ready.add(descriptor.handle, events);
            }
        }
    }
}
