package org.tcpp.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.tcpp.cli.Options.Mode;
import org.tcpp.message.Closing;
import org.tcpp.message.Engine;
import org.tcpp.message.WorkerSpec;
import org.tcpp.size.SizePlan;

/** Reads command lines. Stateless; any thread. */
public final class CommandLines {

    private static final int MOST_PROCESSES = 4096;
    private static final int MOST_AT_ONCE = 10_000_000;
    private static final int MOST_LOCALS = 1 << 20;
    private static final long MOST_CONNECTIONS = 1L << 50;
    private static final int LEAST_QUANTUM_BYTES = 512;
    private static final int MOST_BUFFER_BYTES = 1 << 30;
    private static final long LEAST_TIME_NS = 10_000_000;

    private CommandLines() {}

    /**
     * Reads the words after the command's name.
     *
     * @throws UsageException if they are wrong; its message is one line for the user
     */
    public static Parsed parse(String... words) throws UsageException {
        CommandLine line = split(words);
        if (line.hasOption(Opt.HELP.longName())) {
            return new Parsed.ShowHelp();
        }
        if (line.hasOption(Opt.VERSION.longName())) {
            return new Parsed.ShowVersion();
        }
        if (!line.getArgList().isEmpty()) {
            throw new UsageException("'" + line.getArgList().getFirst() + "' belongs to no option");
        }
        Given given = new Given(line);
        Rules.checkCombination(given);
        Options options = read(given);
        Rules.checkValues(options);
        return new Parsed.Run(options);
    }

    private static CommandLine split(String... words) throws UsageException {
        try {
            CommandLine line = DefaultParser.builder().setAllowPartialMatching(false).get().parse(known(), words);
            for (Opt opt : Opt.values()) {
                long times = Arrays.stream(line.getOptions())
                        .filter(option -> option.getLongOpt().equals(opt.longName()))
                        .count();
                if (times > 1 && opt != Opt.LABEL) {
                    throw new UsageException(opt.shown() + ": given " + times + " times, allowed is once");
                }
            }
            return line;
        } catch (UnrecognizedOptionException e) {
            throw new UsageException(e.getOption() + ": there is no such option" + nearest(e.getOption()));
        } catch (MissingArgumentException e) {
            Opt opt = opt(e.getOption().getLongOpt());
            throw new UsageException(opt.shown() + ": needs " + opt.argument() + " after it");
        } catch (ParseException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Options read(Given given) throws UsageException {
        Mode mode = Rules.mode(given);
        return new Options(mode, given.text(Opt.CLIENT), load(given, mode), where(given), output(given), how(given),
                given.has(Opt.ONE_OFF), given.text(Opt.READY_FILE));
    }

    private static Options.Load load(Given given, Mode mode) throws UsageException {
        boolean server = mode == Mode.SERVER;
        long connections = given.has(Opt.DURATION) ? WorkerSpec.UNLIMITED : Defaults.CONNECTIONS;
        return new Options.Load((int) given.count(Opt.PROCS, 1, MOST_PROCESSES, Defaults.PROCESSES),
                server ? WorkerSpec.UNLIMITED : given.count(Opt.TCPS, 1, MOST_CONNECTIONS, connections),
                (int) given.count(Opt.MAX, 1, MOST_AT_ONCE, server ? WorkerSpec.UNLIMITED : Defaults.AT_ONCE),
                SizePlan.fixed(given.bytes(Opt.BYTES, SizePlan.SMALLEST, Long.MAX_VALUE, Defaults.BYTES)),
                given.time(Opt.DURATION, LEAST_TIME_NS, 0),
                given.time(Opt.TIMEOUT, LEAST_TIME_NS, server ? 0 : Defaults.TIMEOUT_NS),
                given.word(Opt.CLOSE, Defaults.CLOSING, Closing::of, "client, server and reset"));
    }

    private static Options.Where where(Given given) throws UsageException {
        return new Options.Where((int) given.count(Opt.PORT, 1, 65_535, Defaults.BASE_PORT),
                given.address(Opt.LOCAL),
                (int) given.count(Opt.LOCAL_COUNT, 1, MOST_LOCALS, Defaults.LOCAL_COUNT));
    }

    private static Options.Output output(Given given) throws UsageException {
        return new Options.Output(given.has(Opt.CPS), given.has(Opt.CPU), given.text(Opt.JSON),
                given.time(Opt.INTERVAL, LEAST_TIME_NS, Defaults.INTERVAL_NS),
                given.word(Opt.MAX_FAILURES, "0", CommandLines::failureLimit,
                        "a whole number, or a percentage as 0.5%"),
                given.pairs(Opt.LABEL), given.has(Opt.QUIET), given.has(Opt.VERBOSE));
    }

    private static Options.How how(Given given) throws UsageException {
        String arguments = given.text(Opt.WORKER_JVM_ARGS);
        return new Options.How(given.word(Opt.ENGINE, Defaults.ENGINE, Engine::of, "auto, epoll and nio"),
                (int) given.bytes(Opt.QUANTUM, LEAST_QUANTUM_BYTES, MOST_BUFFER_BYTES, Defaults.QUANTUM_BYTES),
                (int) given.bytes(Opt.SNDBUF, 1, MOST_BUFFER_BYTES, 0),
                (int) given.bytes(Opt.RCVBUF, 1, MOST_BUFFER_BYTES, 0),
                given.word(Opt.NODELAY, true, CommandLines::onOff, "on and off"),
                arguments == null || arguments.isBlank() ? List.of() : List.of(arguments.trim().split("\\s+")));
    }

    private static boolean onOff(String word) {
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static String failureLimit(String text) {
        if (!text.matches("[0-9]{1,15}|[0-9]{1,3}(\\.[0-9]{1,6})?%")) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static org.apache.commons.cli.Options known() {
        org.apache.commons.cli.Options options = new org.apache.commons.cli.Options();
        for (Opt opt : Opt.values()) {
            options.addOption(Option.builder(opt.letter())
                    .longOpt(opt.longName())
                    .hasArg(opt.argument() != null)
                    .get());
        }
        return options;
    }

    private static Opt opt(String longName) {
        return Arrays.stream(Opt.values()).filter(opt -> opt.longName().equals(longName)).findFirst().orElseThrow();
    }

    /** For a misspelt long option, the one that was probably meant. */
    private static String nearest(String word) {
        String name = word.replaceFirst("^-+", "").replaceFirst("=.*", "");
        return Arrays.stream(Opt.values())
                .map(Opt::longName)
                .filter(known -> name.length() > 2 && distance(known, name) <= 2)
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .map(known -> "; did you mean --" + known + "?")
                .orElse(" (see --help)");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
