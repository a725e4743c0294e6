package org.tcpp.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The faults that bench/mutations puts back, for which the sources still have to be what they were made for. */
class MutationsTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("bench/mutations.d"))) {
            return files.filter(file -> file.toString().endsWith(".patch")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void shouldStillApply(Path patch) throws IOException {
        String source = "";
        List<String> before = new ArrayList<>();
        int hunks = 0;
        for (String line : Files.readAllLines(patch)) {
            if (line.startsWith("--- a/")) {
                source = Files.readString(HOME.resolve(line.substring(6)));
            } else if (line.startsWith("@@")) {
                hunks += contains(source, before) ? 1 : 0;
                before.clear();
            } else if (!source.isEmpty() && (line.startsWith(" ") || line.startsWith("-"))) {
                before.add(line.substring(1));
            } else if (!source.isEmpty() && line.isEmpty()) {
                before.add(line);
            }
        }
        hunks += contains(source, before) ? 1 : 0;
        assertThat(hunks).as("places of " + patch.getFileName()).isPositive();
    }

    private static boolean contains(String source, List<String> lines) {
        if (!lines.isEmpty()) {
            assertThat(source).contains(String.join("\n", lines));
        }
        return !lines.isEmpty();
    }
}
