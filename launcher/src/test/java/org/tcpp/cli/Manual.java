package org.tcpp.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    static String options(Command command) {
        StringBuilder out = new StringBuilder();
        for (Topic topic : Topic.values()) {
            List<OptionRow> rows = command.options().stream().filter(row -> row.topic() == topic).toList();
            if (!rows.isEmpty()) {
                out.append(".Ss ").append(topic.heading()).append('\n');
                out.append(".Bl -tag -width Ds\n");
                rows.forEach(row -> append(out, row));
                out.append(".El\n");
            }
        }
        return out.toString();
    }

    /** The body of the section TOOLS. */
    static String tools() {
        StringBuilder out = new StringBuilder();
        for (Tool tool : Tool.values()) {
            out.append(".Ss ").append(tool.word()).append('\n');
            out.append(".Nm\n.Cm ").append(tool.word()).append(" Oo Ar option ... Oc").append(bare(tool))
                    .append("\n.Pp\n");
            sentences(tool.purpose()).forEach(sentence -> out.append(text(sentence)).append('\n'));
            out.append(".Bl -tag -width Ds\n");
            tool.options().forEach(row -> append(out, row));
            out.append(".El\n");
        }
        return out.toString();
    }

    private static String bare(Tool tool) {
        return Arrays.stream(tool.bare().text().replace("...", " ...").split(" "))
                .map(word -> switch (word) {
                    case "", "..." -> word;
                    case "--" -> "Fl \\-";
                    // Op would take all of the line
                    default -> word.replaceFirst("^(\\[?)(?=\\w)", "$1Ar ").replace("[", "Oo ").replace("]", " Oc");
                })
                .map(macro -> " " + macro)
                .collect(Collectors.joining())
                .stripTrailing();
    }

    /** The body of the section EXIT STATUS. */
    static String exitStatuses() {
        return Arrays.stream(ExitStatus.values())
                .map(status -> ".It " + status.code() + "\n" + text(status.words()) + ".\n")
                .collect(Collectors.joining("", ".Bl -tag -width Ds\n", ".El\n"));
    }

    private static void append(StringBuilder out, OptionRow row) {
        String argument = row.argument() == null ? "" : " Ar " + row.argument().toLowerCase(Locale.ROOT);
        out.append(".It ");
        if (row.shortName() != null) {
            out.append("Fl ").append(row.shortName()).append(argument).append(" , ");
        }
        out.append("Fl \\-").append(row.longName().replace("-", "\\-")).append(argument).append('\n');
        // an argument is set in small letters here, in the heading and so in the text
        String meaning = row.meaning().replaceAll("\\b(HOST|FILE|TIME)\\b",
                row.argument() == null ? "$1" : row.argument().toLowerCase(Locale.ROOT));
        sentences(meaning).forEach(sentence -> out.append(text(sentence)).append('\n'));
        if (row.standard() != null) {
            out.append(text("Default: " + row.standard() + ".")).append('\n');
        }
    }

    private static List<String> sentences(String text) {
        return List.of(text.split("(?<=\\.) (?=[A-Z])"));
    }

    /** In a manual a plain dash is a hyphen and an option's is a minus, and lines are short. */
    private static String text(String text) {
        String wrapped = text.replaceAll("(.{1," + LONGEST_LINE + "})(?: |$)", "$1\n").strip();
        return OPTION_IN_TEXT.matcher(wrapped)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replace("-", "\\-")));
    }
}
