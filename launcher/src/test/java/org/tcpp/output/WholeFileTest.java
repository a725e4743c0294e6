package org.tcpp.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WholeFileTest {

    private static final byte[] TEXT = "whole\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void shouldReplaceAFileAndLeaveNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("r.json"), "a longer text that was there before");

        WholeFile.write(file, out -> out.write(TEXT));

        assertThat(file).hasContent("whole\n");
        assertThat(contents()).containsExactly("r.json");
    }

    @Test
    void shouldKeepALinkAndReplaceWhatItPointsTo() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/r.json"));

        WholeFile.write(link, out -> out.write(TEXT));

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("real/r.json")).hasContent("whole\n");
    }

    @Test
    void shouldLeaveThingsAsTheyWereWhereItCannotWrite() throws IOException {
        Path missing = folder.resolve("missing/r.json");

        assertThatThrownBy(() -> WholeFile.write(missing, out -> out.write(TEXT))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> WholeFile.write(folder, out -> out.write(TEXT))).isInstanceOf(IOException.class)
                .hasMessageContaining("folder");
        assertThat(contents()).isEmpty();
    }

    @Test
    void shouldNotMindWhatAnotherProcessOfTheSameNumberLeft() throws IOException {
        long thread = Thread.currentThread().threadId();
        Files.createFile(folder.resolve(".r.json." + ProcessHandle.current().pid() + "-" + thread + ".tmp"));
        Path file = folder.resolve("r.json");

        WholeFile.look(file);
        WholeFile.write(file, out -> out.write(TEXT));
        WholeFile.write(file, out -> out.write(TEXT));

        assertThat(file).hasContent("whole\n");
        assertThat(contents()).hasSize(2);
    }

    @Test
    void shouldLeaveNothingOfWhatCouldNotBeWrittenWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("r.json"), "before");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(TEXT);
            throw new IOException("full");
        })).hasMessage("full");
        assertThatThrownBy(() -> WholeFile.create(folder.resolve("new"), out -> {
            out.write(TEXT);
            throw new IOException("full");
        })).hasMessage("full");

        assertThat(file).hasContent("before");
        assertThat(contents()).containsExactly("r.json");
    }

    @Test
    void shouldMakeAFileButNotReplaceOne() throws IOException {
        Path file = folder.resolve("r.csv");

        assertThat(WholeFile.create(file, out -> out.write(TEXT))).isTrue();
        assertThat(WholeFile.create(file, out -> out.write('x'))).isFalse();

        assertThat(file).hasContent("whole\n");
        assertThat(contents()).containsExactly("r.csv");
    }

    @Test
    void shouldTakeTheLongestNameThereIs() throws IOException {
        Path file = folder.resolve("r".repeat(255));

        WholeFile.look(file);
        WholeFile.write(file, out -> out.write(TEXT));

        assertThat(file).hasContent("whole\n");
        assertThatThrownBy(() -> WholeFile.look(folder.resolve("r".repeat(256)))).isInstanceOf(IOException.class);
    }

    @Test
    void shouldNotFollowLinksInACircle() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        assertThatThrownBy(() -> WholeFile.write(folder.resolve("a"), out -> out.write(TEXT)))
                .isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC, OS.FREEBSD})
    void shouldWriteToADeviceInsteadOfReplacingIt() throws IOException {
        WholeFile.write(Path.of("/dev/null"), out -> out.write(TEXT));

        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    private List<String> contents() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
