package org.tcpp.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.tcpp.address.NumericAddress;
import org.tcpp.cli.Options;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlServer;
import org.tcpp.control.Link;
import org.tcpp.control.Offer;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Live;
import org.tcpp.estimate.Tally;
import org.tcpp.host.CpuMeter;
import org.tcpp.host.CpuTicks;
import org.tcpp.message.Command;
import org.tcpp.message.Counters;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.output.Console;
import org.tcpp.output.Outputs;
import org.tcpp.output.RunEvents;
import org.tcpp.plan.RunPlan;
import org.tcpp.process.Fleet;
import org.tcpp.process.Worker;
import org.tcpp.report.CpuLine;
import org.tcpp.report.TextReport;
import org.tcpp.result.Ending;
import org.tcpp.result.HostView;
import org.tcpp.result.Result;

/** A server's life: listen, serve whoever comes until told to stop, tell what came. One thread. */
final class ServerRun implements ControlServer.Reception {

    private static final long SECOND_NS = 1_000_000_000L;
    /** A worker is replaced no more often than this. */
    private static final long REPLACEMENT_NS = SECOND_NS;
    private static final long CPU_NS = 10 * SECOND_NS;
    private static final long IDLE_MS = 100;
    private static final long HURRY_MS = 5;

    private final Occasion occasion;
    private final Options options;
    private final RunPlan plan;
    private final Console console;
    private final Signals signals;
    private final Tally tally;
    private final RunEvents events;
    private final Outputs outputs;
    private final Map<Integer, Long> replacedNs = new HashMap<>();
    private final List<Guest> guests = new ArrayList<>();
    private final Queue<Guest> welcomed = new ConcurrentLinkedQueue<>();
    private final Queue<String> remarks = new ConcurrentLinkedQueue<>();
    private long quietSinceNs;
    private long marksThen;
    private long guestsServed;
    private Counters guestsTotals = Counters.NONE;
    private boolean guestFailed;
    private CpuTicks cpuBefore;
    private long cpuNs;

    ServerRun(Occasion occasion, RunPlan plan, Console console, Outputs outputs, Signals signals) {
        this.occasion = occasion;
        options = occasion.options();
        this.plan = plan;
        this.console = console;
        this.signals = signals;
        tally = new Tally(plan);
        this.outputs = outputs;
        events = outputs.events(tally);
    }

    /** Runs it; the exit status. */
    int run() {
        Bystander bystander = new Bystander(plan, occasion);
        Workshop workshop = new Workshop(plan, console);
        try (Crew crew = new Crew(console, signals)) {
            crew.follow(Report.CLASSIC, tally);
            Fleet servers = crew.start(plan.specs(Role.SERVER), workshop.command());
            if (!crew.awaitReady()) {
                return unable(crew);
            }
            bystander.begin(crew.congestion());
            tally.go(System.nanoTime());
            int status = serve(crew, servers);
            if (status != ExitStatus.COMPLETE.code()) {
                return status;
            }
            bystander.end();
        } finally {
            outputs.removeReady();
        }
        return tell(bystander);
    }

    private int serve(Crew crew, Fleet servers) {
        try (ControlServer _ = listen()) {
            if (!outputs.tellReady(plan, options.control().port())) {
                return ExitStatus.CANNOT_CREATE.code();
            }
            announce();
            while (!signals.received() && !isOver()) {
                turn(crew, servers);
            }
        } catch (RemoteServer.NoAgreement e) {
            console.say(e.getMessage());
            return e.status().code();
        } catch (IOException e) {
            console.say("control port " + options.control().port() + ": " + e.getMessage());
            return ExitStatus.UNAVAILABLE.code();
        }
        servers.sendAll(new Command.Stop());
        crew.end(servers);
        for (Guest guest : List.copyOf(guests)) {
            guest.cutShort("the server was stopped before the run was over");
            finish(guest, crew);
        }
        return ExitStatus.COMPLETE.code();
    }

    private ControlServer listen() throws RemoteServer.NoAgreement, IOException {
        return new ControlServer(NumericAddress.parse(plan.address()).orElse(null), options.control().port(),
                RemoteServer.secret(options),
                new Offer(plan.processes(), plan.basePort(), plan.atOnce()), this);
    }

    @Override
    public Consumer<ChannelEvent> welcome(Link link) {
        Guest guest = new Guest(link, plan, occasion, outputs);
        welcomed.add(guest);
        return guest::hear;
    }

    @Override
    public void remark(String line) {
        remarks.add(line);
    }

    private void turn(Crew crew, Fleet servers) {
        crew.step(guests.stream().anyMatch(Guest::isInAHurry) ? HURRY_MS : IDLE_MS);
        long nowNs = System.nanoTime();
        for (Worker worker : servers.workers()) {
            if (crew.hasEnded(worker)) {
                replace(servers, worker, nowNs);
            }
        }
        for (Guest guest = welcomed.poll(); guest != null; guest = welcomed.poll()) {
            guests.add(guest);
        }
        for (Guest guest : List.copyOf(guests)) {
            long promised = guests.stream().filter(other -> other != guest).mapToLong(Guest::promised).sum();
            guest.step(crew, servers, promised, nowNs);
            if (guest.isOver()) {
                finish(guest, crew);
            }
        }
        for (String remark = remarks.poll(); remark != null; remark = remarks.poll()) {
            console.tell(remark);
        }
        if (console.wantsLive(nowNs)) {
            console.live(tally.live(nowNs), nowNs);
        }
        showCpu(nowNs);
        outputs.step();
    }

    private void replace(Fleet servers, Worker worker, long nowNs) {
        Long lastNs = replacedNs.get(worker.number());
        if (lastNs == null || nowNs - lastNs >= REPLACEMENT_NS) {
            replacedNs.put(worker.number(), nowNs);
            Worker next = servers.restart(worker);
            guests.forEach(guest -> guest.introduce(next, servers));
            console.tell(worker.name() + " is replaced");
        }
    }

    private void finish(Guest guest, Crew crew) {
        guests.remove(guest);
        crew.unfollow(guest.run());
        if (!guest.hadRun()) {
            return;
        }
        guestsServed++;
        Estimate estimate = guest.estimate();
        guestsTotals = guestsTotals.plus(estimate.counting().totals());
        guestFailed |= estimate.counting().totals().failed() > 0 || !(guest.ending() instanceof Ending.Normal);
        HostView here = guest.host(crew.congestion());
        guest.dismiss(Hosts.toFields(here));
        Result result = guest.result(estimate, here);
        console.tell("run " + guest.id() + " of " + TextReport.serverRun(result, guest.remote()).strip());
        result.verdictReasons().forEach(reason -> console.detail(reason));
        outputs.write(result, guest.events());
    }

    /** With -1: a client's run has come and gone, or classic connections have, all of them for a second. */
    private boolean isOver() {
        if (!plan.oneOff() || !guests.isEmpty()) {
            return false;
        }
        if (guestsServed > 0) {
            return true;
        }
        if (!plan.special().classic()) {
            return false;
        }
        Live live = tally.live(System.nanoTime());
        long marks = live.completed() + live.failed();
        if (live.atOnce() > 0 || marks == 0 || marks != marksThen) {
            marksThen = marks;
            quietSinceNs = System.nanoTime();
            return false;
        }
        return System.nanoTime() - quietSinceNs >= SECOND_NS;
    }

    private void announce() {
        int last = plan.basePort() + plan.processes() - 1;
        console.tell("serving on port" + (plan.processes() == 1 ? " " + last : "s " + plan.basePort() + " to " + last)
                + (plan.address() == null ? "" : " of " + plan.address()) + ", control port "
                + options.control().port());
    }

    private void showCpu(long nowNs) {
        if (!options.output().cpu() || cpuBefore != null && nowNs - cpuNs < CPU_NS) {
            return;
        }
        CpuTicks now = CpuMeter.snapshot();
        HostView.Cpu used = cpuBefore == null ? null : Hosts.cpu(now.since(cpuBefore));
        if (used != null) {
            console.print(CpuLine.of(used) + "\n");
        }
        cpuBefore = now;
        cpuNs = nowNs;
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
        Result result = bystander.result(Estimate.of(plan, tally), new Ending.Normal(), bystander.host(), null);
        if (guestsServed == 0) {
            outputs.write(result, events);
        } else if (result.summary().whole("connections_requested") > 0) {
            outputs.writeAside(result, events);
        }
        if (guestsServed > 0) {
            console.print(guestsServed + (guestsServed == 1 ? " controlled run: " : " controlled runs: ")
                    + guestsTotals.started() + " connections accepted, "
                    + guestsTotals.completed() + " completed, " + guestsTotals.failed() + " failed, "
                    + guestsTotals.bytes() + " bytes received\nwithout control connection: ");
        }
        console.print(TextReport.serverTotals(result, console.style()));
        return !plan.oneOff() || signals.received()
                ? ExitStatus.COMPLETE.code()
                : guestsServed == 0
                        ? Outcome.status(result, 0, signals)
                        : (guestFailed ? ExitStatus.DEGRADED : ExitStatus.COMPLETE).code();
    }
}
