package org.tcpp.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads a text by the grammar of OpenMetrics 1.0, as far as the types that are in use go, and believes nothing. */
final class OpenMetrics {

    private static final Pattern META = Pattern.compile("# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
    private static final String LABEL = "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\n\"])*)\"";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(" + LABEL + "(?:," + LABEL
            + ")*)\\})? (-?[0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?)");
    private static final Map<String, Set<String>> SUFFIXES = Map.of("counter", Set.of("_total"), "gauge", Set.of(""),
            "info", Set.of("_info"), "histogram", Set.of("_bucket", "_count", "_sum"));
    private static final Pattern BUCKET = Pattern.compile("\\{le=\"([^\"]+)\"\\}");

    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final List<String> families = new ArrayList<>();
    private String type;
    private double bound;
    private double below;

    private OpenMetrics() {}

    /** The samples of a text, by name and labels as they stand there; fails unless the text is valid. */
    static Map<String, Double> read(String text) {
        assertThat(text).endsWith("# EOF\n");
        OpenMetrics read = new OpenMetrics();
        String body = text.substring(0, text.length() - "# EOF\n".length());
        body.lines().forEach(read::line);
        return read.samples;
    }

    private void line(String line) {
        Matcher meta = META.matcher(line);
        if (meta.matches()) {
            meta(meta.group(1), meta.group(2), meta.group(3));
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(sample.group(1)).as("name of a %s", type).startsWith(families.getLast());
        String suffix = sample.group(1).substring(families.getLast().length());
        assertThat(SUFFIXES.get(type)).contains(suffix);
        String labels = sample.group(2) == null ? "" : "{" + sample.group(2) + "}";
        double value = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
        assertThat(samples.put(sample.group(1) + labels, value)).as("twice: %s", line).isNull();
        assertThat(!"info".equals(type) || value == 1).as(line).isTrue();
        assertThat("gauge".equals(type) || value >= 0).as(line).isTrue();
        if ("histogram".equals(type)) {
            partOfHistogram(suffix, labels, value);
        }
    }

    /** Buckets ascend to the one of all, which the count repeats. */
    private void partOfHistogram(String suffix, String labels, double value) {
        if ("_bucket".equals(suffix)) {
            Matcher le = BUCKET.matcher(labels);
            assertThat(le.matches()).as(labels).isTrue();
            double next = "+Inf".equals(le.group(1)) ? Double.POSITIVE_INFINITY : Double.parseDouble(le.group(1));
            assertThat(next).as("bound of %s", labels).isGreaterThan(bound);
            assertThat(value).as("count of %s", labels).isGreaterThanOrEqualTo(below);
            bound = next;
            below = value;
        } else if ("_count".equals(suffix)) {
            assertThat(bound).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(value).isEqualTo(below);
        }
    }

    private void meta(String kind, String family, String words) {
        if ("TYPE".equals(kind)) {
            assertThat(families).as("families in one piece each").doesNotContain(family);
            assertThat(SUFFIXES).containsKey(words);
            families.add(family);
            type = words;
            bound = 0;
            below = 0;
        } else if ("UNIT".equals(kind)) {
            assertThat(family).endsWith("_" + words);
        }
        assertThat(family).as("what stands before its samples").isEqualTo(families.getLast());
    }
}
