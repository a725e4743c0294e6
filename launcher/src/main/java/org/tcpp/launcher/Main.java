package org.tcpp.launcher;

import java.util.List;
import java.util.stream.Stream;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Given;
import org.tcpp.cli.Help;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.Tool;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.UsageError;
import org.tcpp.compare.Comparison;
import org.tcpp.compare.ComparisonJson;
import org.tcpp.compare.ComparisonText;
import org.tcpp.html.ComparisonPage;
import org.tcpp.message.ExitStatus;
import org.tcpp.metrics.MetricsServer;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.output.Outputs;
import org.tcpp.output.TextFile;
import org.tcpp.plan.Planned;
import org.tcpp.plan.Planner;
import org.tcpp.report.InputError;

/** The command: reads what is asked for, plans it, does it, and ends with one of {@link ExitStatus}. */
public final class Main {

    private Main() {}

    /** Runs the command; ends the process. */
    public static void main(String[] words) {
        Console console = new Console();
        int status;
        try {
            status = run(console, words);
        } catch (UsageError e) {
            console.say(e.getMessage());
            status = ExitStatus.USAGE.code();
        } catch (InputError e) {
            console.say(e.getMessage());
            status = ExitStatus.NO_INPUT.code();
        } catch (OutputError e) {
            console.say(e.getMessage());
            status = e.status().code();
        } catch (Throwable fault) {
            console.bug(fault);
            status = ExitStatus.SOFTWARE.code();
        }
        exit(console.finish(status));
    }

    private static int run(Console console, String... words) throws OutputError {
        return switch (CommandLine.parse(words)) {
            case Parsed.Run run -> run(run.options(), console, words);
            case Parsed.Use(Tool tool, Given given) -> use(tool, given, console, words);
            case Parsed.Wrong wrong -> throw new UsageError(wrong.message());
        };
    }

    private static int use(Tool tool, Given given, Console console, String... words) throws OutputError {
        return switch (tool) {
            case COMPARE -> compare(given, console);
            case SWEEP -> new SweepCommand(given, console).run();
            case SEARCH -> new SearchCommand(given, List.of(words), console).run();
            case HELP -> print(console, Help.text(Help.about(given), Console.helpColumns()));
            case DOCTOR -> new DoctorCommand(given, console).run();
            case REPORT -> ReportCommand.run(given, console);
            case AGENT -> new AgentCommand(System.in, AgentVoice.standard()).run();
            case PUSH -> new PushCommand(given, console).run();
            case VERSION -> print(console, Version.text(given));
        };
    }

    private static int run(Options options, Console console, String... words) throws OutputError {
        console.follow(options);
        Planned planned = Planner.plan(options);
        Preflight preflight = planned instanceof Planned.Ready ready && options.mode() != Mode.MESH
                ? Preflight.look(ready.plan())
                : Preflight.NOTHING;
        if (!preflight.refusals().isEmpty()) {
            preflight.refusals().forEach(console::say);
            return ExitStatus.USAGE.code();
        }
        Invocation invocation = new Invocation(options, List.of(words), preflight.warnings());
        Signals signals = Signals.listen(console::restoration);
        signals.hurry(console);
        try (Outputs outputs = Outputs.open(options, planned.plan(), console);
                MetricsServer _ = Scraping.begin(options.output().metrics(), outputs, console)) {
            if (options.output().live()) {
                outputs.follow(LiveView.open(options, planned.plan(), console));
            }
            return outputs.finish(switch (options.mode()) {
                case SERVER -> new ServerCommand(invocation, planned.plan(), console, outputs, signals).run();
                case CLIENT, LOOPBACK -> new ClientCommand(invocation, planned, console, outputs, signals).run();
                case MESH -> new MeshCommand(invocation, planned.plan(), console, outputs, signals).run();
            });
        }
    }

    private static int compare(Given given, Console console) throws OutputError {
        TextFile page = given.has(ToolOption.COMPARE_HTML)
                ? TextFile.open(ToolOption.COMPARE_HTML, given.text(ToolOption.COMPARE_HTML), console)
                : null;
        if (page != null) {
            for (String read : Stream.of(given.bare(), given.behind()).flatMap(List::stream).toList()) {
                page.mustNotBe(read, read);
            }
        }
        Comparison comparison = Comparison.of(given);
        String text = given.has(ToolOption.COMPARE_JSON)
                ? ComparisonJson.of(comparison)
                : ComparisonText.of(comparison, console.style().width());
        if (page != null && page.isStandardOutput()) {
            text.lines().forEach(console::say);
        } else {
            console.print(text);
        }
        if (page != null) {
            page.write(ComparisonPage.of(ComparisonJson.tree(comparison)));
        }
        return comparison.status();
    }

    private static int print(Console console, String text) {
        console.print(text);
        return ExitStatus.COMPLETE.code();
    }

    /** The only way out. */
    static void exit(int status) {
        System.exit(status);
    }
}
