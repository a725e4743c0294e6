package org.tcpp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages name no option that does not exist, and link to nothing that is not there. */
class DocsNameRealThingsTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z-]*)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*?) *$");

    /** Options of the commands that the pages show beside tcpp; a slip of the finger that is shown on purpose. */
    private static final Set<String> OF_OTHERS = Set.of("reset", "coverage", "quick", "only", "pairs", "list", "wire",
            "best", "original", "twice", "trunc", "unbuffered", "line-buffered", "lopback", "rounds", "busy-rounds",
            "build",
            "against", "at-once", "over", "size", "congestion",
            "workers", "full-duplex", "damage", "search");

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("bench/README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameOnlyOptionsThatExist(Path page) throws IOException {
        Set<String> named = OPTION.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        named.removeAll(OF_OTHERS);
        assertThat(Stream.<Command>concat(Stream.of(RunCommand.ORIGINAL), Command.all().stream())
                .flatMap(command -> command.options().stream())
                .map(OptionRow::longName)).as(page.toString()).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkOnlyToWhatIsThere(Path page) throws IOException {
        for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
            String target = link.group(1);
            if (target.contains("://")) {
                continue;
            }
            Path file = target.isEmpty() ? page : page.resolveSibling(target);
            assertThat(file).as("%s: %s", page, link.group()).exists();
            if (link.group(2) != null) {
                assertThat(anchors(file)).as("%s: %s", page, link.group()).contains(link.group(2));
            }
        }
    }

    /** Headings as the usual renderers name them: lower case, blanks as dashes, no punctuation. */
    private static Set<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
