package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.address.NumericAddress;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Given;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.UsageError;
import org.tcpp.doctor.Check;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.doctor.Diagnosis;
import org.tcpp.doctor.EndChecks;
import org.tcpp.doctor.Examination;
import org.tcpp.doctor.PortChecks;
import org.tcpp.doctor.Purpose;
import org.tcpp.doctor.Wish;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.plan.Planned;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunSpec;

/** {@code tcpp doctor}: whether hosts are fit for a run. */
final class DoctorCommand {

    private final Given given;
    private final Options options;
    private final Console console;
    private final List<Check> between = new ArrayList<>();
    private final Map<String, Examination> hosts = new LinkedHashMap<>();

    DoctorCommand(Given given, Console console) {
        this.given = given;
        this.console = console;
        options = CommandLine.planned(given);
    }

    /** Does it; the exit status. */
    int run() {
        Signals.endAtOnce("the doctor ends before all was looked at; nothing was changed");
        Purpose purpose = given.parse(ToolOption.DOCTOR_FOR, Purpose::of, Purpose.THROUGHPUT);
        if (options.servers().size() > 1) {
            throw new UsageError("-c " + options.host() + ": the doctor looks at one server at a time");
        }
        Planned planned = Planner.plan(options);
        if (planned instanceof Planned.UnknownHost unknown) {
            console.say(unknown.message());
            return ExitStatus.UNAVAILABLE.code();
        }
        RunSpec plan = planned.plan();
        DoctorCall call = options.mode() == Mode.CLIENT && !options.control().classic()
                ? new DoctorCall(plan, options.control().port(), Secrets.read(options))
                : null;
        Wish wish = Wishes.here(purpose, plan);
        if (call != null) {
            between.addAll(call.ask(purpose));
            wish = wish.over(call.roundTripNs());
        }
        if (options.mode() == Mode.CLIENT) {
            between.add(tryPorts(plan, call));
        }
        Examination here = Examination.here(plan.address(), plan.local().first(), Planner.demand(plan), wish)
                .with(Preflight.possible(plan));
        hosts.put(switch (options.mode()) {
            case CLIENT -> "client";
            case SERVER -> "server";
            case LOOPBACK, MESH -> "both";
        }, here);
        if (call != null && call.answer() != null) {
            hosts.put("server", call.answer());
            between.addAll(EndChecks.of(here, call.answer()));
        }
        long roundTripNs = wish.roundTripNs();
        Diagnosis diagnosis = new Diagnosis(purpose, roundTripNs, hosts, between);
        console.print(given.has(ToolOption.DOCTOR_JSON) ? diagnosis.json() : diagnosis.text(console.style().columns()));
        return (diagnosis.count(Verdict.BAD) == 0 ? ExitStatus.COMPLETE : ExitStatus.DEGRADED).code();
    }

    private static Check tryPorts(RunSpec plan, DoctorCall call) {
        return call != null && call.endsAfterOneRun()
                ? PortChecks.untried("the server would take it for its one run (-1)")
                : PortChecks.connect(NumericAddress.parse(plan.address()).orElseThrow(),
                        NumericAddress.parse(plan.local().first()).orElse(null), plan.basePort(), plan.processes(),
                        call != null && call.answer() != null);
    }
}
