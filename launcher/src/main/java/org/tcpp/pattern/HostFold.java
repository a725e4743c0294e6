package org.tcpp.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many names in little room, in the notation that {@link HostList} reads: {@code c[01-07,9],s1}. Pure. */
public final class HostFold {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})(\\D*)");

    private HostFold() {}

    /** Names that differ in the last number in them alone. */
    private record Family(String before, String after) {
    }

    /** All of them, those of one family together at the place of the first. */
    public static String text(Collection<String> names) {
        Map<Object, List<String>> families = new LinkedHashMap<>();
        for (String name : names) {
            Matcher numbered = NUMBERED.matcher(name);
            Object family = !name.contains(":") && numbered.matches()
                    ? new Family(numbered.group(1), numbered.group(3))
                    : name;
            families.computeIfAbsent(family, _ -> new ArrayList<>())
                    .add(family instanceof Family ? numbered.group(2) : name);
        }
        List<String> parts = new ArrayList<>();
        families.forEach((key, members) -> {
            if (!(key instanceof Family family)) {
                parts.add(members.getFirst());
            } else {
                String ranges = ranges(members);
                parts.add(family.before + (members.size() == 1 ? ranges : "[" + ranges + "]") + family.after);
            }
        });
        return String.join(",", parts);
    }

    private static String ranges(List<String> numbers) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < numbers.size();) {
            int end = i;
            while (end + 1 < numbers.size() && follows(numbers.get(end), numbers.get(end + 1))) {
                end++;
            }
            ranges.add(end == i ? numbers.get(i) : numbers.get(i) + "-" + numbers.get(end));
            i = end + 1;
        }
        return String.join(",", ranges);
    }

    /** True if a range from the one would go on with the other, leading zeros and all. */
    private static boolean follows(String one, String other) {
        String next = Integer.toString(Integer.parseInt(one) + 1);
        boolean padded = one.length() == other.length();
        return Integer.parseInt(other) == Integer.parseInt(next)
                && (padded || other.equals(next) && !one.startsWith("0"));
    }
}
