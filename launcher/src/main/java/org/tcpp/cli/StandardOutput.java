package org.tcpp.cli;

import java.util.Set;

/** How standard output is named where a file may be. */
public final class StandardOutput {

    /** What opens the descriptor of standard output under another name would overwrite what stands in it already. */
    private static final Set<String> NAMES = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    private StandardOutput() {}

    /** True if a file of that name is standard output; null is none. */
    public static boolean is(String name) {
        return name != null && NAMES.contains(name);
    }
}
