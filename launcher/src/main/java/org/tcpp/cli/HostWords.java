package org.tcpp.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tcpp.message.Role;
import org.tcpp.size.FixedSize;

import static org.tcpp.cli.CliOption.CONTROL_ONLY;
import static org.tcpp.cli.CliOption.CONTROL_PORT;
import static org.tcpp.cli.CliOption.FRESH_WORKERS;
import static org.tcpp.cli.CliOption.INTERVAL;
import static org.tcpp.cli.CliOption.LABEL;
import static org.tcpp.cli.CliOption.PORT;
import static org.tcpp.cli.CliOption.PROCESSES;
import static org.tcpp.cli.CliOption.REPLY;
import static org.tcpp.cli.CliOption.SERVE;
import static org.tcpp.cli.CliOption.SIZES;
import static org.tcpp.cli.CliOption.SKIP_COPY;
import static org.tcpp.cli.CliOption.TRIALS;

/** The command lines of one pair among many hosts, made of that of all of them. */
final class HostWords {

    /** What a client says alone, for a server would not understand it, or does it by what the client says. */
    private static final Set<CliOption> ALSO_OF_SERVERS = EnumSet.of(PROCESSES, PORT, INTERVAL, CONTROL_PORT);
    /** What the head does itself. */
    private static final Set<CliOption> OF_THE_HEAD = EnumSet.of(TRIALS, FRESH_WORKERS);

    private HostWords() {}

    /** Of a pair's client, but for whom it connects to. */
    static List<String> client(Given given, Options.Workload work) {
        List<String> words = new ArrayList<>();
        for (CliOption option : given.ofRun()) {
            boolean said = option == LABEL || option.topic() != Topic.HOSTS && option.topic() != Topic.OUTPUT
                    && option.modes().contains(Mode.CLIENT) && !OF_THE_HEAD.contains(option);
            boolean idle = option == SKIP_COPY && !work.exchange().sends(Role.SERVER);
            if (said && !idle) {
                add(words, option, texts(given, work, option));
            }
        }
        return words;
    }

    /** Of a server, which serves the clients of this command and nobody else. */
    static List<String> server(Given given) {
        List<String> words = new ArrayList<>(List.of(SERVE.dashed(), CONTROL_ONLY.dashed()));
        for (CliOption option : given.ofRun()) {
            boolean tunes = option.topic() == Topic.TUNING && option.modes().contains(Mode.SERVER);
            if (tunes || ALSO_OF_SERVERS.contains(option)) {
                add(words, option, given.texts(option));
            }
        }
        return words;
    }

    /** A mix may be of a file, which other hosts do not have. */
    private static List<String> texts(Given given, Options.Workload work, CliOption option) {
        if (option == SIZES && !(work.sizes().mix() instanceof FixedSize)) {
            return List.of(work.sizes().mix().text());
        }
        if (option == REPLY && work.exchange().replies() != null) {
            return List.of(work.exchange().replies().mix().text());
        }
        return given.texts(option);
    }

    private static void add(List<String> words, CliOption option, List<String> texts) {
        String name = option.dashed();
        if (option.argument() == null) {
            words.add(name);
        } else {
            texts.forEach(
                    text -> words.addAll(name.startsWith("--") ? List.of(name + "=" + text) : List.of(name, text)));
        }
    }
}
