package org.tcpp.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A control group of Linux that holds this process: its own, or one around that. Of either version, cgroups(7): in
 * version 1 each controller has a tree of its own, in version 2 all share one, and a host may mix them.
 *
 * @param source where the files are read
 * @param folder its folder
 * @param path its name within the tree, as far as this process can see it: {@code /} is the outermost
 * @param second whether it is of version 2
 */
record ControlGroup(Source source, String folder, String path, boolean second) {

    /** A mounted tree of groups, or the part of it that can be seen here. */
    private record Mount(String root, String point, String type, List<String> options) {
    }

    /**
     * The groups that limit this process by a controller, its own first. None where there is no such controller, and
     * on other systems than Linux.
     *
     * @param controller {@code cpu}, {@code memory}, {@code pids}
     */
    static List<ControlGroup> around(Source source, String controller) {
        try {
            List<Mount> mounts = source.read("/proc/self/mountinfo").lines().map(ControlGroup::mount).toList();
            String own = ownPath(source.read("/proc/self/cgroup"), controller);
            boolean second = own == null;
            String path = second ? ownPath(source.read("/proc/self/cgroup"), "") : own;
            for (Mount mount : mounts) {
                boolean holds = second
                        ? mount.type.equals("cgroup2")
                        : mount.type.equals("cgroup") && mount.options.contains(controller);
                if (holds && path != null) {
                    return around(source, mount, path, second);
                }
            }
            return List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** The number in a file of the group, or null if there is none: no such file, or "max", which is no limit. */
    Long number(String file) {
        try {
            String text = source.read(folder + "/" + file);
            return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
        } catch (IOException _) {
            return null;
        }
    }

    /** A file's text, or null. */
    String text(String file) {
        try {
            return source.read(folder + "/" + file);
        } catch (IOException _) {
            return null;
        }
    }

    /** A file of lines with a name and a number; empty if there is none. */
    Map<String, Long> table(String file) {
        Map<String, Long> table = new HashMap<>();
        String text = text(file);
        if (text != null) {
            text.lines().map(line -> line.split(" ")).filter(words -> words.length == 2)
                    .filter(words -> words[1].matches("\\d{1,18}"))
                    .forEach(words -> table.put(words[0], Long.valueOf(words[1])));
        }
        return table;
    }

    private static List<ControlGroup> around(Source source, Mount mount, String ownPath, boolean second) {
        // in a container the mount may show only the container's part of the tree, under the host's name for it, or
        // the name may lead out of what is shown: then the mount itself is all there is to see
        String path = mount.root.equals("/")
                ? ownPath
                : ownPath.startsWith(mount.root + "/")
                        ? ownPath.substring(mount.root.length())
                        : "/";
        if (path.startsWith("/..")) {
            path = "/";
        }
        List<ControlGroup> groups = new ArrayList<>();
        for (String each = path; !each.equals("/"); each = outer(each)) {
            groups.add(new ControlGroup(source, mount.point + each, each, second));
        }
        groups.add(new ControlGroup(source, mount.point, "/", second));
        return groups;
    }

    private static String outer(String path) {
        int last = path.lastIndexOf('/');
        return last <= 0 ? "/" : path.substring(0, last);
    }

    /** Of the lines {@code 4:memory:/a/b} and {@code 0::/a/b}; no controller stands for version 2. */
    private static String ownPath(String lines, String controller) {
        return lines.lines().map(line -> line.split(":", 3)).filter(parts -> parts.length == 3)
                .filter(parts -> List.of(parts[1].split(",")).contains(controller)).map(parts -> parts[2]).findFirst()
                .orElse(null);
    }

    /** proc_pid_mountinfo(5): {@code 36 35 98:0 /root /point options [...] - type source super-options}. */
    private static Mount mount(String line) {
        String[] words = line.split(" ");
        int dash = List.of(words).indexOf("-");
        return dash < 5 || words.length < dash + 4
                ? new Mount("", "", "", List.of())
                : new Mount(unescape(words[3]), unescape(words[4]), words[dash + 1],
                        List.of(words[dash + 3].split(",")));
    }

    private static String unescape(String path) {
        return path.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }
}
