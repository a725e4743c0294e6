package org.tcpp.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tcpp.report.JsonReport;

/** Writes a page for each result, for looking at: {@code Pages IN.json OUT.html}. A program. */
final class Pages {

    private Pages() {}

    public static void main(String[] words) throws IOException {
        for (int i = 0; i + 1 < words.length; i += 2) {
            Files.writeString(Path.of(words[i + 1]),
                    ResultPage.of(JsonReport.read(Files.readString(Path.of(words[i]), StandardCharsets.UTF_8))),
                    StandardCharsets.UTF_8);
        }
    }
}
