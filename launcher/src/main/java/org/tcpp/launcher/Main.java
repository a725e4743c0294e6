package org.tcpp.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.tcpp.cli.CommandLines;
import org.tcpp.cli.Help;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.UsageException;
import org.tcpp.message.ExitStatus;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunPlan;

/** The command: reads what is asked for, does it, and ends with one of {@link ExitStatus}. */
public final class Main {

    private Main() {}

    /** Runs the command; ends the process. */
    public static void main(String[] words) {
        int status;
        try {
            status = run(words);
        } catch (Throwable fault) {
            System.err.println("tcpp: this is a bug in tcpp; please report it with the lines that follow");
            fault.printStackTrace();
            status = ExitStatus.SOFTWARE.code();
        }
        exit(status);
    }

    private static int run(String... words) {
        try {
            return switch (CommandLines.parse(words)) {
                case Parsed.ShowHelp _ -> print(Help.text(Console.columns()));
                case Parsed.ShowVersion _ -> print(Version.read().line() + "\n");
                case Parsed.Run run -> run(run.options(), words);
            };
        } catch (UsageException e) {
            System.err.println("tcpp: " + e.getMessage());
            return ExitStatus.USAGE.code();
        }
    }

    private static int run(Options options, String... words) {
        InetAddress remote = null;
        if (options.mode() == Options.Mode.CLIENT) {
            try {
                remote = InetAddress.getByName(options.host());
            } catch (UnknownHostException _) {
                System.err.println("tcpp: -c " + options.host() + ": there is no address for this name");
                return ExitStatus.UNAVAILABLE.code();
            }
        }
        RunPlan plan = Planner.plan(options, remote);
        Signals signals = Signals.listen();
        Console console = new Console(options);
        return plan.mode() == RunPlan.Mode.SERVER
                ? new ServerRun(options, plan, console, signals, words).run()
                : new ClientRun(options, plan, console, signals, words).run();
    }

    private static int print(String text) {
        System.out.print(text);
        return ExitStatus.COMPLETE.code();
    }

    /** The only way out. */
    static void exit(int status) {
        System.out.flush();
        System.exit(status);
    }
}
