package org.tcpp.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SizeMixesTest {

    @ParameterizedTest
    @ValueSource(strings = {"1000", "12", "9223372036854775807", "1k:50,64k:30,10M:20", "1k:0.5,64k:0.25", "1k:1",
            "uniform:1k-1M", "uniform:12-12", "uniform:0-9223372036854775807", "lognormal:10k,1.5", "lognormal:1,5",
            "pareto:1k,1.2", "pareto:1k,0.00000000000000000000000000000000000123456789",
            "points:0=0,10000=0.15,1000000=1", "points:100=0,100=0.3,1000=0.3,1000=1", "websearch", "datamining",
            "hadoop", "storage"})
    void shouldWriteWhatItReads(String text) {
        SizeMix mix = SizeMixes.parse(text);
        assertThat(mix.text()).isEqualTo(text);
        assertThat(SizeMixes.parse(mix.text())).isEqualTo(mix).hasSameHashCodeAs(mix);
        assertThat(SizeMixes.parseOption(text)).isEqualTo(mix);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            10k                  | 10000
            10Ki                 | 10240
            10M:20,1000:50,64k:3 | 1k:50,64k:3,10M:20
            1k:50.0,2k:5e1       | 1k:50,2k:50
            uniform:1000-1000000 | uniform:1k-1M
            lognormal:10000,1.50 | lognormal:10k,1.5
            points:0=0,1k=1.5e1,2Ki=100 | points:0=0,1000=0.15,2048=1
            """)
    void shouldWriteOneFormForEqualMixes(String text, String form) {
        assertThat(SizeMixes.parse(text).text()).isEqualTo(form);
        assertThat(SizeMixes.parse(text)).isEqualTo(SizeMixes.parse(form));
    }

    @Test
    void shouldTellDifferentMixesApart() {
        assertThat(SizeMixes.parse("1k:50,2k:50")).isNotEqualTo(SizeMixes.parse("1k:50,2k:51"));
        assertThat(SizeMixes.parse("websearch")).isNotEqualTo(SizeMixes.parse("storage"));
    }

    @Test
    void shouldWriteTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(SizeMixes.parse("1k:0.5,64k:1.25").text()).isEqualTo("1k:0.5,64k:1.25");
            Locale.setDefault(Locale.GERMANY);
            assertThat(SizeMixes.parse("lognormal:10k,1.5").text()).isEqualTo("lognormal:10k,1.5");
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(SizeMixes.parse("datamining").text()).isEqualTo("datamining");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                  | allowed are BYTES, BYTES:WEIGHT,BYTES:WEIGHT,..., uniform:LOW-HIGH
            webserach           | cdf:FILE, websearch, datamining, hadoop, storage
            Websearch           | cdf:FILE, websearch, datamining, hadoop, storage
            normal:10k,3        | allowed are BYTES
            :50                 | allowed are BYTES
            -5                  | allowed are BYTES
            10K                 | '10K' is no number of bytes: allowed are digits
            99999999999999999999 | at most 9223372036854775807 bytes
            1k:50,              | allowed is BYTES:WEIGHT,BYTES:WEIGHT,..., as in 1k:50,64k:30,10M:20
            1k:50,64k           | allowed is BYTES:WEIGHT,BYTES:WEIGHT,..., as in 1k:50,64k:30,10M:20
            1k:50:60            | allowed is BYTES:WEIGHT,BYTES:WEIGHT,..., as in 1k:50,64k:30,10M:20
            1k:0                | weight '0', allowed is above 0 and at most 1000000000000
            1k:1e13             | weight '1e13', allowed is above 0 and at most 1000000000000
            1k:-1               | weight '-1' is not a number
            1k:NaN              | weight 'NaN' is not a number
            1k:50,1000:20       | size 1k is there twice
            1k:50,64q:20        | '64q' is no number of bytes
            uniform             | allowed are BYTES
            uniform:            | allowed is uniform:LOW-HIGH, as in uniform:1k-1M
            uniform:1k          | allowed is uniform:LOW-HIGH, as in uniform:1k-1M
            uniform:1k-1M-1G    | allowed is uniform:LOW-HIGH, as in uniform:1k-1M
            uniform:1M-1k       | LOW 1000000 is above HIGH 1000
            uniform:a-b         | 'a' is no number of bytes
            lognormal:10k       | allowed is lognormal:MEDIAN,SIGMA, as in lognormal:10k,1.5
            lognormal:0,1       | MEDIAN is 0, allowed is 1 or more
            lognormal:10k,0     | SIGMA is 0, allowed is above 0 and at most 5
            lognormal:10k,5.1   | SIGMA is 5.1, allowed is above 0 and at most 5
            lognormal:10k,x     | SIGMA 'x' is not a number
            pareto:1k           | allowed is pareto:MIN,ALPHA, as in pareto:1k,1.2
            pareto:0,1.2        | MIN is 0, allowed is 1 or more
            pareto:1k,0         | ALPHA is 0, allowed is above 0 and at most 100
            pareto:1k,101       | ALPHA is 101, allowed is above 0 and at most 100
            points:             | point '' is not BYTES=PROBABILITY
            points:1000         | point '1000' is not BYTES=PROBABILITY
            points:1000=1       | points given: 1, allowed are 2 to 10000
            points:0=0.1,1k=1   | the first probability is 0.1, it must be 0
            points:0=0,1k=0.9   | the last probability is 0.9, it must be 1, or 100
            points:0=0,1k=1.1   | the last probability is 1.1, it must be 1, or 100
            points:0=0,2k=0.5,1k=1 | point 1000 1 comes after 2000 0.5: neither sizes nor probabilities may fall
            points:0=0,1k=0.5,2k=0.4,3k=1 | point 2000 0.4 comes after 1000 0.5
            cdf:sizes.txt       | a file can only be named on this side's command line
            """)
    void shouldRefuseOtherFormsAndSayWhatWasGivenAndWhatIsAllowed(String text, String reason) {
        assertThatThrownBy(() -> SizeMixes.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no size mix: ")
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseMoreSizesThanALineShouldHold() {
        String weights = IntStream.rangeClosed(1, 5001).mapToObj(i -> i + ":1").collect(Collectors.joining(","));
        assertThatThrownBy(() -> SizeMixes.parse(weights)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sizes given: 5001, allowed are at most 5000")
                .hasMessageContaining("...'")
                .message()
                .hasSizeLessThan(200);
    }

    @Nested
    class FromAFile {

        @TempDir
        private Path folder;

        private String file(String content) throws IOException {
            return Files.writeString(folder.resolve("sizes.txt"), content).toString();
        }

        @Test
        void shouldCarryItsPointsInItsText() throws IOException {
            SizeMix mix = SizeMixes.parseOption("cdf:" + file("""
                    # web search, shortened
                    0       0
                    10k     0.15   # small
                    \t
                    1000000\t.7
                    30000000 1
                    """));
            assertThat(mix.text()).isEqualTo("points:0=0,10000=0.15,1000000=0.7,30000000=1");
            assertThat(SizeMixes.parse(mix.text())).isEqualTo(mix);
        }

        @Test
        void shouldReadPercentagesAndLineEndsOfOtherSystems() throws IOException {
            SizeMix mix = SizeMixes.parseOption("cdf:" + file("0 0\r\n4000 22.93\r\n8000 69.21\r\n2000000 100\r\n"));
            assertThat(mix.text()).isEqualTo("points:0=0,4000=0.2293,8000=0.6921,2000000=1");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                ""                     | points given: 0, allowed are 2 to 10000
                "0 0;10 0.5 1;20 1"    | line 2 of
                "0 0;10 0.5 1;20 1"    | '10 0.5 1' is not bytes, blanks, probability
                "0 0;;# x;10,5 1"      | line 4 of
                "0 0;10 0,5;20 1"      | probability '0,5' is not a number such as 50 or 0.5
                "0 0;10 0.5;20 0.9"    | the last probability is 0.9, it must be 1
                "5 0.2;10 0.5;20 1"    | the first probability is 0.2, it must be 0
                """)
        void shouldRefuseOtherContentAndNameTheLine(String lines, String reason) throws IOException {
            String option = "cdf:" + file(lines.replace(';', '\n'));
            assertThatThrownBy(() -> SizeMixes.parseOption(option)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'cdf:")
                    .hasMessageContaining(reason);
        }

        @Test
        void shouldSayWhyAFileCannotBeRead() throws IOException {
            assertThatThrownBy(() -> SizeMixes.parseOption("cdf:" + folder.resolve("none")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("there is no file " + folder.resolve("none"));
            assertThatThrownBy(() -> SizeMixes.parseOption("cdf:" + folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(folder + " cannot be read");
            String large = file("# " + "x".repeat(1_000_000));
            assertThatThrownBy(() -> SizeMixes.parseOption("cdf:" + large))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("too large: at most 1000000 bytes");
        }
    }
}
