package org.tcpp.conduct;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.tcpp.pattern.HostFold;

/**
 * What hosts say for a person. Before data flows many say the same, a banner or a warning: each line is told once then,
 * with all who have said it by the end of the stage. One thread.
 */
final class Chatter {

    private final Board board;
    private final Map<String, Set<String>> gathered = new LinkedHashMap<>();

    Chatter(Board board) {
        this.board = board;
    }

    /** A host says a line. */
    void hear(String host, String line) {
        if (board.began) {
            board.act(new Task.Remark(host + ": " + line));
        } else {
            gathered.computeIfAbsent(line, _ -> new LinkedHashSet<>()).add(host);
        }
    }

    /** Tells what was gathered. */
    void tell() {
        gathered.forEach((line, hosts) -> board.act(new Task.Remark(HostFold.text(hosts) + ": " + line)));
        gathered.clear();
    }
}
