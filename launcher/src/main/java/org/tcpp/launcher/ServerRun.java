package org.tcpp.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.cli.Options;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Live;
import org.tcpp.estimate.Tally;
import org.tcpp.message.Command;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.Fields;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunPlan;
import org.tcpp.process.Fleet;
import org.tcpp.process.Worker;
import org.tcpp.report.TextReport;
import org.tcpp.report.WholeFile;
import org.tcpp.result.Ending;
import org.tcpp.result.Result;

/** A server's life: listen, serve until told to stop, tell what came. */
final class ServerRun {

    private static final long SECOND_NS = 1_000_000_000L;
    /** A worker is replaced no more often than this. */
    private static final long REPLACEMENT_NS = SECOND_NS;

    private final Options options;
    private final RunPlan plan;
    private final Console console;
    private final Signals signals;
    private final List<String> words;
    private final Tally tally;
    private final Map<Integer, Long> replacedNs = new HashMap<>();
    private long quietSinceNs;
    private long marksThen;

    ServerRun(Options options, RunPlan plan, Console console, Signals signals, String... words) {
        this.options = options;
        this.plan = plan;
        this.console = console;
        this.signals = signals;
        this.words = List.of(words);
        tally = new Tally(plan);
    }

    /** Runs it; the exit status. */
    int run() {
        Bystander bystander = new Bystander(plan, options, words);
        try (Workshop workshop = new Workshop(plan, console);
                Crew crew = new Crew(tally, Report.CLASSIC, console, signals)) {
            Fleet servers = crew.start(Planner.specs(plan, Role.SERVER, ProcessHandle.current().pid(),
                    Report.CLASSIC), workshop.command());
            if (!crew.awaitReady()) {
                return unable(crew);
            }
            bystander.begin();
            tally.go(System.nanoTime());
            if (!announce()) {
                return ExitStatus.CANNOT_CREATE.code();
            }
            serve(crew, servers);
            servers.sendAll(new Command.Stop());
            crew.end(servers);
        } finally {
            withdraw();
        }
        return tell(bystander);
    }

    private void serve(Crew crew, Fleet servers) {
        while (!signals.received() && !isOver()) {
            crew.step();
            long nowNs = System.nanoTime();
            for (Worker worker : servers.workers()) {
                if (crew.hasEnded(worker)) {
                    replace(servers, worker, nowNs);
                }
            }
            if (console.wantsLive(nowNs)) {
                console.live(tally.live(nowNs), nowNs);
            }
        }
    }

    private void replace(Fleet servers, Worker worker, long nowNs) {
        Long lastNs = replacedNs.get(worker.number());
        if (lastNs == null || nowNs - lastNs >= REPLACEMENT_NS) {
            replacedNs.put(worker.number(), nowNs);
            servers.restart(worker);
            console.say(worker.name() + " is replaced");
        }
    }

    /** With -1: connections have come, and all have gone for a second. */
    private boolean isOver() {
        if (!plan.oneOff()) {
            return false;
        }
        Live live = tally.live(System.nanoTime());
        boolean quiet = live.atOnce() == 0 && live.completed() + live.failed() > 0;
        long marks = live.completed() + live.failed();
        if (!quiet || marks != marksThen) {
            marksThen = marks;
            quietSinceNs = System.nanoTime();
            return false;
        }
        return System.nanoTime() - quietSinceNs >= SECOND_NS;
    }

    private boolean announce() {
        int last = plan.basePort() + plan.processes() - 1;
        console.tell("serving on port" + (plan.processes() == 1 ? " " + last : "s " + plan.basePort() + " to " + last)
                + (plan.address() == null ? "" : " of " + plan.address()));
        if (options.readyFile() == null) {
            return true;
        }
        long[] ports = new long[plan.processes()];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = plan.basePort() + i;
        }
        String json = new Fields().put("pid", ProcessHandle.current().pid()).put("ports", ports).line() + "\n";
        try {
            WholeFile.write(Path.of(options.readyFile()), json.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException e) {
            console.say("--ready-file " + options.readyFile() + ": cannot be written (" + e.getMessage() + ")");
            return false;
        }
    }

    private void withdraw() {
        try {
            if (options.readyFile() != null) {
                Files.deleteIfExists(Path.of(options.readyFile()));
            }
        } catch (IOException e) {
            console.say("--ready-file " + options.readyFile() + ": cannot be removed (" + e.getMessage() + ")");
        }
    }

    private int unable(Crew crew) {
        if (signals.received()) {
            return signals.status();
        }
        console.say(crew.trouble());
        return crew.troubleStatus();
    }

    /** A server that was told to stop has done what it was asked for, whatever became of its clients. */
    private int tell(Bystander bystander) {
        Result result = bystander.result(Estimate.of(plan, tally), new Ending.Normal());
        console.print(TextReport.serverTotals(result, console.style()));
        int status = plan.oneOff() ? new Outcome(result, 0, signals).status() : ExitStatus.COMPLETE.code();
        return new Outcome(result, status).written(options, console).status();
    }
}
