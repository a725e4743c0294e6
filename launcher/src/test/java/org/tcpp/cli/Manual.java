package org.tcpp.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tcpp.message.ExitStatus;

/** Those sections of the manual, in mdoc(7), that derive from the code. */
final class Manual {

    private static final int LONGEST_LINE = 76;
    private static final Pattern OPTION_IN_TEXT = Pattern.compile("(?<=^|[\\s(])(--?)(?=[A-Za-z0-9])");

    private Manual() {}

    /** The body of the section OPTIONS. */
    static String options(Set<CliOption> offered) {
        StringBuilder out = new StringBuilder();
        for (Topic topic : Topic.values()) {
            List<CliOption> rows = offered.stream().filter(row -> row.topic() == topic).toList();
            if (!rows.isEmpty()) {
                out.append(".Ss ").append(topic.heading()).append('\n');
                out.append(".Bl -tag -width Ds\n");
                rows.forEach(row -> append(out, row));
                out.append(".El\n");
            }
        }
        return out.toString();
    }

    /** The body of the section EXIT STATUS. */
    static String exitStatuses() {
        return Arrays.stream(ExitStatus.values())
                .map(status -> ".It " + status.code() + "\n" + text(status.words()) + ".\n")
                .collect(Collectors.joining("", ".Bl -tag -width Ds\n", ".El\n"));
    }

    private static void append(StringBuilder out, CliOption row) {
        String argument = row.argument() == null ? "" : " Ar " + row.argument().toLowerCase(Locale.ROOT);
        out.append(".It ");
        if (row.shortName() != null) {
            out.append("Fl ").append(row.shortName()).append(argument).append(" , ");
        }
        out.append("Fl \\-").append(row.longName().replace("-", "\\-")).append(argument).append('\n');
        // an argument is set in small letters here, in the heading and so in the text
        String meaning = row.meaning().replaceAll("\\b(HOST|FILE|TIME)\\b",
                row.argument() == null ? "$1" : row.argument().toLowerCase(Locale.ROOT));
        for (String sentence : meaning.split("(?<=\\.) (?=[A-Z])")) {
            out.append(text(sentence)).append('\n');
        }
        if (row.standard() != null) {
            out.append(text("Default: " + row.standard() + ".")).append('\n');
        }
    }

    /** In a manual a plain dash is a hyphen and an option's is a minus, and lines are short. */
    private static String text(String text) {
        String wrapped = text.replaceAll("(.{1," + LONGEST_LINE + "})(?: |$)", "$1\n").strip();
        return OPTION_IN_TEXT.matcher(wrapped)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replace("-", "\\-")));
    }
}
