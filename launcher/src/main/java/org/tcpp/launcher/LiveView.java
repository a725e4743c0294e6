package org.tcpp.launcher;

import org.tcpp.cli.CliOption;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.live.LiveRuns;
import org.tcpp.output.Console;
import org.tcpp.plan.RunSpec;

/** Begins to show how runs stand while they last: {@code --live}. */
final class LiveView {

    private LiveView() {}

    /** Shows it on the whole screen, or says why not and shows it in lines; who is to follow the runs for it. */
    static LiveRuns open(Options options, RunSpec plan, Console console) {
        LiveRuns view = new LiveRuns(title(options, plan), options.mode() == Mode.SERVER, options.measuring().trials(),
                System::nanoTime);
        String missing = Console.screenMissing();
        if (missing != null) {
            console.say(CliOption.LIVE.dashed() + ": " + missing + ", so a line a second instead");
        }
        console.show(view, missing == null ? new ControllingTerminal() : null);
        return view;
    }

    private static String title(Options options, RunSpec plan) {
        int first = plan.basePort();
        int last = first + plan.processes() - 1;
        String ports = first == last ? "port " + first : "ports " + first + " to " + last;
        return switch (options.mode()) {
            case SERVER -> "tcpp, server on " + ports;
            case CLIENT -> "tcpp, client of " + options.host() + ", " + ports;
            case LOOPBACK, MESH -> "tcpp, " + options.mode().word() + ", " + ports;
        };
    }
}
