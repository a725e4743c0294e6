package org.tcpp.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The options and words that stand on a command line as given, before anything is made of them. Immutable. */
public final class Given {

    private final Command command;
    private final Map<OptionRow, List<String>> values = new LinkedHashMap<>();
    private final List<String> bare;
    private final List<String> behind;
    private final Set<String> line;

    /**
     * Of these.
     *
     * @param command what the command line is for
     * @param values the argument of each option given, several of a repeated one, none of a flag
     * @param bare what stands without a dash, as {@link Bare#words} says
     * @param behind what stands behind a {@code --}, as {@link Bare#behind} says
     * @param line the command line, to name an option as the user did
     */
    Given(Command command, Map<OptionRow, List<String>> values, List<String> bare, List<String> behind,
            String... line) {
        this.command = command;
        this.values.putAll(values);
        this.bare = List.copyOf(bare);
        this.behind = List.copyOf(behind);
        this.line = Set.copyOf(Arrays.stream(line).map(word -> word.replaceFirst("=.*", "")).distinct().toList());
    }

    /** The same with a flag more. */
    Given with(OptionRow flag) {
        Map<OptionRow, List<String>> more = new LinkedHashMap<>(values);
        more.put(flag, List.of());
        return new Given(command, more, bare, behind, line.toArray(String[]::new));
    }

    /** What stands without a dash. */
    public List<String> bare() {
        return bare;
    }

    /** What stands behind a {@code --}; empty if there is none. */
    public List<String> behind() {
        return behind;
    }

    /** True if the option was given. */
    public boolean has(OptionRow option) {
        return values.containsKey(option);
    }

    /** What the command is, as far as one option alone says it. */
    Mode mode() {
        return has(CliOption.SERVE)
                ? Mode.SERVER
                : has(CliOption.CONNECT)
                        ? Mode.CLIENT
                        : has(CliOption.BOTH) || manyHosts() == null ? Mode.LOOPBACK : Mode.MESH;
    }

    /** The first option given that means many hosts; null: none. */
    CliOption manyHosts() {
        return ofRun().stream().filter(option -> option.topic() == Topic.HOSTS).findFirst().orElse(null);
    }

    /** Every option that was given. */
    Set<OptionRow> all() {
        return values.keySet();
    }

    /** Those of a run, in the order of the table. */
    Set<CliOption> ofRun() {
        Set<CliOption> options = new TreeSet<>();
        values.keySet().forEach(row -> {
            if (row instanceof CliOption option) {
                options.add(option);
            }
        });
        return options;
    }

    /** Its argument, or null if it was not given. */
    public String text(OptionRow option) {
        List<String> given = values.getOrDefault(option, List.of());
        return given.isEmpty() ? null : given.getFirst();
    }

    /** Its arguments, in the order given; none if it was not. */
    public List<String> texts(OptionRow option) {
        return values.getOrDefault(option, List.of());
    }

    /** The option and its argument as the user wrote them, for messages. */
    public String named(OptionRow option) {
        String text = text(option);
        return text == null ? name(option) : named(option, text);
    }

    /** The option as the user wrote it, with one of its arguments. */
    String named(OptionRow option, String text) {
        return name(option) + " " + (text.isEmpty() ? "''" : text);
    }

    /** The option's name as the user wrote it: short or long. */
    String name(OptionRow option) {
        if (command instanceof RunCommand run && option == run.meant()) {
            return command.word();
        }
        String dashes = "--" + option.longName();
        return line.contains(dashes) ? dashes : option.dashed();
    }

    /**
     * What {@code parser} makes of its argument, or {@code standard} if it was not given. Throws {@link UsageError}
     * with the message of the parser's {@link IllegalArgumentException}.
     */
    public <T> T parse(OptionRow option, Function<String, T> parser, T standard) {
        if (!has(option)) {
            return standard;
        }
        try {
            return parser.apply(text(option));
        } catch (IllegalArgumentException e) {
            throw new UsageError(named(option) + ": " + e.getMessage());
        }
    }

    /** The same for a number that must fit an int; one that does not becomes {@link Integer#MAX_VALUE}. */
    public int parseInt(OptionRow option, Function<String, Long> parser, int standard) {
        return (int) Math.min(Integer.MAX_VALUE, parse(option, parser, (long) standard));
    }
}
