package org.tcpp.sweep;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.UsageError;
import org.tcpp.text.ShellWord;

/**
 * Commands of the user's around each run.
 *
 * @param before each run, in order
 * @param after each run, in order
 */
public record Hooks(List<String> before, List<String> after) {

    /** {name}, but not a variable of the shell, ${name}. */
    private static final Pattern NAME = Pattern.compile("(?<!\\$)\\{([A-Za-z][A-Za-z0-9_.-]*)}");

    /** Throws {@link UsageError} if one of them names a factor that is none of these. */
    public void check(Set<String> names) {
        before.forEach(command -> check(ToolOption.BEFORE, command, names));
        after.forEach(command -> check(ToolOption.AFTER, command, names));
    }

    private static void check(ToolOption option, String command, Set<String> names) {
        NAME.matcher(command)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UsageError(option.dashed() + " '" + command + "': nothing varies {" + name
                            + "}; there is " + names.stream().map(one -> "{" + one + "}")
                                    .collect(Collectors.joining(", ")));
                });
    }

    /** True if one of them uses this factor. */
    boolean use(String name) {
        return commands().flatMap(command -> NAME.matcher(command).results())
                .anyMatch(found -> found.group(1).equals(name));
    }

    private Stream<String> commands() {
        return Stream.concat(before.stream(), after.stream());
    }

    /** A command with the values of a cell in place of their names, as one word each for the shell. */
    public static String filled(String command, Cell cell) {
        return NAME.matcher(command).replaceAll(
                found -> Matcher.quoteReplacement(ShellWord.of(cell.values().get(found.group(1)))));
    }
}
