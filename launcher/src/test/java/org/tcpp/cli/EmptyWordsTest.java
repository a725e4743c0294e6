package org.tcpp.cli;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A variable that is not set leaves an empty word, which names nothing. */
class EmptyWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            sweep _            | sweep: DIR is empty
            run _              | run: HOST is empty
            report a _ b       | report: FILE 2 of 3 is empty
            compare _ -- b     | compare: A is empty
            compare a -- b _   | compare: B 2 of 2 is empty
            help _             | help: COMMAND is empty
            --hosts @          | --hosts @: the name of the file is empty
            -c h --sizes cdf:  | --sizes cdf:: 'cdf:' is no size mix: the name of the file is empty
            """)
    void shouldNotTakeAnEmptyWordForTheCurrentFolder(String line, String message) {
        String[] words = Stream.of(line.split(" ")).map(word -> word.equals("_") ? "" : word).toArray(String[]::new);
        String[] all = words[0].equals("sweep") ? new String[]{words[0], words[1], "--", "-c", "h"} : words;
        assertThat(CommandLine.parse(all)).isEqualTo(new Parsed.Wrong(message));
    }
}
