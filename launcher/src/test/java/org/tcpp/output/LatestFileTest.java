package org.tcpp.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LatestFileTest {

    @TempDir
    private Path folder;

    @Test
    void shouldHaveTheLastTextInTheEnd() throws IOException {
        AtomicReference<String> text = new AtomicReference<>("first\n");
        Path path = folder.resolve("counts.prom");
        try (LatestFile file = new LatestFile(path, new Patience())) {
            file.begin(text::get);
            text.set("last\n");
            file.end();

            assertThat(file.failure()).isNull();
        }
        assertThat(path).hasContent("last\n");
        assertThat(folder.toFile().list()).as("no temporary file").containsExactly("counts.prom");
    }

    @Test
    void shouldKeepWhyItCannotBeWritten() {
        try (LatestFile file = new LatestFile(folder.resolve("none/counts.prom"), new Patience())) {
            file.begin(() -> "text");
            file.end();

            assertThat(file.failure()).isInstanceOf(IOException.class);
        }
        assertThat(Files.exists(folder.resolve("none"))).isFalse();
    }
}
