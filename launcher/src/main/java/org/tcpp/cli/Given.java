package org.tcpp.cli;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The options that stand on a command line and their arguments as given, before anything is made of them. */
final class Given {

    private static final char REPLACEMENT = '\ufffd';

    private final Command command;
    private final Map<CliOption, List<String>> values = new EnumMap<>(CliOption.class);
    private final Set<String> words;

    /**
     * Of these.
     *
     * @param command what the command line is for
     * @param values the argument of each option given, several of a repeated one, none of a flag
     * @param words the command line, to name an option as the user did
     */
    Given(Command command, Map<CliOption, List<String>> values, String... words) {
        this.command = command;
        this.values.putAll(values);
        this.words = Set.copyOf(Arrays.stream(words).map(word -> word.replaceFirst("=.*", "")).distinct().toList());
    }

    boolean has(CliOption option) {
        return values.containsKey(option);
    }

    /** What the command is, as far as one option alone says it. */
    Mode mode() {
        return has(CliOption.SERVE) ? Mode.SERVER : has(CliOption.CONNECT) ? Mode.CLIENT : Mode.LOOPBACK;
    }

    /** True if its argument was given as nothing at all. */
    boolean isEmpty(CliOption option) {
        return text(option) != null && text(option).isBlank();
    }

    /** True if Java could not read its argument, or one of them, and put a replacement character for it. */
    boolean isUnreadable(CliOption option) {
        return texts(option).stream().anyMatch(text -> text.indexOf(REPLACEMENT) >= 0);
    }

    /** True if it should name a file or a host and names something like {@code -1}. */
    boolean looksLikeOption(CliOption option) {
        return List.of("FILE", "HOST").contains(option.argument() + "") && text(option).matches("-.+");
    }

    /** Every option that was given, in the order of the table. */
    Set<CliOption> all() {
        return values.keySet();
    }

    /** Its argument, or null if it was not given. */
    String text(CliOption option) {
        List<String> given = values.getOrDefault(option, List.of());
        return given.isEmpty() ? null : given.getFirst();
    }

    List<String> texts(CliOption option) {
        return values.getOrDefault(option, List.of());
    }

    /** The option and its argument as the user wrote them, for messages. */
    String named(CliOption option) {
        String text = text(option);
        return text == null ? name(option) : name(option) + " " + (text.isEmpty() ? "''" : text);
    }

    /** The option's name as the user wrote it: short or long. */
    String name(CliOption option) {
        if (option == command.meant()) {
            return command.word();
        }
        String dashes = "--" + option.longName();
        return words.contains(dashes) ? dashes : option.dashed();
    }

    /** What {@code parser} makes of its argument, or {@code standard} if it was not given. */
    <T> T parse(CliOption option, Function<String, T> parser, T standard) {
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
    int parseInt(CliOption option, Function<String, Long> parser, int standard) {
        return (int) Math.min(Integer.MAX_VALUE, parse(option, parser, (long) standard));
    }
}
