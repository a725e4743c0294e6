package org.tcpp.launcher;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tcpp.cli.Options;
import org.tcpp.conduct.Conduct;
import org.tcpp.conduct.Happening;
import org.tcpp.conduct.Stage;
import org.tcpp.conduct.Task;
import org.tcpp.control.Secret;
import org.tcpp.output.Console;
import org.tcpp.pattern.HostEntry;
import org.tcpp.reach.Order;

/**
 * The agents on many hosts: reached for a run, and kept for the next one where that is on the same hosts, reached in
 * the same way. One thread.
 */
final class MeshAgents implements AutoCloseable {

    private static final long LOOK_MS = 100;
    /** An agent ends that has not heard the head for so long, and the head gives up an agent. */
    private static final long SILENCE_NS = 10_000_000_000L;
    /** The same where many hosts may share one machine, or the head has much to do. */
    private static final long CROWDED_SILENCE_NS = 30_000_000_000L;
    private static final int CROWD = 30;

    private final Console console;
    private final Signals signals;
    private final BlockingQueue<Happening> mailbox = new LinkedBlockingQueue<>();
    private Options.Hosts wish;
    private Reach reach;
    private Conduct conduct;

    /** None is reached yet. */
    MeshAgents(Console console, Signals signals) {
        this.console = console;
        this.signals = signals;
    }

    /** Begins a run; those that suit it and stayed do it. */
    Conduct begin(Options.Hosts next) {
        if (conduct != null && !suit(next)) {
            dismiss();
        }
        for (Happening late = mailbox.poll(); late != null; late = mailbox.poll()) {
            step(late);
        }
        if (conduct == null) {
            long silenceNs = next.rounds().hosts().size() > CROWD ? CROWDED_SILENCE_NS : SILENCE_NS;
            reach = new Reach(Approaches.of(next.via(), next.carryJava()), silenceNs, mailbox::add);
            conduct = new Conduct(next.rounds(), new HostCommands(next.lines()), next.missing(),
                    new Order.Begin(Secret.fresh(), silenceNs));
        } else {
            conduct = conduct.again(next.rounds(), new HostCommands(next.lines()), next.missing());
        }
        wish = next;
        return conduct;
    }

    private boolean suit(Options.Hosts next) {
        return conduct.failure() == null && next.via().equals(wish.via()) && next.carryJava() == wish.carryJava()
                && hosts(next).equals(hosts(wish));
    }

    private static Set<HostEntry> hosts(Options.Hosts wish) {
        return new HashSet<>(wish.rounds().hosts());
    }

    /** What happened next; nothing but time if nothing does for a while. */
    Happening await() {
        try {
            Happening next = mailbox.poll(LOOK_MS, TimeUnit.MILLISECONDS);
            return next == null ? new Happening.Tick() : next;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Happening.Tick();
        }
    }

    /** Gives the conduct what happened, and does what it says; what that was. */
    List<Task> step(Happening happening) {
        List<Task> tasks = conduct.step(happening, System.nanoTime());
        for (Task task : tasks) {
            reach.perform(task);
            switch (task) {
                case Task.Remark remark -> console.tell(remark.line());
                case Task.Complain complaint -> console.say(complaint.line());
                case Task.Settle _,Task.Reach _,Task.Tell _,Task.ReadClock _,Task.HangUp _ -> {
                    // a line's to do, or the run's
                }
            }
        }
        return tasks;
    }

    /** Those that stayed end, and are waited for unless somebody is in a hurry. */
    private void dismiss() {
        conduct.dismiss();
        while (conduct.stage() != Stage.DONE && !signals.forbidWaiting()) {
            signals.attend(console::say);
            step(await());
        }
        reach.close();
        conduct = null;
        mailbox.clear();
    }

    @Override
    public void close() {
        if (conduct != null && conduct.stage() == Stage.DONE) {
            dismiss();
        } else if (conduct != null) {
            reach.close();
        }
    }
}
