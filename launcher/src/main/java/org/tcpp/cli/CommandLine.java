package org.tcpp.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** From argv to what it asks for. */
public final class CommandLine {

    private static final String END_OF_OPTIONS = "--";

    private CommandLine() {}

    /** Reads a command line. Every mistake in it becomes {@link Parsed.Wrong}; nothing is thrown. */
    public static Parsed parse(String... args) {
        List<String> words = Arrays.asList(args);
        try {
            // before anything else, so that these two answer even beside a mistake, and without loading a parser
            if (words.contains("--help") || words.contains("-h")) {
                return help(Command.of(args));
            }
            if (words.contains("--version")) {
                return new Parsed.Use(Tool.VERSION, new Given(Tool.VERSION, Map.of(), List.of(), List.of()));
            }
            return switch (Command.of(args)) {
                case RunCommand run -> run(run, run == RunCommand.ORIGINAL ? args : tail(args));
                case Tool tool -> use(tool, tail(args));
            };
        } catch (UsageError e) {
            return new Parsed.Wrong(e.getMessage());
        }
    }

    private static Parsed help(Command about) {
        List<String> word = about == RunCommand.ORIGINAL || about == Tool.HELP ? List.of() : List.of(about.word());
        return new Parsed.Use(Tool.HELP, new Given(Tool.HELP, Map.of(), word, List.of()));
    }

    private static Parsed run(RunCommand command, String... args) {
        Map<OptionRow, List<String>> values = new LinkedHashMap<>();
        List<String> bare = read(command, values, args);
        if (values.containsKey(CliOption.HELP)) {
            return help(command);
        }
        if (command != RunCommand.ORIGINAL) {
            List<String> before = values.put(command.meant(), bare);
            if (before != null && !bare.isEmpty()) {
                throw twice(command.meant(), bare, before);
            }
        }
        return new Parsed.Run(runOptions(new Given(command, values, bare, List.of(), args)));
    }

    /**
     * What the options of a run among those given to a tool ask for; a run on this host alone where none says what to
     * be. Throws {@link UsageError} with the rule they break.
     */
    public static Options planned(Given given) {
        boolean chosen = Stream.of(CliOption.SERVE, CliOption.CONNECT, CliOption.BOTH).anyMatch(given::has);
        return runOptions(chosen ? given : given.with(CliOption.BOTH));
    }

    /** The options that the command line of a run gives. Throws {@link UsageError} if it is none. */
    public static Set<CliOption> ofRun(List<String> words) {
        String[] args = words.toArray(String[]::new);
        Command command = Command.of(args);
        if (!(command instanceof RunCommand)) {
            throw new UsageError("what stands behind -- has to be a run, not " + command.word());
        }
        Map<OptionRow, List<String>> values = new LinkedHashMap<>();
        String[] options = command == RunCommand.ORIGINAL ? args : tail(args);
        return new Given(command, values, read(command, values, options), List.of(), options).ofRun();
    }

    /** What the options of a run among those given ask for. Throws {@link UsageError} with the rule they break. */
    private static Options runOptions(Given given) {
        Rules.checkGiven(given);
        Options options = OptionsBuilder.build(given);
        Rules.checkValues(given, options);
        return options;
    }

    private static Parsed use(Tool tool, String... args) {
        Map<OptionRow, List<String>> values = new LinkedHashMap<>();
        Bare shape = tool.bare();
        int end = shape.behind() == null ? -1 : Arrays.asList(args).indexOf(END_OF_OPTIONS);
        List<String> bare = read(tool, values, end < 0 ? args : Arrays.copyOf(args, end));
        if (values.containsKey(CliOption.HELP)) {
            return help(tool);
        }
        String[] rest = end < 0 ? new String[0] : Arrays.copyOfRange(args, end + 1, args.length);
        List<String> behind = shape.verbatim() ? List.of(rest) : split(tool, values, rest);
        if (!shape.verbatim() && Arrays.asList(rest).contains(END_OF_OPTIONS)) {
            throw new UsageError(tool.word() + ": -- stands there twice");
        }
        if (shape.behind() != null && behind.isEmpty()) {
            throw new UsageError(tool.word() + ": -- " + shape.behind() + " is missing");
        }
        if (!shape.verbatim()) {
            refuseEmpty(tool, shape.behind(), behind);
        }
        if (tool == Tool.HELP) {
            bare.forEach(Command::named);
        }
        Given given = new Given(tool, values, bare, behind, args);
        Rules.checkTexts(given);
        OutputRules.checkTool(given);
        return new Parsed.Use(tool, given);
    }

    /** Puts its options into {@code values}; what stands bare is returned, and as many as the command takes. */
    private static List<String> read(Command command, Map<OptionRow, List<String>> values, String... args) {
        List<String> bare = split(command, values, args);
        if (values.containsKey(CliOption.HELP)) {
            return bare; // among other letters, as in -sh
        }
        Bare shape = command.bare();
        if (bare.size() < shape.least()) {
            throw new UsageError(command.word() + ": " + shape.words() + " is missing");
        }
        if (bare.size() > shape.most()) {
            throw new UsageError("unexpected argument '" + bare.get(shape.most()) + "'");
        }
        refuseEmpty(command, shape.words(), bare);
        return bare;
    }

    /** An empty word, of a variable that is not set, would mean the current folder. */
    private static void refuseEmpty(Command command, String shape, List<String> bare) {
        for (int i = 0; i < bare.size(); i++) {
            if (bare.get(i).isBlank()) {
                throw new UsageError(command.word() + ": " + shape.replaceAll("[\\[\\].]", "")
                        + (bare.size() == 1 ? "" : " " + (i + 1) + " of " + bare.size()) + " is empty");
            }
        }
    }

    private static List<String> split(Command command, Map<OptionRow, List<String>> values, String... args) {
        Set<OptionRow> understood = command.understood();
        org.apache.commons.cli.CommandLine line = split(understood, args);
        for (Option option : line.getOptions()) {
            OptionRow known = understood.stream()
                    .filter(row -> row.longName().equals(option.getLongOpt()))
                    .findFirst()
                    .orElseThrow();
            List<String> arguments = option.hasArg() ? List.of(option.getValue()) : List.of();
            List<String> before = values.put(known, arguments);
            if (before != null && !known.repeatable()) {
                throw twice(known, before, arguments);
            }
            if (before != null) {
                List<String> together = new ArrayList<>(before);
                together.addAll(arguments);
                values.put(known, together);
            }
        }
        return line.getArgList();
    }

    private static UsageError twice(OptionRow option, List<String> before, List<String> again) {
        return new UsageError(option.dashed() + ": given twice" + (before.isEmpty() || before.equals(again)
                ? ""
                : ", once with " + before.getFirst() + " and once with " + again.getFirst()));
    }

    private static org.apache.commons.cli.CommandLine split(Set<OptionRow> offered, String... args) {
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
                    + ": " + option.getArgName() + " is missing" + perhaps(option, offered, args));
        } catch (ParseException e) {
            throw new UsageError(e.getMessage());
        }
    }

    /** What begins like an option is taken for one, unless it is written so that it cannot be. */
    private static String perhaps(Option option, Set<OptionRow> offered, String... args) {
        String name = "--" + option.getLongOpt();
        for (int i = 1; i < args.length; i++) {
            String next = args[i];
            boolean behind = args[i - 1].equals(name) || args[i - 1].equals("-" + option.getOpt());
            boolean known = offered.stream().anyMatch(row -> next.equals("--" + row.longName())
                    || next.equals("-" + row.shortName()));
            if (behind && next.startsWith("-") && !known) {
                return "; one that begins with a dash is given as " + name + "=" + next;
            }
        }
        return "";
    }

    private static org.apache.commons.cli.Options options(Set<OptionRow> offered) {
        org.apache.commons.cli.Options options = new org.apache.commons.cli.Options();
        for (OptionRow row : offered) {
            options.addOption(Option.builder(row.shortName())
                    .longOpt(row.longName())
                    .hasArg(row.argument() != null)
                    .argName(row.argument())
                    .desc(row.meaning())
                    .get());
        }
        return options;
    }

    private static String[] tail(String... args) {
        return Arrays.copyOfRange(args, 1, args.length);
    }
}
