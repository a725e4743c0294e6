package org.tcpp.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** From argv to what it asks for. */
public final class CommandLine {

    private CommandLine() {}

    /** Reads a command line. Every mistake in it becomes {@link Parsed.Wrong}; nothing is thrown. */
    public static Parsed parse(String... args) {
        return parse(CliOption.offered(), args);
    }

    static Parsed parse(Set<CliOption> offered, String... args) {
        List<String> words = Arrays.asList(args);
        // before anything else, so that these two answer even beside a mistake, and without loading a parser
        if (words.contains("--help") || words.contains("-h")) {
            return new Parsed.ShowHelp();
        }
        if (words.contains("--version")) {
            return new Parsed.ShowVersion();
        }
        try {
            Command command = Command.of(args);
            Given given = command == Command.ORIGINAL
                    ? given(command, offered, args)
                    : given(command, offered, Arrays.copyOfRange(args, 1, args.length));
            Rules.checkGiven(given);
            Options options = OptionsBuilder.build(given);
            Rules.checkValues(given, options);
            return new Parsed.Run(options);
        } catch (UsageError e) {
            return new Parsed.Wrong(e.getMessage());
        }
    }

    private static Given given(Command command, Set<CliOption> offered, String... args) {
        org.apache.commons.cli.CommandLine line = split(offered, args);
        Map<CliOption, List<String>> values = new EnumMap<>(CliOption.class);
        if (command != Command.ORIGINAL) {
            values.put(command.meant(), takeArgument(command, line));
        }
        if (!line.getArgList().isEmpty()) {
            throw new UsageError("unexpected argument '" + line.getArgList().getFirst() + "'");
        }
        for (Option option : line.getOptions()) {
            CliOption known = offered.stream()
                    .filter(row -> row.longName().equals(option.getLongOpt()))
                    .findFirst()
                    .orElseThrow();
            List<String> arguments = option.hasArg() ? List.of(option.getValue()) : List.of();
            List<String> before = values.put(known, arguments);
            if (before != null && !known.repeatable()) {
                throw new UsageError(known.dashed() + ": given twice" + (before.isEmpty() || before.equals(arguments)
                        ? ""
                        : ", once with " + before.getFirst() + " and once with " + arguments.getFirst()));
            }
            if (before != null) {
                List<String> together = new ArrayList<>(before);
                together.addAll(arguments);
                values.put(known, together);
            }
        }
        return new Given(command, values, args);
    }

    /** What stands without a dash behind the command: the host, if it needs one. */
    private static List<String> takeArgument(Command command, org.apache.commons.cli.CommandLine line) {
        String argument = command.meant().argument();
        if (argument == null) {
            return List.of();
        }
        if (line.getArgList().isEmpty()) {
            throw new UsageError(command.word() + ": " + argument + " is missing");
        }
        return List.of(line.getArgList().removeFirst());
    }

    private static org.apache.commons.cli.CommandLine split(Set<CliOption> offered, String... args) {
        try {
            return DefaultParser.builder()
                    // by default --t would be --tcps until some day another option begins with a t
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options(offered), args);
        } catch (UnrecognizedOptionException e) {
            throw new UsageError(Suggestion.unknown(e.getOption(), offered));
        } catch (MissingArgumentException e) {
            Option option = e.getOption();
            throw new UsageError((option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt())
                    + ": " + option.getArgName() + " is missing");
        } catch (ParseException e) {
            throw new UsageError(e.getMessage());
        }
    }

    private static org.apache.commons.cli.Options options(Set<CliOption> offered) {
        org.apache.commons.cli.Options options = new org.apache.commons.cli.Options();
        for (CliOption row : offered) {
            options.addOption(Option.builder(row.shortName())
                    .longOpt(row.longName())
                    .hasArg(row.argument() != null)
                    .argName(row.argument())
                    .desc(row.meaning())
                    .get());
        }
        return options;
    }
}
