package org.tcpp.cli;

import java.util.List;
import org.tcpp.pattern.Pattern;
import org.tcpp.pattern.Rounds;

import static org.tcpp.cli.CliOption.CLIENT_HOSTS;
import static org.tcpp.cli.CliOption.HOSTS;
import static org.tcpp.cli.CliOption.MISSING;
import static org.tcpp.cli.CliOption.PAIRS;
import static org.tcpp.cli.CliOption.PATTERN;
import static org.tcpp.cli.CliOption.SERVER_HOSTS;

/** The rules about options of many hosts. */
final class HostRules {

    private final Given given;

    private HostRules(Given given) {
        this.given = given;
    }

    /** Which of them may stand together. Throws {@link UsageError} with the first rule that is broken. */
    static void checkGiven(Given given) {
        HostRules r = new HostRules(given);
        for (CliOption alone : List.of(CliOption.SERVE, CliOption.CONNECT, CliOption.BOTH)) {
            r.refuse(given.has(alone) && given.manyHosts() != null, given.manyHosts(),
                    "allowed with many hosts only, not with " + given.named(alone));
        }
        r.exclusive(HOSTS, CLIENT_HOSTS);
        r.exclusive(HOSTS, SERVER_HOSTS);
        r.exclusive(PAIRS, CLIENT_HOSTS);
        r.exclusive(PAIRS, SERVER_HOSTS);
        r.exclusive(PAIRS, PATTERN);
        r.refuse(given.has(CLIENT_HOSTS) && !given.has(SERVER_HOSTS), CLIENT_HOSTS, "needs --servers LIST");
        r.refuse(given.has(SERVER_HOSTS) && !given.has(CLIENT_HOSTS), SERVER_HOSTS, "needs --clients LIST");
    }

    /** What their values may be. Throws {@link UsageError} with the first rule that is broken. */
    static void checkValues(Given given, Options options) {
        Options.Hosts hosts = options.placement().hosts();
        if (hosts == null) {
            return;
        }
        HostRules r = new HostRules(given);
        int all = hosts.rounds().hosts().size();
        r.refuse(given.has(MISSING) && hosts.missing() > all - 2, MISSING, "allowed are 0 to " + (all - 2)
                + ", for two of these " + all + " hosts have to be there");
        hosts.rounds().crowd(options.placement().processes()).ifPresent(crowd -> {
            Pattern pattern = hosts.pattern();
            String what = pattern == null ? given.named(PAIRS) : PATTERN.dashed() + " " + pattern.word();
            throw new UsageError(what + ": " + crowd.host().name() + " would have a part in " + crowd.pairs()
                    + " pairs at once, with " + crowd.workers() + " worker processes; allowed are "
                    + Rounds.MOST_WORKERS + (pattern == Pattern.SHIFT
                            ? ""
                            : "; --pattern shift has the pairs one after the other"));
        });
    }

    private void refuse(boolean broken, OptionRow option, String sentence) {
        if (broken) {
            throw new UsageError(given.named(option) + ": " + sentence);
        }
    }

    private void exclusive(CliOption one, CliOption other) {
        if (given.has(one) && given.has(other)) {
            throw new UsageError(given.named(one) + " with " + given.named(other) + ": only one of these is allowed");
        }
    }
}
