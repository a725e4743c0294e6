package org.tcpp.host;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * How many processes the kernel had killed for want of memory in each of the control groups around this process, at one
 * time. Compared with a later time it tells why a process is gone that died of SIGKILL.
 */
final class OomKills {

    /** No path of a group. */
    private static final String HOST = "";

    private final Map<String, Long> kills = new HashMap<>();

    private OomKills() {}

    /** Now: a few small files on Linux; nothing elsewhere. Any thread. */
    static OomKills at(Source source) {
        OomKills now = new OomKills();
        if (source.isLinux()) {
            Long ofHost = vmstat(source);
            if (ofHost != null) {
                now.kills.put(HOST, ofHost);
            }
            for (ControlGroup group : ControlGroup.around(source, "memory")) {
                // version 2 counts those of all groups within as well, version 1 only the group's own
                Long count = group.table(group.second() ? "memory.events" : "memory.oom_control").get("oom_kill");
                if (count != null) {
                    now.kills.put(group.path(), count);
                }
            }
        }
        return now;
    }

    /** What happened since: a few words with the limit and its control group; null if nothing was killed. */
    String since(Source source) {
        if (kills.isEmpty()) {
            return null;
        }
        OomKills now = at(source);
        GroupLimit limit = GroupLimit.memory(source);
        if (limit != null && kills.keySet().stream().anyMatch(path -> !path.equals(HOST) && now.grown(this, path))) {
            return "out of memory: " + limit.name() + " is " + limit.limit() / 1_000_000 + " MB";
        }
        return now.grown(this, HOST) ? "out of memory: the kernel killed a process of this host" : null;
    }

    private boolean grown(OomKills before, String path) {
        return kills.getOrDefault(path, 0L) > before.kills.getOrDefault(path, Long.MAX_VALUE);
    }

    /** proc_vmstat(5): of all groups and of the host as a whole. */
    private static Long vmstat(Source source) {
        try {
            return source.read("/proc/vmstat").lines().filter(line -> line.startsWith("oom_kill "))
                    .map(line -> Long.valueOf(line.substring("oom_kill ".length()))).findFirst().orElse(null);
        } catch (IOException | NumberFormatException _) {
            return null;
        }
    }
}
