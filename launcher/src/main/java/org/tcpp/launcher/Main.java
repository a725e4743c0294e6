package org.tcpp.launcher;

import java.util.List;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Help;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.UsageError;
import org.tcpp.host.Build;
import org.tcpp.message.ExitStatus;
import org.tcpp.plan.Planned;
import org.tcpp.plan.Planner;

/** The command: reads what is asked for, plans it, does it, and ends with one of {@link ExitStatus}. */
public final class Main {

    private Main() {}

    /** Runs the command; ends the process. */
    public static void main(String[] words) {
        int status;
        try {
            status = run(words);
        } catch (UsageError e) {
            System.err.println("tcpp: " + e.getMessage());
            status = ExitStatus.USAGE.code();
        } catch (Throwable fault) {
            System.err.println("tcpp: this is a bug in tcpp; please report it with the lines that follow");
            fault.printStackTrace();
            status = ExitStatus.SOFTWARE.code();
        }
        exit(status);
    }

    private static int run(String... words) {
        return switch (CommandLine.parse(words)) {
            case Parsed.ShowHelp _ -> print(Help.text(columns()));
            case Parsed.ShowVersion _ -> print(Build.read().text() + ", Java " + Runtime.version() + "\n");
            case Parsed.Wrong wrong -> throw new UsageError(wrong.message());
            case Parsed.Run run -> run(run.options(), words);
        };
    }

    private static int run(Options options, String... words) {
        Console console = new Console(options);
        return switch (Planner.plan(options)) {
            case Planned.UnknownHost unknown -> {
                console.say("-c " + unknown.message());
                yield ExitStatus.UNAVAILABLE.code();
            }
            case Planned.Ready ready -> run(options, ready, console, words);
        };
    }

    private static int run(Options options, Planned.Ready planned, Console console, String... words) {
        Foreseen foreseen = Foreseen.look(planned.plan());
        if (!foreseen.refusals().isEmpty()) {
            foreseen.refusals().forEach(console::say);
            return ExitStatus.USAGE.code();
        }
        Occasion occasion = new Occasion(options, List.of(words), foreseen.warnings());
        return options.mode() == Mode.SERVER
                ? new ServerRun(occasion, planned.plan(), console, Signals.listen()).run()
                : new ClientCommand(occasion, planned, console, Signals.listen()).run();
    }

    private static String columns() {
        return System.getProperty(Console.COLUMNS_PROPERTY, System.getenv("COLUMNS"));
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
