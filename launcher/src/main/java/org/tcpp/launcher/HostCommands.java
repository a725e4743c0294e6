package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.Options;
import org.tcpp.conduct.Cell;
import org.tcpp.conduct.Wording;

/** The command lines of hosts, as the options of all of them want them. */
record HostCommands(Options.HostLines lines) implements Wording {

    @Override
    public List<String> server() {
        return lines.server();
    }

    /** Pairs of a server with several addresses take them in turn. */
    @Override
    public List<String> client(Cell cell) {
        List<String> targets = cell.pair().server().targets();
        List<String> words = new ArrayList<>(
                List.of(CliOption.CONNECT.dashed(), targets.get(cell.number() % targets.size())));
        words.addAll(lines.client());
        return words;
    }
}
