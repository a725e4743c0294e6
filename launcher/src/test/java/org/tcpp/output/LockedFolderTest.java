package org.tcpp.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LockedFolderTest {

    @TempDir
    Path place;

    @Test
    void shouldBelongToOneCommandUntilItGivesItBack() throws OutputError {
        String name = place.resolve("a/b").toString();
        try (LockedFolder folder = LockedFolder.take(name)) {
            assertThatThrownBy(() -> LockedFolder.take(name)).isInstanceOf(OutputError.class)
                    .hasMessage(name + ": another command works in this folder");
            folder.write("f", "text");
            assertThat(folder.text("f")).contains("text");
            assertThat(folder.text("g")).isEmpty();
        }
        LockedFolder.take(name).close();
        assertThat(place.resolve("a/b/f")).hasContent("text");
    }

    @Test
    void shouldRemoveWhatAKilledCommandLeftHalfWritten() throws IOException, OutputError {
        Path left = Files.writeString(place.resolve(".tcpp-1234.tmp"), "ha");
        Path other = Files.writeString(place.resolve("mine.tmp"), "ha");
        LockedFolder.take(place.toString()).close();
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void shouldSayWhatCannotBeHad() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "");
        assertThatThrownBy(() -> LockedFolder.take(file.toString())).isInstanceOf(OutputError.class)
                .hasMessage(file + ": cannot be written (is no folder)");
        assertThatThrownBy(() -> LockedFolder.take(file + "/x")).isInstanceOf(OutputError.class)
                .hasMessageStartingWith(file + "/x: cannot be written (");
    }
}
