package org.tcpp.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with ranges of numbers in brackets: {@code r[1-2]n[01-16]}. */
final class HostRange {

    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
    private static final Pattern IPV6 = Pattern.compile("\\[([^\\[\\]]*:[^\\[\\]]*)]");

    private HostRange() {}

    /** All words that it stands for, the last range varying fastest; itself where there is none. */
    static List<String> expand(String word) {
        Matcher ipv6 = IPV6.matcher(word);
        if (ipv6.matches()) {
            return List.of(ipv6.group(1));
        }
        List<String> words = List.of("");
        Matcher brackets = BRACKETS.matcher(word);
        int end = 0;
        while (brackets.find()) {
            words = join(words, word.substring(end, brackets.start()), numbers(brackets.group(1), word));
            end = brackets.end();
        }
        String rest = word.substring(end);
        if (word.chars().filter(c -> c == '[').count() != word.chars().filter(c -> c == ']').count()
                || rest.contains("[") || rest.contains("]")) {
            throw new IllegalArgumentException("'" + HostWord.quote(word) + "' has a bracket that is not closed, or one"
                    + " too many");
        }
        return join(words, rest, List.of(""));
    }

    private static List<String> join(List<String> words, String between, List<String> numbers) {
        if ((long) words.size() * numbers.size() > HostList.MOST_HOSTS) {
            throw tooMany();
        }
        List<String> joined = new ArrayList<>();
        words.forEach(word -> numbers.forEach(number -> joined.add(word + between + number)));
        return joined;
    }

    private static List<String> numbers(String text, String word) {
        List<String> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher range = NUMBERS.matcher(part);
            if (!range.matches()) {
                throw new IllegalArgumentException("'" + HostWord.quote(word) + "': in brackets are allowed numbers and"
                        + " ranges such as [1-3,7]");
            }
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            if (to < from) {
                throw new IllegalArgumentException("'" + HostWord.quote(word) + "': " + part + " ends before it"
                        + " begins");
            }
            if (to - from >= HostList.MOST_HOSTS) {
                throw tooMany();
            }
            for (int number = from; number <= to; number++) {
                String digits = Integer.toString(number);
                numbers.add("0".repeat(Math.max(0, range.group(1).length() - digits.length())) + digits);
            }
        }
        return numbers;
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("more than " + HostList.MOST_HOSTS + " hosts; allowed are so many");
    }
}
