package org.tcpp.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.Given;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.Units;
import org.tcpp.cli.UsageError;

/**
 * What is to be done: which runs, and what the user said of them.
 *
 * @param factors what is varied
 * @param trials how often each cell has its turn
 * @param words the command line of a run, without what is varied
 * @param hooks what is done around each
 * @param shuffled whether each block has an order of its own
 * @param pauseNs what is waited for before each run but the first
 */
public record Sweep(List<Factor> factors, int trials, List<String> words, Hooks hooks, boolean shuffled,
        long pauseNs) {

    /** So many runs take a year of ten hours a day. */
    static final int MOST_RUNS = 1_000_000;
    private static final int STANDARD_TRIALS = 5;
    private static final long LONGEST_PAUSE_NS = 86_400_000_000_000L;

    /** As the user put it. Throws {@link UsageError} if it makes no sense. */
    public static Sweep of(Given given) {
        List<Factor> factors = given.texts(ToolOption.VARY).stream().map(Sweep::factor).toList();
        int trials = given.parseInt(ToolOption.SWEEP_TRIALS, Units::parseCount, STANDARD_TRIALS);
        boolean shuffled = given.parse(ToolOption.ORDER, Sweep::shuffles, true);
        given.parse(ToolOption.SWEEP_SEED, Units::parseWhole, 0L);
        if (given.has(ToolOption.SWEEP_SEED) && !shuffled) {
            throw new UsageError(given.named(ToolOption.SWEEP_SEED) + ": nothing is drawn with --order given");
        }
        Sweep sweep = new Sweep(factors, trials, given.behind(),
                new Hooks(given.texts(ToolOption.BEFORE), given.texts(ToolOption.AFTER)),
                shuffled,
                given.parse(ToolOption.PAUSE, Units::parseTime, 0L));
        sweep.check(given);
        return sweep;
    }

    private void check(Given given) {
        if (factors.isEmpty()) {
            throw new UsageError("sweep: --vary NAME=VALUES is missing, what to vary");
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : names()) {
            if (!names.add(name)) {
                throw new UsageError("--vary " + name + ": given twice");
            }
        }
        hooks.check(names);
        names.stream().filter(name -> option(name) == null && !hooks.use(name)).findFirst().ifPresent(name -> {
            throw new UsageError("--vary " + name + ": neither an option of a run nor used by --before or --after");
        });
        long cells = factors.stream().mapToLong(factor -> factor.levels().size()).reduce(1,
                (one, other) -> Math.min(MOST_RUNS + 1L, one * other));
        if (trials < 1) {
            throw new UsageError(given.named(ToolOption.SWEEP_TRIALS) + ": allowed are 1 to " + MOST_RUNS);
        }
        if (cells * trials > MOST_RUNS) {
            throw new UsageError("--vary gives " + (cells > MOST_RUNS ? "more than " + MOST_RUNS : "" + cells)
                    + " cells, of " + trials + " trials each; allowed are " + MOST_RUNS + " runs in all");
        }
        if (pauseNs > LONGEST_PAUSE_NS) {
            throw new UsageError(given.named(ToolOption.PAUSE) + ": allowed are 0s to 24h");
        }
    }

    /** All names that are varied, in order. */
    public List<String> names() {
        return factors.stream().flatMap(factor -> factor.names().stream()).toList();
    }

    /** All combinations. */
    public List<Cell> cells() {
        return Cell.of(factors);
    }

    /** All runs, in the order in which they are to be done. */
    public List<PlannedRun> runs(long seed) {
        return PlannedRun.inBlocks(cells(), trials, shuffled ? (Long) seed : null);
    }

    /** The command line of a cell's runs. What is no option of a run becomes a label, for else no result would tell. */
    public List<String> line(Cell cell) {
        List<String> line = new ArrayList<>(words);
        for (Map.Entry<String, String> value : cell.values().entrySet()) {
            CliOption option = option(value.getKey());
            if (option == null) {
                line.add("--" + CliOption.LABEL.longName() + "=" + value.getKey() + "=" + value.getValue());
            } else if (option.argument() != null) {
                line.add("--" + option.longName() + "=" + value.getValue());
            } else if (isOn(value)) {
                line.add("--" + option.longName());
            }
        }
        return line;
    }

    private static boolean isOn(Map.Entry<String, String> flag) {
        return switch (flag.getValue()) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new UsageError("--vary " + flag.getKey() + "=" + flag.getValue()
                    + ": it has no argument; allowed are on and off");
        };
    }

    /** The option that a name stands for, short or long; null if it stands for none. */
    private static CliOption option(String name) {
        for (CliOption option : CliOption.values()) {
            if (option.longName().equals(name) || Objects.equals(option.shortName(), name)) {
                return option;
            }
        }
        return null;
    }

    private static Factor factor(String text) {
        try {
            return Factor.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageError("--vary " + text + ": " + e.getMessage());
        }
    }

    private static boolean shuffles(String word) {
        return switch (word) {
            case "random" -> true;
            case "given" -> false;
            default -> throw new IllegalArgumentException("allowed are random and given");
        };
    }
}
