package org.tcpp.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tcpp.cli.Destinations;
import org.tcpp.cli.Given;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.pattern.HostEntry;
import org.tcpp.reach.Approach;
import org.tcpp.report.MeshProgress;

/** {@code tcpp push}: has this tcpp on hosts, and says what is there. One thread, and one for each host. */
final class PushCommand {

    private static final long LOOK_MS = 100;

    private final Destinations destinations;
    private final Console console;
    private final BlockingQueue<Told> mailbox = new LinkedBlockingQueue<>();
    /** Null for a host that is not done yet. */
    private final Map<String, Told> all = new LinkedHashMap<>();

    /** What became of a host: what is there, or else why it is not. */
    private record Told(String host, Approach.Pushed pushed, String why) {
    }

    PushCommand(Given given, Console console) {
        destinations = Destinations.of(given);
        this.console = console;
        destinations.hosts().forEach(host -> all.put(host.name(), null));
    }

    /** Does it; the exit status. */
    int run() {
        Approach approach = Approaches.of(destinations.via(), destinations.carryJava());
        Signals signals = Signals.listen(console::restoration);
        try (ExecutorService carriers = Executors
                .newFixedThreadPool(Approach.LOGINS_AT_ONCE, Thread.ofVirtual().factory())) {
            destinations.hosts().forEach(host -> carriers.execute(() -> push(host, approach)));
            while (!awaited().isEmpty() && !signals.received()) {
                console.busy(MeshProgress.of("pushed to", all.size(), awaited()));
                signals.attend(console::say);
                take();
            }
            carriers.shutdownNow();
        }
        signals.attend(console::say);
        console.clear();
        all.values().stream().filter(told -> told != null && told.pushed != null)
                .forEach(told -> console.print(line(told.host, told.pushed)));
        if (signals.received()) {
            console.say("not pushed to: " + String.join(", ", awaited()));
            return signals.status();
        }
        return (all.values().stream().allMatch(told -> told.pushed != null)
                ? ExitStatus.COMPLETE
                : ExitStatus.UNAVAILABLE).code();
    }

    private List<String> awaited() {
        return all.keySet().stream().filter(host -> all.get(host) == null).toList();
    }

    private void push(HostEntry host, Approach approach) {
        Told told;
        try {
            told = new Told(host.name(), approach.push(host.name()), null);
        } catch (Approach.Failed e) {
            told = new Told(host.name(), null, e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        mailbox.add(told);
    }

    private void take() {
        try {
            Told told = mailbox.poll(LOOK_MS, TimeUnit.MILLISECONDS);
            if (told != null) {
                all.put(told.host, told);
                if (told.why != null) {
                    console.say(told.host + ": " + told.why);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(String host, Approach.Pushed pushed) {
        return host + ": " + (pushed.carried() ? "copied to " : "there already in ") + pushed.place() + ", "
                + pushed.version() + "\n";
    }
}
