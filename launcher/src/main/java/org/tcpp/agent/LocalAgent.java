package org.tcpp.agent;

import java.util.List;
import java.util.function.Supplier;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;
import org.tcpp.session.Action;

/** This host in one run: its workers, which outlive the run, and what it is and counts meanwhile. */
public final class LocalAgent implements Agent {

    private final Workers workers;
    private final Supplier<HostWatch> watch;
    private final Runnable start;

    /**
     * Of a run.
     *
     * @param watch what watches the host during the run; asked for no earlier than it takes part
     * @param start sees to it that the workers of the run say that they are ready
     */
    public LocalAgent(Workers workers, Supplier<HostWatch> watch, Runnable start) {
        this.workers = workers;
        this.watch = watch;
        this.start = start;
    }

    @Override
    public void perform(Action action) {
        switch (action) {
            case Action.StartWorkers _ -> start.run();
            case Action.TellWorker tell -> workers.tell(tell.worker(), tell.command());
            case Action.KillWorker kill -> workers.kill(kill.worker(), kill.why());
            case Action.BeginMeasuring _ -> watch.get().begin(workers.congestion());
            case Action.EndMeasuring _ -> watch.get().end();
            case Action.Connect _,Action.TellPeer _,Action.ReadPeerClock _,Action.AwaitOthers _,Action.Remark _ -> {
                // not here
            }
        }
    }

    @Override
    public HostView host() {
        return watch.get().view();
    }

    @Override
    public List<HostSampleView> newSamples() {
        return watch.get().newSamples();
    }

    /** The workers stay. */
    @Override
    public void close() {
        // Nothing of the run is left: the watch has ended with it.
    }
}
