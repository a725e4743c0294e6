package org.tcpp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tcpp.cli.Options.Mode;

/** What must not be combined: one rule per line, first what is wrong, then the sentence that the user reads. */
final class Rules {

    private Rules() {}

    /** Rules about which options stand together; before any of them is read. */
    static void checkCombination(Given given) throws UsageException {
        List<Opt> roles = all(given, opt -> opt.topic() == Topic.ROLE);
        refuse(roles.isEmpty(),
                () -> "give -s for a server, -c HOST for a client, or --loopback for both on this host");
        refuse(roles.size() > 1, () -> roles.get(0).shown() + " and " + roles.get(1).shown() + " exclude each other");
        Scope scope = Scope.of(mode(given));
        Optional<Opt> alien = all(given, opt -> !opt.isFor(scope)).stream().findFirst();
        refuse(alien.isPresent(), () -> alien.get().shown() + " is for " + alien.get().users() + ", not for "
                + scope.words());
        refuse(given.has(Opt.LOCAL_COUNT) && !given.has(Opt.LOCAL), () -> "-M " + given.text(Opt.LOCAL_COUNT)
                + ": needs -l IP, the first of these addresses");
        refuse(given.has(Opt.QUIET) && given.has(Opt.VERBOSE), () -> "-q and -v exclude each other");
    }

    /** Rules about values; when all of them have been read. */
    static void checkValues(Options options) throws UsageException {
        Options.Where where = options.where();
        int lastPort = where.basePort() + options.load().processes() - 1;
        refuse(lastPort > 65_535, () -> "-r " + where.basePort() + " with -p " + options.load().processes()
                + ": the last worker would use port " + lastPort + ", and ports end at 65535");
        refuse(where.local() != null && where.local().isMulticastAddress(), () -> "-l "
                + where.local().getHostAddress() + ": is a multicast address, and TCP has none");
        refuse(where.local() != null && runsOver(where.local().getAddress(), where.localCount()), () -> "-l "
                + where.local().getHostAddress() + " with -M " + where.localCount() + ": runs past the last address");
        refuse(options.load().durationNs() > 0 && options.output().intervalNs() > options.load().durationNs(),
                () -> "--interval " + TimeSpan.format(options.output().intervalNs()) + ": is longer than -d "
                        + TimeSpan.format(options.load().durationNs()));
    }

    static Mode mode(Given given) {
        return given.has(Opt.SERVER) ? Mode.SERVER : given.has(Opt.CLIENT) ? Mode.CLIENT : Mode.LOOPBACK;
    }

    private static List<Opt> all(Given given, Predicate<Opt> which) {
        List<Opt> found = new ArrayList<>();
        for (Opt opt : Opt.values()) {
            if (given.has(opt) && which.test(opt)) {
                found.add(opt);
            }
        }
        return found;
    }

    private static boolean runsOver(byte[] first, int count) {
        long low = 0;
        for (int i = first.length - 4; i < first.length; i++) {
            low = low << 8 | first[i] & 0xff;
        }
        return low + count - 1 > 0xffff_ffffL;
    }

    private static void refuse(boolean wrong, Supplier<String> sentence) throws UsageException {
        if (wrong) {
            throw new UsageException(sentence.get());
        }
    }
}
